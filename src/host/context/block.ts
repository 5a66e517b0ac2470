import * as vscode from 'vscode';

/** The run of lines without a blank one around a line; on a blank line, that line alone. Whole lines. */
export function blockAround(document: vscode.TextDocument, line: number): vscode.Range {
  const isBlank = (index: number): boolean => document.lineAt(index).isEmptyOrWhitespace;
  let first = line;
  let last = line;
  if (!isBlank(line)) {
    while (first > 0 && !isBlank(first - 1)) first -= 1;
    while (last < document.lineCount - 1 && !isBlank(last + 1)) last += 1;
  }
  return new vscode.Range(new vscode.Position(first, 0), document.lineAt(last).range.end);
}
