import { diffLines } from '../diff/lineDiff.ts';
import { countsOf, type KeyedLines } from './lineKeys.ts';

/** Lines of a document and of some code that are the same, by their index. */
export interface Match {
  readonly documentLine: number;
  readonly codeLine: number;
}

interface Run {
  /** In order, at least one. */
  readonly matches: readonly Match[];
  /** Weight of the code's lines that are there. */
  readonly weight: number;
}

/** Where most of some code stands in a document. */
export interface Core extends Run {
  /** Whether no line of it could as well be another one beside it. */
  readonly isStable: boolean;
  /** Weight of the code's lines that are there or near, in any order: no other place has more. */
  readonly windowWeight: number;
}

/** An origin may be longer than what became of it, by lines that went. */
const windowPerLine = 1.7;
/** What a line of the document costs that is not in the code, for each that is. */
const costOfForeign = 0.6;

/**
 * The run of lines of a document that has most of some code, in any order first and then in its order; undefined where
 * nothing of it is there. Linear in both.
 * @param isTaken lines that do not count.
 */
export function findCore(
  document: KeyedLines,
  code: KeyedLines,
  isTaken: (line: number) => boolean,
): Core | undefined {
  const length = Math.ceil(code.keys.length * windowPerLine) + 2;
  const window = densestWindow(document, code, length, isTaken);
  if (!window) return undefined;
  const { start } = window;
  const lines = telling(document, start, start + length, isTaken);
  const codeLines = telling(code, 0, code.keys.length, () => false);
  const end = Math.min(start + length, document.keys.length);
  const core = heaviestRun(matchesOf(document, lines, code, codeLines), document, start, end);
  return core && { ...core, isStable: isStable(core, document, code), windowWeight: window.weight };
}

/** Whether no line that was found stands once more between its neighbours: which of the two is meant would be a guess. */
function isStable({ matches }: Run, document: KeyedLines, code: KeyedLines): boolean {
  return (
    isAloneBetween(
      document,
      matches.map(({ documentLine }) => documentLine),
    ) &&
    isAloneBetween(
      code,
      matches.map(({ codeLine }) => codeLine),
    )
  );
}

function isAloneBetween({ keys }: KeyedLines, found: readonly number[]): boolean {
  return found.every((line, index) => {
    const before = found[index - 1] ?? line;
    const between = keys.slice(before + 1, line);
    return !between.some((key) => key === keys[before] || key === keys[line]);
  });
}

/** The lines that say something: braces would be found anywhere. */
function telling(
  { weights }: KeyedLines,
  start: number,
  end: number,
  isTaken: (line: number) => boolean,
): readonly number[] {
  const lines: number[] = [];
  for (let line = start; line < Math.min(end, weights.length); line += 1)
    if ((weights[line] ?? 0) > 0 && !isTaken(line)) lines.push(line);
  return lines;
}

/** The window in which most of the code's weight is found, by its first line; undefined where that is nothing. */
function densestWindow(
  { keys, weights }: KeyedLines,
  code: KeyedLines,
  length: number,
  isTaken: (line: number) => boolean,
): { readonly start: number; readonly weight: number } | undefined {
  const wanted = countsOf(code.keys);
  const held = new Map<string, number>();
  let weight = 0;
  let best = 1e-9;
  let start: number | undefined;
  const add = (line: number, by: 1 | -1): void => {
    const key = keys[line] ?? '';
    const most = wanted.get(key);
    if (most === undefined || isTaken(line)) return;
    const count = held.get(key) ?? 0;
    held.set(key, count + by);
    weight += (Math.min(count + by, most) - Math.min(count, most)) * (weights[line] ?? 0);
  };
  for (let line = 0; line < keys.length; line += 1) {
    add(line, 1);
    if (line >= length) add(line - length, -1);
    if (weight <= best) continue;
    best = weight + 1e-9;
    start = Math.max(0, line - length + 1);
  }
  return start === undefined ? undefined : { start, weight: best };
}

/** Of some lines those that are the same, in their order. Lines that stand twice are found first from where they begin. */
function matchesOf(
  document: KeyedLines,
  documentLines: readonly number[],
  code: KeyedLines,
  codeLines: readonly number[],
): readonly Match[] {
  const keysOf = ({ keys }: KeyedLines, lines: readonly number[]): readonly string[] =>
    lines.map((line) => keys[line] ?? '');
  const matches: Match[] = [];
  let at = 0;
  let atCode = 0;
  const keepUntil = (end: number): void => {
    for (; at < end; at += 1, atCode += 1)
      matches.push({ documentLine: documentLines[at] ?? 0, codeLine: codeLines[atCode] ?? 0 });
  };
  const hunks = diffLines(keysOf(document, documentLines), keysOf(code, codeLines));
  for (const { originalStart, originalLines, replacementLines } of hunks) {
    keepUntil(originalStart);
    at += originalLines.length;
    atCode += replacementLines.length;
  }
  keepUntil(documentLines.length);
  return matches;
}

/** Of the lines from `start` to `end` the run with the most of the code and the least besides. */
function heaviestRun(
  matches: readonly Match[],
  { weights }: KeyedLines,
  start: number,
  end: number,
): Run | undefined {
  const isMatched = new Set(matches.map(({ documentLine }) => documentLine));
  let best = 0;
  let run = { start, end: start };
  let sum = 0;
  let from = start;
  for (let line = start; line < end; line += 1) {
    const weight = weights[line] ?? 0;
    if (sum <= 0) {
      sum = 0;
      from = line;
    }
    sum += isMatched.has(line) ? weight : -weight * costOfForeign;
    if (sum <= best) continue;
    best = sum;
    run = { start: from, end: line + 1 };
  }
  const inRun = matches.filter(({ documentLine }) => documentLine >= run.start && documentLine < run.end);
  const weight = inRun.reduce((total, { documentLine }) => total + (weights[documentLine] ?? 0), 0);
  return weight > 0 ? { matches: inRun, weight } : undefined;
}
