import type { Core } from './densest.ts';
import { nextText, walk } from './edges.ts';
import { headLinesOf } from './headLines.ts';
import { isDefinitionKey, type KeyedLines } from './lineKeys.ts';
import { isClosed, outermostOf, type OutlineEntry } from './outline.ts';

/** A document, or some code for it, as it is looked at. */
export interface Side extends KeyedLines {
  readonly lines: readonly string[];
  readonly outline: readonly OutlineEntry[];
}

/** Lines of a document that some code is to replace, counted from 0, the end excluded. */
export interface Region {
  readonly start: number;
  readonly end: number;
  /** Whether both ends are known, and nothing between them is missing in the code that should not be. */
  readonly isCertain: boolean;
  /** Whether the code defines again what is defined there. */
  readonly hasDefinition: boolean;
}

/** The whole lines that code replaces whose core is known. */
export function regionAround(core: Core, document: Side, code: Side, languageId: string): Region {
  const top = topOf(core, document, code, languageId);
  const bottom = bottomOf(core, document, code, top.line);
  const region = { start: top.line, end: bottom.line };
  return {
    ...region,
    isCertain:
      core.isStable &&
      !hasLinesOfNeighbours(region, core, document, code) &&
      !breaksOff(code) &&
      top.isCertain &&
      bottom.isCertain &&
      !losesDefinition(region, core, document, code),
    hasDefinition: core.matches.some(({ codeLine }) => isDefinitionKey(code.keys[codeLine] ?? '')),
  };
}

interface End {
  readonly line: number;
  readonly isCertain: boolean;
}

function topOf(core: Core, document: Side, code: Side, languageId: string): End {
  const [first] = core.matches;
  if (!first) return { line: 0, isCertain: false };
  const reach = walk({ ...first, documentKeys: document.keys, codeKeys: code.keys, step: -1 });
  const line = reach.documentLine;
  if (nextText(code.keys, reach.codeLine, -1) === undefined) return { line, isCertain: true };
  const inCode = headLinesOf(code.lines.slice(0, reach.codeLine), languageId);
  const inDocument = headLinesOf(document.lines.slice(0, line), languageId);
  const isKnown = new Set(document.keys);
  const isNewHead = (index: number): boolean =>
    inCode.isOverDefinition(index) && !(code.weights[index] !== 0 && isKnown.has(code.keys[index] ?? ''));
  if (everyLine(reach.codeLine, (index) => isNewHead(index) || code.keys[index] === '')) {
    let start = line;
    while (start > 0 && inDocument.isOverDefinition(start - 1)) start -= 1;
    return { line: start, isCertain: true };
  }
  const areImports = everyLine(reach.codeLine, inCode.isAtTop) && everyLine(line, inDocument.isAtTop);
  return areImports ? { line: 0, isCertain: true } : { line, isCertain: false };
}

function bottomOf(core: Core, document: Side, code: Side, start: number): End {
  const last = core.matches.at(-1);
  if (!last) return { line: 0, isCertain: false };
  const reach = walk({ ...last, documentKeys: document.keys, codeKeys: code.keys, step: 1 });
  const line = reach.documentLine + 1;
  const isExhausted = nextText(code.keys, reach.codeLine, 1) === undefined;
  const pair = lastShared(document, code, start, line);
  if (!pair) return { line, isCertain: isExhausted || isLastText(document, line) };
  const isWhole = isClosed(document.lines, pair.inDocument) && isClosed(code.lines, pair.inCode);
  const rest = nextText(document.keys, line - 1, 1) ?? Infinity;
  if (isExhausted && !isWhole) return { line, isCertain: rest >= pair.inDocument.end };
  const end = Math.max(line, pair.inDocument.end);
  const isKept = isWhole || !hasBrackets(document, pair.inDocument);
  return {
    line: end,
    isCertain: isKept && addsDefinitionsOnly(code, Math.max(pair.inCode.end, reach.codeLine + 1)),
  };
}

