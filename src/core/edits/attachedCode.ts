import { definitionsIn } from './reply/definitions.ts';
import { isCommon } from './reply/commonLines.ts';
import { similarity } from './place/lineKeys.ts';
import { outermostOf, outlineOf } from './place/outline.ts';

/** Lines of a document, counted from 0, the end excluded. */
export interface Lines {
  readonly startLine: number;
  readonly endLine: number;
}

/**
 * Where code that was attached to a question stands now: where it stood, else the only place where it stands, whatever its
 * indentation. Undefined where it was changed, or stands at several other places.
 * @param startLine where it stood, counted from 0.
 */
export function findAttached(
  document: readonly string[],
  attached: readonly string[],
  startLine: number,
): Lines | undefined {
  const wanted = attached.map((line) => line.trim());
  if (wanted.every((line) => line === '')) return undefined;
  const keys = document.map((line) => line.trim());
  const standsAt = (start: number): boolean => wanted.every((line, index) => keys[start + index] === line);
  const at = (start: number): Lines => ({ startLine: start, endLine: start + wanted.length });
  if (standsAt(startLine)) return at(startLine);
  const places = keys.flatMap((key, start) => (key === wanted[0] && standsAt(start) ? [start] : []));
  const [only] = places;
  return only !== undefined && places.length === 1 ? at(only) : undefined;
}

/** Half of the words of a line, and it is taken for a form of another one. */
const leastSimilarity = 0.5;
/** How far a line may have moved to be looked for, in lines that say something. */
const furthestMove = 5;

/**
 * Whether code can be a rewrite of all of some lines: it defines all that they define, or has half of the lines of whichever
 * is shorter, as they are or in a form of them.
 */
export function isRewriteOf(lines: readonly string[], code: readonly string[]): boolean {
  const defined = new Set(definitionsIn(code).map(({ name }) => name));
  const outer = outermostOf(outlineOf(lines));
  if (outer.length > 0 && outer.every(({ name }) => defined.has(name))) return true;
  const telling = tellingIn(lines);
  const came = tellingIn(code);
  const known = new Set(came);
  const shared = telling.filter(
    (line, index) =>
      known.has(line) ||
      came
        .slice(Math.max(0, index - furthestMove), index + furthestMove + 1)
        .some((other) => similarity(wordsOf(line), wordsOf(other)) >= leastSimilarity),
  ).length;
  // Of what defines something, a part is no rewrite.
  const enough = outer.length === 0 ? Math.min(telling.length, came.length) : telling.length;
  return shared > 0 && shared * 2 >= enough;
}

function tellingIn(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !isCommon(line));
}

function wordsOf(line: string): string {
  return line.replace(/[^\p{L}\p{N}_$]+/gu, ' ');
}
