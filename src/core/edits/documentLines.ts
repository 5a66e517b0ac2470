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
 * The whole lines that a tracked range stands on. A range without extent on a line with text is what is left of lines
 * that were deleted: that line belongs to somebody else.
 */
export function linesAt(document: DocumentLines, { start, end }: TextRange): LineRun {
  const last = Math.min(end.line, document.lineCount - 1);
  const first = Math.min(start.line, last);
  const isEmpty = start.line === end.line && start.character === end.character;
  if (isEmpty && document.lineText(first) !== '')
    return { firstLine: start.character === 0 ? first : first + 1, lines: [] };
  const lines: string[] = [];
  for (let line = first; line <= last; line += 1) lines.push(document.lineText(line));
  return { firstLine: first, lines };
}

/** The range of whole lines; without extent, at the start of the line, for none. */
export function rangeOf({ firstLine, lines }: LineRun): TextRange {
  const start = { line: firstLine, character: 0 };
  if (lines.length === 0) return { start, end: start };
  const end = { line: firstLine + lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { start, end };
}

/**
 * Edits of lines as changes of text, in order, for a document before any of them. A line goes or comes with the ending
 * after it; at the end of the document, where there is none, with the one before it.
 * @param edits in order, not overlapping.
 */
export function toTextChanges(document: DocumentLines, edits: readonly LineEdit[]): readonly TextChange[] {
  return edits.map((edit) =>
    edit.end < document.lineCount ? innerChange(edit) : lastChange(document, edit),
  );
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
