import * as vscode from 'vscode';

/** Whether the person trusts the folders that are open, so that what lies in them may speak for them. */
export interface Trust {
  isTrusted(): boolean;
  readonly onDidGrant: vscode.Event<void>;
}

export const workspaceTrust: Trust = {
  isTrusted: () => vscode.workspace.isTrusted,
  onDidGrant: (...parameters) => vscode.workspace.onDidGrantWorkspaceTrust(...parameters),
};
