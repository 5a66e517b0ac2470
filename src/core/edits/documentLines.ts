import type { TextChange, TextRange } from './trackedRange.ts';

/** A document as its lines, without their endings; there is always at least one. */
export interface DocumentLines {
  readonly lineCount: number;
  /** @param line counted from 0, below `lineCount`. */
  lineText(line: number): string;
}

/** A run of whole lines in a document. */
export interface LineRun {
  /** Counted from 0. */
  readonly firstLine: number;
  /** Without their endings. Empty when all of them were deleted: then `firstLine` is where they would stand. */
  readonly lines: readonly string[];
}

/** Lines of a document, the end excluded, and what stands in their place afterwards. */
export interface LineEdit {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/**
 * The whole lines that a tracked range stands on; none where all of them were deleted. A line with text that the range only touches, because it begins behind
 * it or ends before it, is somebody else's: that is what deleting lines together with an ending leaves.
 */
export function linesAt(document: DocumentLines, { start, end, isVoid }: TextRange): LineRun {
  const { lineCount } = document;
  if (isVoid || start.line >= lineCount) return { firstLine: Math.min(start.line, lineCount), lines: [] };
  const isOneLine = start.line === end.line;
  const beginsBehind =
    !isOneLine && start.character > 0 && start.character >= document.lineText(start.line).length;
  const first = beginsBehind ? start.line + 1 : start.line;
  const bottom = Math.min(end.line, lineCount - 1);
  const endsBefore = !isOneLine && end.character === 0 && document.lineText(bottom) !== '';
  const last = endsBefore ? bottom - 1 : bottom;
  const lines: string[] = [];
  for (let line = first; line <= last; line += 1) lines.push(document.lineText(line));
  return { firstLine: first, lines };
}

/** The range of whole lines. */
export function rangeOf({ firstLine, lines }: LineRun): TextRange {
  const start = { line: firstLine, character: 0 };
  if (lines.length === 0) return { start, end: start, isVoid: true };
  const end = { line: firstLine + lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { start, end };
}

/**
 * Edits of lines as changes of text, in order and never touching, for a document before any of them. A line goes or comes
 * with the ending after it; at the end of the document, where there is none, with the one before it.
 * @param edits in order, not overlapping.
 */
export function toTextChanges(document: DocumentLines, edits: readonly LineEdit[]): readonly TextChange[] {
  return joinTouching(edits).map((edit) =>
    edit.end < document.lineCount ? innerChange(edit) : lastChange(document, edit),
  );
}

/** One edit for those that touch: at the end of the document both would claim the ending between them. */
function joinTouching(edits: readonly LineEdit[]): readonly LineEdit[] {
  const joined: LineEdit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last?.end !== edit.start) joined.push(edit);
    else joined.splice(-1, 1, { ...last, end: edit.end, lines: [...last.lines, ...edit.lines] });
  }
  return joined;
}

function innerChange({ start, end, lines }: LineEdit): TextChange {
  return {
    range: { start: { line: start, character: 0 }, end: { line: end, character: 0 } },
    text: lines.map((line) => `${line}\n`).join(''),
  };
}

function lastChange(document: DocumentLines, { start, lines }: LineEdit): TextChange {
  const last = document.lineCount - 1;
  const end = { line: last, character: document.lineText(last).length };
  if (start === 0) return { range: { start: { line: 0, character: 0 }, end }, text: lines.join('\n') };
  const before = { line: start - 1, character: document.lineText(start - 1).length };
  return { range: { start: before, end }, text: lines.map((line) => `\n${line}`).join('') };
}

/** Lines as they are after edits. @param edits in order, not overlapping, of these lines. */
export function withLineEdits(lines: readonly string[], edits: readonly LineEdit[]): readonly string[] {
  return edits.reduceRight(
    (result, { start, end, lines: inserted }) => result.toSpliced(start, end - start, ...inserted),
    lines,
  );
}

/** A document that is only text. */
export function documentOf(lines: readonly string[]): DocumentLines {
  return { lineCount: lines.length, lineText: (line) => lines[line] ?? '' };
}
