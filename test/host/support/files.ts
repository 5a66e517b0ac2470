import * as vscode from 'vscode';
import { until } from './until.ts';

let count = 0;

/**
 * Shows a new file of the open folder. Each has a name of its own: VS Code gives untitled documents the same name again, and
 * on a slow machine what is still on its way about the one before arrives at the next.
 */
export async function openFile(content: string, extension: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  count += 1;
  const uri = vscode.Uri.joinPath(folder.uri, `test-${count}.${extension}`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, {
    preview: false,
  });
  await until(() => vscode.window.activeTextEditor?.document === document);
  return editor;
}

/** Shows a new document that is in no file, with a name of its own as well. */
export async function openUntitled(content: string): Promise<vscode.TextEditor> {
  count += 1;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(`untitled:test-${count}.txt`));
  const editor = await vscode.window.showTextDocument(document, {
    preview: false,
  });
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), content);
  await vscode.workspace.applyEdit(edit);
  return editor;
}

/** Closes a file with all its editors, unsaved changes included, and deletes it. */
export async function closeFile(document: vscode.TextDocument): Promise<void> {
  if (!document.isClosed && document.isDirty) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.workspace.fs.delete(document.uri);
}
