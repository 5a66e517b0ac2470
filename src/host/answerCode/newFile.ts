import * as vscode from 'vscode';
import { languageIdOf } from './languageIds.ts';

/**
 * Shows code in a new document that is in no file yet.
 * @param language as written after the fence; '' for none.
 */
export async function newFile(text: string, language: string): Promise<vscode.TextEditor> {
  const id = await languageIdOf(language);
  const content = text.endsWith('\n') ? text : `${text}\n`;
  const document = await vscode.workspace.openTextDocument({
    content,
    ...(id === undefined ? {} : { language: id }),
  });
  return vscode.window.showTextDocument(document);
}
