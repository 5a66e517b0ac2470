import {
  linesAt,
  rangeOf,
  withLineEdits,
  type DocumentLines,
  type LineEdit,
  type LineRun,
} from './documentLines.ts';
import { placeHunks, withAccepted, withRejected, type PlacedHunk, type Rewrite } from './rewrite.ts';
import type { TextRange } from './trackedRange.ts';

/** Where some lines stand in a document, and what is still to be decided about them. */
export interface OpenPart {
  readonly range: TextRange;
  /** Undefined while there is nothing to decide: the model is still at it, or its reply was refused. */
  readonly rewrite: Rewrite | undefined;
}

/** A rewrite of one or several runs of lines in a document, in their order there, none overlapping another. */
export type OpenEdit = readonly OpenPart[];

/** A hunk of one part, in lines of the document counted from 0, the end excluded. */
export interface DocumentHunk extends PlacedHunk {
  readonly part: number;
}

/** All that is still to be decided, in the order of the document, as the document is now. */
export function hunksOf(edit: OpenEdit, document: DocumentLines): readonly DocumentHunk[] {
  const runs = runsOf(
    edit.map(({ range }) => range),
    document,
  );
  return edit.flatMap(({ rewrite }, part) => {
    const run = runs[part];
    if (!rewrite || !run) return [];
    const { firstLine, lines } = run;
    return placeHunks(rewrite, lines).map((hunk) => ({
      ...hunk,
      part,
      start: firstLine + hunk.start,
      end: firstLine + hunk.end,
    }));
  });
}

/** The places as whole lines, none of which is on two of them. @param ranges in the order of the document. */
export function wholeRanges(ranges: readonly TextRange[], document: DocumentLines): readonly TextRange[] {
  return runsOf(ranges, document).map(rangeOf);
}

/** What accepting hunks does to the document, and the edit once that is done. */
export interface Acceptance {
  /** In order; none where everything was there already. */
  readonly lineEdits: readonly LineEdit[];
  readonly edit: OpenEdit;
}

/** Puts hunks into the document. @param hunks of this edit and this document, as `hunksOf` gave them, in order. */
export function acceptHunks(
  edit: OpenEdit,
  document: DocumentLines,
  hunks: readonly DocumentHunk[],
): Acceptance {
  let grown = 0;
  const runs = runsOf(
    edit.map(({ range }) => range),
    document,
  );
  const after = edit.map(({ range, rewrite }, index): OpenPart => {
    const own = hunks.filter(({ part }) => part === index);
    const { firstLine, lines } = runs[index] ?? linesAt(document, range);
    const accepted = withLineEdits(
      lines,
      own.map((hunk) => toLineEdit(hunk, firstLine)),
    );
    const moved = rangeOf({ firstLine: firstLine + grown, lines: accepted });
    grown += accepted.length - lines.length;
    return { range: moved, rewrite: rewrite && withAll(rewrite, own, withAccepted) };
  });
  return { lineEdits: hunks.map((hunk) => toLineEdit(hunk, 0)), edit: after };
}

/** The edit without hunks of it. @param hunks as `hunksOf` gave them. */
export function rejectHunks(edit: OpenEdit, hunks: readonly DocumentHunk[]): OpenEdit {
  return edit.map(({ range, rewrite }, index) => {
    const own = hunks.filter(({ part }) => part === index);
    return { range, rewrite: rewrite && withAll(rewrite, own, withRejected) };
  });
}

/**
 * The lines of each part. Where the person deleted what stood between two parts, a line can be on both: then it belongs
 * to the first, so that no line is changed twice.
 */
function runsOf(ranges: readonly TextRange[], document: DocumentLines): readonly LineRun[] {
  let next = 0;
  return ranges.map((range) => {
    const { firstLine, lines } = linesAt(document, range);
    const run = { firstLine: Math.max(firstLine, next), lines: lines.slice(Math.max(0, next - firstLine)) };
    next = run.firstLine + run.lines.length;
    return run;
  });
}

/** A hunk as an edit, in lines counted from a line of the document. */
function toLineEdit({ start, end, theirs }: DocumentHunk, firstLine: number): LineEdit {
  return { start: start - firstLine, end: end - firstLine, lines: theirs };
}

/** From the last to the first, since each moves what comes after it. */
function withAll(
  rewrite: Rewrite,
  hunks: readonly PlacedHunk[],
  step: (rewrite: Rewrite, hunk: PlacedHunk) => Rewrite,
): Rewrite {
  return hunks.reduceRight(step, rewrite);
}
