import { documentOf, linesAt, rangeOf } from './documentLines.ts';
import type { Hunk } from './diff/hunk.ts';
import { diffLines } from './diff/lineDiff.ts';
import type { TextRange } from './trackedRange.ts';

/**
 * Where a range stands in a document that was changed while nobody looked, such as a file that was closed, or as a whole:
 * found by its lines.
 * @param before the document's lines when the range was right.
 * @param after its lines now.
 * @returns whole lines.
 */
export function relocate(range: TextRange, before: readonly string[], after: readonly string[]): TextRange {
  const { firstLine, lines } = linesAt(documentOf(before), range);
  const run: Run = { start: firstLine, end: firstLine + lines.length };
  let above = 0;
  let within = 0;
  for (const hunk of diffLines(before, after))
    for (const part of isOverEnd(hunk, run) ? split(hunk) : [hunk]) {
      const growth = growthOf(part, run);
      above += growth.above;
      within += growth.within;
    }
  const first = firstLine + above;
  return rangeOf({ firstLine: first, lines: after.slice(first, first + lines.length + within) });
}

/** Lines of the document before, the end excluded. */
interface Run {
  readonly start: number;
  readonly end: number;
}

/** How many lines came, less those that went. */
interface Growth {
  readonly above: number;
  readonly within: number;
}

/** Lines that differ in white space alone are the same lines, as after a formatter. */
function split({ originalStart, originalLines, replacementLines }: Hunk): readonly Hunk[] {
  return diffLines(originalLines.map(withoutSpace), replacementLines.map(withoutSpace)).map((hunk) => ({
    ...hunk,
    originalStart: originalStart + hunk.originalStart,
  }));
}

function withoutSpace(line: string): string {
  return line.replace(/\s+/g, '');
}

/**
 * Of the lines that came where lines inside and outside went, those outside get as many as went there, as far as there are
 * so many: what is in a range may be replaced, and it must not be somebody else's.
 */
function growthOf(hunk: Hunk, run: Run): Growth {
  const { start, end } = runOf(hunk);
  const came = hunk.replacementLines.length;
  const isRestored = start === end && start === run.start && run.start === run.end;
  if (end <= run.start && !isRestored) return { above: came - (end - start), within: 0 };
  if (start >= run.end && !isRestored) return { above: 0, within: 0 };
  const wentAbove = Math.max(0, run.start - start);
  const wentBelow = Math.max(0, end - run.end);
  const cameAbove = Math.min(wentAbove, came);
  const cameBelow = Math.min(wentBelow, came - cameAbove);
  const wentWithin = end - start - wentAbove - wentBelow;
  return { above: cameAbove - wentAbove, within: came - cameAbove - cameBelow - wentWithin };
}

function isOverEnd(hunk: Hunk, run: Run): boolean {
  const { start, end } = runOf(hunk);
  return start < run.end && run.start < end && (start < run.start || run.end < end);
}

function runOf({ originalStart, originalLines }: Hunk): Run {
  return { start: originalStart, end: originalStart + originalLines.length };
}
