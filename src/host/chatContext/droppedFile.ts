import * as vscode from 'vscode';
import type { SourceOf } from './source.ts';

/** A file or folder that was dropped; undefined for what is no URI. One that is not there is refused when it is read. */
export async function droppedFile(text: string): Promise<SourceOf<'file' | 'folder'> | undefined> {
  let uri: vscode.Uri;
  try {
    uri = vscode.Uri.parse(text, true);
  } catch {
    return undefined;
  }
  return {
    kind: (await isFolder(uri)) ? 'folder' : 'file',
    uri: uri.toString(),
  };
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}
