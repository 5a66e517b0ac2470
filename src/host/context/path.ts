import * as vscode from 'vscode';

/** A file as a person and the model know it: relative to its workspace folder; outside of them its name alone. */
export function pathFor(uri: vscode.Uri): string {
  if (vscode.workspace.getWorkspaceFolder(uri)) return vscode.workspace.asRelativePath(uri);
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
