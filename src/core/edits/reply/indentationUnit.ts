import { depthOf, leastDepth } from './depth.ts';

export type Style = 'tabs' | 'spaces';

/** In spaces, where a file does not tell. */
export const usualUnit = 4;

/** What most indented lines begin with; undefined where none is. A single space is alignment, as in a block comment. */
export function styleOf(lines: readonly string[]): Style | undefined {
  let tabs = 0;
  let spaces = 0;
  for (const line of lines) {
    if (line.startsWith('\t')) tabs += 1;
    else if (line.startsWith('  ') && isText(line)) spaces += 1;
  }
  if (tabs === 0 && spaces === 0) return undefined;
  return tabs >= spaces ? 'tabs' : 'spaces';
}

/** The step in spaces that a deeper line most often takes from the one before it, from 2 to 8. */
export function unitOf(lines: readonly string[]): number {
  return mostCommonStep(lines) ?? usualUnit;
}

function mostCommonStep(lines: readonly string[]): number | undefined {
  const steps = new Map<number, number>();
  let previous = 0;
  for (const line of lines.filter(isText)) {
    const width = line.startsWith('\t') ? previous : depthOf(line);
    const step = width - previous;
    if (step >= 2 && step <= 8) steps.set(step, (steps.get(step) ?? 0) + 1);
    previous = width;
  }
  const [best] = [...steps].sort(([one, many], [other, more]) => more - many || one - other);
  return best?.[0];
}

const units: ReadonlySet<number> = new Set([2, 4, 8]);

/**
 * Lines in the file's unit of indentation where they came in another: two spaces a level for four, or four for two. Only
 * where both units are certain: every line stands at a multiple of its unit, and no indented line stands as in the selection.
 */
export function fitUnit(
  lines: readonly string[],
  {
    selection,
    surroundings,
  }: { readonly selection: readonly string[]; readonly surroundings: readonly string[] },
): readonly string[] {
  if (lines.some((line) => line.startsWith('\t'))) return lines;
  const wanted = unitOfFile(selection, surroundings);
  const base = leastDepth(lines);
  const present = firstStep(lines, base);
  if (wanted === undefined || present === undefined || wanted === present || !units.has(present))
    return lines;
  if (!lines.every((line) => isAligned(line, base, present))) return lines;
  const top = leastDepth(selection);
  const sent = new Set(selection.filter((line) => depthOf(line) > top).map((line) => line.slice(top)));
  if (lines.some((line) => depthOf(line) > base && sent.has(line.slice(base)))) return lines;
  if (onlyFirstStandsOut(lines, selection)) return lines;
  return lines.map((line) => {
    const depth = depthOf(line) - base;
    if (depth <= 0 || !isText(line)) return line;
    const levels = Math.floor(depth / present);
    return ' '.repeat(base + levels * wanted + (depth % present)) + line.slice(base + depth);
  });
}

/** The unit of the selection, or of what is around it where the selection has one level only. */
function unitOfFile(selection: readonly string[], surroundings: readonly string[]): number | undefined {
  const top = leastDepth(selection);
  const own = mostCommonStep(selection.filter(isText).map((line) => line.slice(top)));
  const unit = own ?? mostCommonStep(surroundings);
  if (unit === undefined || !units.has(unit)) return undefined;
  return selection.every((line) => isAligned(line, top, unit)) ? unit : undefined;
}

function firstStep(lines: readonly string[], base: number): number | undefined {
  const deeper = lines.find((line) => isText(line) && depthOf(line) > base && !isStar(line));
  return deeper === undefined ? undefined : depthOf(deeper) - base;
}

function isAligned(line: string, base: number, unit: number): boolean {
  const rest = (depthOf(line) - base) % unit;
  return !isText(line) || rest === 0 || (isStar(line) && rest === 1);
}

/** A line within a block comment, which stands one space further in. */
function isStar(line: string): boolean {
  return line.trimStart().startsWith('*');
}

/** A first line further out than the rest was dedented alone; its step to the second is no unit. */
function onlyFirstStandsOut(lines: readonly string[], selection: readonly string[]): boolean {
  const [first = '', ...rest] = lines;
  const [top = '', ...restOfSelection] = selection.filter(isText);
  return depthOf(first) < depthOf(top) && leastDepth(rest) === leastDepth(restOfSelection);
}

function isText(line: string): boolean {
  return line.trim() !== '';
}
