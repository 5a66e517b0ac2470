import * as vscode from 'vscode';
import { wholeRanges } from '../../core/edits/openEdit.ts';
import type { Snapshot } from '../../core/edits/proposal.ts';
import type { TextRange } from '../../core/edits/trackedRange.ts';
import { pathFor } from '../context/path.ts';
import { linesOf } from './editDocument.ts';

/** The whole lines that tracked ranges stand on, in the order of the document, none of them on two. */
export function wholeLines(
  document: vscode.TextDocument,
  ranges: readonly TextRange[],
): readonly vscode.Range[] {
  return wholeRanges(ranges, linesOf(document)).map(({ start, end }) =>
    document.validateRange(new vscode.Range(start.line, start.character, end.line, end.character)),
  );
}

/** The code at a range, and all that stands around it. */
export function takeSnapshot(document: vscode.TextDocument, range: vscode.Range): Snapshot {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const text = document.getText();
  return {
    languageId: document.languageId,
    path: pathFor(document.uri),
    before: text.slice(0, start),
    selection: text.slice(start, end),
    after: text.slice(end),
  };
}

/** Whether a part has no code left: its lines were deleted, or hold nothing but white space. */
export function isEmptyPart(document: vscode.TextDocument, { start, end, isVoid }: TextRange): boolean {
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  return isVoid === true || document.getText(range).trim() === '';
}
