import { documentOf, toTextChanges } from './documentLines.ts';
import { diffLines } from './lineDiff.ts';
import { shiftRange, type TextRange } from './trackedRange.ts';

/**
 * Where a range stands in a document that was changed while nobody looked, such as a file that was closed.
 * @param before the document's lines when the range was right.
 * @param after its lines now.
 */
export function relocate(range: TextRange, before: readonly string[], after: readonly string[]): TextRange {
  const lineEdits = diffLines(before, after).map(({ originalStart, originalLines, replacementLines }) => ({
    start: originalStart,
    end: originalStart + originalLines.length,
    lines: replacementLines,
  }));
  // From the last to the first: each is told in lines that the ones after it have not moved.
  return toTextChanges(documentOf(before), lineEdits).reduceRight(
    (moved, change) => shiftRange(moved, change).range,
    range,
  );
}