/** Whether indentation alone does not say where a definition ends. */
function hasBrackets({ lines }: Side, { line, end }: OutlineEntry): boolean {
  return lines.slice(line, end).some((text) => text.trimEnd().endsWith('{'));
}

interface Pair {
  readonly inDocument: OutlineEntry;
  readonly inCode: OutlineEntry;
}

/** The last of the code's outermost definitions that is one of these lines of the document, too. */
function lastShared(document: Side, code: Side, start: number, end: number): Pair | undefined {
  const places = new Map(document.outline.map((entry) => [document.keys[entry.line], entry]));
  for (const inCode of outermostOf(code.outline).toReversed()) {
    const key = code.keys[inCode.line] ?? '';
    const inDocument = isDefinitionKey(key) ? places.get(key) : undefined;
    if (inDocument && inDocument.line >= start && inDocument.line < end) return { inDocument, inCode };
  }
  return undefined;
}

/** Whether all that the code has from a line on are definitions that the document has not. */
function addsDefinitionsOnly({ keys, outline }: Side, from: number): boolean {
  const added = outermostOf(outline).filter(({ line }) => line >= from);
  const isIn = (line: number): boolean => added.some((entry) => line >= entry.line && line < entry.end);
  for (let line = from; line < keys.length; line += 1) if (keys[line] !== '' && !isIn(line)) return false;
  return true;
}

/** Whether code ends in the middle of a definition. */
function breaksOff(code: Side): boolean {
  const last = outermostOf(code.outline).at(-1);
  if (last?.end !== code.lines.length) return false;
  return hasBrackets(code, last) && last.end > last.line + 1 && !isClosed(code.lines, last);
}

/** A line of this weight says for certain what it is a form of. */
const tellingWeight = 0.5;

/** Whether lines of the code that were not found stand in the document just before or after its place. */
function hasLinesOfNeighbours(
  { start, end }: Pick<Region, 'start' | 'end'>,
  { matches }: Core,
  document: Side,
  code: Side,
): boolean {
  const found = new Set(matches.map(({ codeLine }) => codeLine));
  const reach = code.keys.length;
  const neighbours = new Set([
    ...document.keys.slice(Math.max(0, start - reach), start),
    ...document.keys.slice(end, end + reach),
  ]);
  return code.keys.some(
    (key, line) => !found.has(line) && (code.weights[line] ?? 0) >= tellingWeight && neighbours.has(key),
  );
}

function isLastText({ keys }: Side, end: number): boolean {
  return nextText(keys, end - 1, 1) === undefined;
}

/**
 * Whether something would go that the document defines there: unless most of it is in the code, under another name, or it
 * is within a function that the code rewrites.
 */
function losesDefinition(
  { start, end }: Pick<Region, 'start' | 'end'>,
  { matches }: Core,
  document: Side,
  code: Side,
): boolean {
  const names = new Set(code.outline.map(({ name }) => name));
  const isMatched = new Set(matches.map(({ documentLine }) => documentLine));
  let rewrittenUntil = 0;
  return document.outline.some((entry) => {
    if (entry.line < start || entry.line >= end || entry.line < rewrittenUntil) return false;
    if (names.has(entry.name)) {
      if (!entry.isContainer) rewrittenUntil = entry.end;
      return false;
    }
    return shareOf(document, entry, isMatched) < 0.5;
  });
}

/** The share of a definition's weight that is matched. */
function shareOf({ weights }: Side, { line, end }: OutlineEntry, isMatched: ReadonlySet<number>): number {
  let matched = 0;
  let all = 0;
  for (let index = line; index < end; index += 1) {
    all += weights[index] ?? 0;
    if (isMatched.has(index)) matched += weights[index] ?? 0;
  }
  return all === 0 ? 0 : matched / all;
}

function everyLine(count: number, holds: (line: number) => boolean): boolean {
  for (let line = 0; line < count; line += 1) if (!holds(line)) return false;
  return true;
}
