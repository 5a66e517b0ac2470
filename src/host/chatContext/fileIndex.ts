import * as vscode from 'vscode';
import { settingsExcluder } from './settingsExcluder.ts';

const mostFiles = 20_000;

/** The workspace's files without the excluded ones: found once, and anew after files came, went or were excluded. */
export class FileIndex implements vscode.Disposable {
  readonly #listeners: readonly vscode.Disposable[];
  #files: Promise<readonly vscode.Uri[]> | undefined;

  constructor() {
    const forget = (): void => {
      this.#files = undefined;
    };
    const watcher = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
    this.#listeners = [
      watcher,
      watcher.onDidCreate(forget),
      watcher.onDidDelete(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('files.exclude') || event.affectsConfiguration('search.exclude'))
          forget();
      }),
    ];
  }

  /** At most 20,000. */
  async files(): Promise<readonly vscode.Uri[]> {
    const files = (this.#files ??= find());
    try {
      return await files;
    } catch (error) {
      if (this.#files === files) this.#files = undefined;
      throw error;
    }
  }

  /** The folders that these files are in, each once, with the folders above them up to the workspace's own. */
  async folders(): Promise<readonly vscode.Uri[]> {
    const folders = new Map<string, vscode.Uri>();
    for (const root of vscode.workspace.workspaceFolders ?? []) folders.set(root.uri.toString(), root.uri);
    for (const file of await this.files()) {
      for (
        let at = vscode.Uri.joinPath(file, '..');
        !folders.has(at.toString());
        at = vscode.Uri.joinPath(at, '..')
      ) {
        if (!vscode.workspace.getWorkspaceFolder(at)) break;
        folders.set(at.toString(), at);
      }
    }
    return [...folders.values()];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#listeners).dispose();
  }
}

async function find(): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles('**/*', undefined, mostFiles);
  const isExcluded = settingsExcluder();
  return found.filter((uri) => !isExcluded(uri)).sort((one, other) => (one.path < other.path ? -1 : 1));
}
