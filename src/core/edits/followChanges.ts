import { toLines } from './lineEndings.ts';
import { relocate } from './relocate.ts';
import { mixesLines, shiftRange, type TextChange, type TextRange } from './trackedRange.ts';

/**
 * Where ranges of whole lines stand after the changes of one event. Most changes tell that themselves. But a file that
 * changed on disk is reported as one replacement of all from the first changed line to the last, and some formatters
 * replace the whole document: then the ranges are found by their lines, so that none takes in lines from outside.
 * @param changes each in places of the document after those before it.
 * @param before the whole text before all of them, with any line endings.
 * @param after the whole text after all of them.
 */
export function followChanges(
  ranges: readonly TextRange[],
  changes: readonly TextChange[],
  before: string,
  after: string,
): readonly TextRange[] {
  let linesBefore: readonly string[] | undefined;
  let linesAfter: readonly string[] | undefined;
  return ranges.map((range) => {
    let moved = range;
    for (const change of changes) {
      if (mixesLines(moved, change)) {
        linesBefore ??= toLines(before);
        linesAfter ??= toLines(after);
        return relocate(range, linesBefore, linesAfter);
      }
      moved = shiftRange(moved, change);
    }
    return moved;
  });
}
