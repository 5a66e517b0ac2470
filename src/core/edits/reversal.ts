import { linesAt, withLineEdits, type DocumentLines } from './documentLines.ts';
import { wholeRanges, type OpenEdit } from './openEdit.ts';
import { placeHunks } from './rewrite.ts';
import type { TextRange } from './trackedRange.ts';

/** The lines of each part of a proposal. */
export type PartLines = readonly (readonly string[])[];

/** The lines of each part right before and right after hunks of it were accepted. */
export interface AcceptedStep {
  readonly before: PartLines;
  readonly after: PartLines;
}

/** What takes out again all that was accepted. */
export interface Reversal {
  readonly edit: OpenEdit;
  /** False: the person has typed over some of it since, and that stays. */
  readonly isWhole: boolean;
}

/** The lines of each part as the document has them. */
export function partLines(ranges: readonly TextRange[], document: DocumentLines): PartLines {
  return wholeRanges(ranges, document).map((range) => linesAt(document, range).lines);
}

/**
 * What takes accepted steps out of a document and leaves what was typed between and after them. A step that was undone
 * changes nothing.
 */
export function reversalOf(
  steps: readonly AcceptedStep[],
  ranges: readonly TextRange[],
  document: DocumentLines,
): Reversal {
  let isWhole = true;
  const edit = wholeRanges(ranges, document).map((range, part) => {
    const base = linesAt(document, range).lines;
    const proposed = steps.reduceRight((lines, { before, after }) => {
      const hunks = placeHunks({ base: after[part] ?? [], proposed: before[part] ?? [] }, lines);
      const open = hunks.filter(({ kind }) => kind === 'open');
      isWhole &&= open.length === hunks.length;
      return withLineEdits(
        lines,
        open.map(({ start, end, theirs }) => ({ start, end, lines: theirs })),
      );
    }, base);
    return { range, rewrite: { base, proposed } };
  });
  return { edit, isWhole };
}

/** Whether a reversal has anything to take out. */
export function takesOut({ edit }: Reversal): boolean {
  return edit.some(({ rewrite }) => rewrite && rewrite.base.join('\n') !== rewrite.proposed.join('\n'));
}
