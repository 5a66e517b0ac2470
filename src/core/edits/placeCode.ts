import { findCore } from './place/densest.ts';
import { keyLines } from './place/lineKeys.ts';
import { outermostOf, outlineOf, type OutlineEntry } from './place/outline.ts';
import { regionAround, type Side } from './place/region.ts';
import { trimBlankLines } from './reply/lines.ts';

/** Lines of a document that code may belong in the place of. */
export interface CodePlace {
  /** Counted from 0. */
  readonly startLine: number;
  /** Excluded; after `startLine`. */
  readonly endLine: number;
  /** How much speaks for it, from 0 to 1. */
  readonly confidence: number;
}

/**
 * Where code belongs in a document. `ambiguous`: nothing but the person's word can decide, even where there is one
 * candidate only. `insert`: it is new, and comes before that line.
 */
export type Placement =
  | ({ readonly kind: 'replace' } & CodePlace)
  | { readonly kind: 'insert'; readonly line: number }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly CodePlace[] }
  | { readonly kind: 'none' };

const mostCandidates = 5;
/** Less than this, and a place is not worth asking about. */
const leastConfidence = 0.2;
/** From this on, a place is taken without a question, when no other is nearly as good and its ends are known. */
const enoughConfidence = 0.5;
/** Another place with this share of the best one's weight could be meant as well. */
const shareOfRival = 0.5;
/** The confidence in a place where the code defines again what is defined there. */
const confidenceInNames = 0.8;

/**
 * Finds the lines of a document that some code is another form of: by the names that it defines, and by the lines that it
 * shares with the document. Never certain where another place is nearly as good, where an end of the place is a guess, or
 * where something would be lost that the code does not have. Linear, or close to it, in both.
 * @param outline the document's definitions, where the editor knows them; else they are told by the look of its lines.
 */
export function placeCode(
  documentLines: readonly string[],
  codeLines: readonly string[],
  languageId: string,
  outline: readonly OutlineEntry[] = outlineOf(documentLines),
): Placement {
  const trimmed = trimBlankLines(codeLines);
  if (trimmed.length === 0) return { kind: 'none' };
  if (documentLines.every((line) => line.trim() === '')) return { kind: 'insert', line: 0 };
  const codeOutline = outlineOf(trimmed);
  const keyed = keyLines(documentLines, trimmed, { document: outline, code: codeOutline });
  const document: Side = { ...keyed.document, lines: documentLines, outline };
  const code: Side = { ...keyed.code, lines: trimmed, outline: codeOutline };
  const candidates = candidatesIn(document, code, languageId);
  const [best] = candidates;
  if (!best) return placeByNames(document, code);
  if (candidates.length === 1 && best.isCertain && best.place.confidence >= enoughConfidence)
    return { kind: 'replace', ...best.place };
  return { kind: 'ambiguous', candidates: candidates.map(({ place }) => place) };
}

interface Candidate {
  readonly place: CodePlace;
  readonly isCertain: boolean;
}

/** The best place and all that could be meant as well, the best first. */
function candidatesIn(document: Side, code: Side, languageId: string): readonly Candidate[] {
  const all = code.weights.reduce((sum, weight) => sum + weight, 0);
  const taken: CodePlace[] = [];
  const isTaken = (line: number): boolean =>
    taken.some(({ startLine, endLine }) => line >= startLine && line < endLine);
  const candidates: Candidate[] = [];
  let best = 0;
  while (candidates.length < mostCandidates) {
    const core = findCore(document, code, isTaken);
    if (!core || core.windowWeight < best * shareOfRival) break;
    best = Math.max(best, core.weight);
    const { start, end, isCertain, hasDefinition } = regionAround(core, document, code, languageId);
    const share = Math.min(1, core.weight / all);
    const confidence = hasDefinition ? Math.max(share, confidenceInNames) : share;
    if (confidence < leastConfidence && candidates.length === 0) break;
    const place = { startLine: start, endLine: end, confidence };
    const isEvident = hasDefinition || core.matches.length > 1 || share === 1;
    candidates.push({ place, isCertain: isCertain && isEvident });
    taken.push(place);
  }
  return candidates;
}

/** Where nothing but names speaks for a place, or nothing at all does: code that defines something new comes last. */
function placeByNames(document: Side, code: Side): Placement {
  const names = new Set(outermostOf(code.outline).map(({ name }) => name));
  const namesakes = document.outline.filter(({ name }) => names.has(name)).slice(0, mostCandidates);
  if (namesakes.length > 0)
    return {
      kind: 'ambiguous',
      candidates: namesakes.map(({ line, end }) => ({
        startLine: line,
        endLine: end,
        confidence: leastConfidence,
      })),
    };
  return names.size > 0 ? { kind: 'insert', line: lastText(document.lines) + 1 } : { kind: 'none' };
}

function lastText(lines: readonly string[]): number {
  return lines.findLastIndex((line) => line.trim() !== '');
}
