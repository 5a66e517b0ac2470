import * as vscode from 'vscode';
import type { CodeReference } from '../../core/conversation/attachment.ts';
import { Refusal } from '../problems.ts';

/**
 * Opens the file of a reference with its lines selected.
 * @throws Refusal when it cannot be opened (any more).
 */
export async function showCode({ uri, path, startLine, endLine }: CodeReference): Promise<void> {
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    const last = document.lineAt(Math.min(endLine, document.lineCount) - 1);
    const first = Math.min(startLine - 1, last.lineNumber);
    const selection = new vscode.Range(new vscode.Position(first, 0), last.range.end);
    await vscode.window.showTextDocument(document, { selection });
  } catch {
    throw new Refusal(vscode.l10n.t('{0} cannot be opened. It may have been moved or deleted.', path));
  }
}
