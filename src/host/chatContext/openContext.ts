import * as vscode from 'vscode';
import type { Attachment } from '../../core/conversation/attachment.ts';
import { showCode } from '../context/showCode.ts';

/** Shows what an attachment was taken from: its place, the view that lists it, or else the text that is sent. */
export async function openContext({ kind, reference, languageId, code }: Attachment): Promise<void> {
  if (kind === 'folder' && reference)
    await vscode.commands.executeCommand('revealInExplorer', vscode.Uri.parse(reference.uri, true));
  else if (reference) await showCode(reference);
  else if (kind === 'problems') await vscode.commands.executeCommand('workbench.actions.view.problems');
  else {
    const language = languageId === 'text' ? 'plaintext' : languageId;
    const document = await vscode.workspace.openTextDocument({
      content: code,
      language,
    });
    await vscode.window.showTextDocument(document, { preview: true });
  }
}
