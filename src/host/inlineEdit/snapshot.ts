import * as vscode from 'vscode';
import type { Snapshot } from '../../core/edits/proposal.ts';
import { pathFor } from '../context/path.ts';

/** A range as far as the document has it, from the start of its first line to the end of its last. */
export function wholeLines(document: vscode.TextDocument, { start, end }: vscode.Range): vscode.Range {
  return document.validateRange(new vscode.Range(start.line, 0, end.line, Number.MAX_SAFE_INTEGER));
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
