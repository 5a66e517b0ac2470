import * as vscode from 'vscode';

/** The files that are open in editors, the one used last first. */
export class OpenEditors implements vscode.Disposable {
  /** The newest last. */
  readonly #used = new Set<string>();
  readonly #listener: vscode.Disposable;

  constructor() {
    this.#note(vscode.window.activeTextEditor);
    this.#listener = vscode.window.onDidChangeActiveTextEditor((editor) => {
      this.#note(editor);
    });
  }

  list(): readonly vscode.Uri[] {
    const open = new Map<string, vscode.Uri>();
    for (const { tabs } of vscode.window.tabGroups.all)
      for (const { input } of tabs) {
        const uri = uriOf(input);
        if (uri) open.set(uri.toString(), uri);
      }
    const newestFirst = [...this.#used].reverse();
    const ranks = new Map(newestFirst.map((key, rank) => [key, rank]));
    const rankOf = (uri: vscode.Uri): number => ranks.get(uri.toString()) ?? ranks.size;
    return [...open.values()].sort((one, other) => rankOf(one) - rankOf(other));
  }

  dispose(): void {
    this.#listener.dispose();
  }

  #note(editor: vscode.TextEditor | undefined): void {
    if (!editor) return;
    const key = editor.document.uri.toString();
    this.#used.delete(key);
    this.#used.add(key);
  }
}

function uriOf(input: unknown): vscode.Uri | undefined {
  if (input instanceof vscode.TabInputText) return input.uri;
  if (input instanceof vscode.TabInputTextDiff) return input.modified;
  return input instanceof vscode.TabInputNotebook ? input.uri : undefined;
}
