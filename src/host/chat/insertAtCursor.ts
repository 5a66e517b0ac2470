import * as vscode from 'vscode';
import { Refusal } from '../problems.ts';

/**
 * Puts code at the cursor of the editor last used, in place of what is selected there, as one edit.
 * @throws Refusal when there is no editor, or its document cannot be changed.
 */
export async function insertAtCursor(code: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Refusal(vscode.l10n.t('Open a file and put the cursor where the code should go.'));
  const { version } = editor.document;
  const inserted = await editor.edit((edit) => {
    for (const selection of editor.selections) edit.replace(selection, code);
  });
  // An editor of a read-only file claims success and changes nothing.
  if (!inserted || editor.document.version === version)
    throw new Refusal(vscode.l10n.t('This document is read-only: nothing was inserted.'));
  editor.revealRange(editor.selection);
}
