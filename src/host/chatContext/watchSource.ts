import * as vscode from 'vscode';
import { shiftRange } from '../../core/edits/trackedRange.ts';
import { nameOf } from './takenChip.ts';
import type { GitAccess } from './git.ts';
import { activeRepository } from './gitChanges.ts';
import type { ChipSource } from './source.ts';

/**
 * Tells when what a source names may have changed.
 * @param changed gets the source as it is now: a selection moves with what is typed around it.
 */
export function watchSource(
  source: ChipSource,
  git: GitAccess,
  changed: (source: ChipSource) => void,
): vscode.Disposable {
  switch (source.kind) {
    case 'selection': {
      let current = source;
      return watchFile(source.uri, (changes) => {
        current = {
          ...current,
          range: changes.reduce(shiftRange, current.range),
        };
        changed(current);
      });
    }
    case 'symbol':
    case 'file':
      return watchFile(source.uri, () => {
        changed(source);
      });
    case 'folder': {
      const pattern = new vscode.RelativePattern(vscode.Uri.parse(source.uri, true), '**/*');
      return watcherOf(pattern, true, () => {
        changed(source);
      });
    }
    case 'editors':
      return vscode.window.tabGroups.onDidChangeTabs(() => {
        changed(source);
      });
    case 'problems':
      return vscode.languages.onDidChangeDiagnostics(() => {
        changed(source);
      });
    case 'changes':
      return watchRepository(git, () => {
        changed(source);
      });
    case 'terminal':
    case 'pasted':
      return new vscode.Disposable(() => undefined);
  }
}

/** Follows a document in the editor, and its file on disk. */
function watchFile(
  uriText: string,
  changed: (changes: readonly vscode.TextDocumentContentChangeEvent[]) => void,
): vscode.Disposable {
  const uri = vscode.Uri.parse(uriText, true);
  const inEditor = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (document.uri.toString() === uriText && contentChanges.length > 0) changed(contentChanges);
  });
  if (uri.scheme === 'untitled') return inEditor;
  const name = nameOf(uri).replace(/[*?{}[\]]/g, '[$&]');
  const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name);
  const onDisk = watcherOf(pattern, false, () => {
    changed([]);
  });
  return vscode.Disposable.from(inEditor, onDisk);
}

function watcherOf(
  pattern: vscode.RelativePattern,
  namesOnly: boolean,
  changed: () => void,
): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, namesOnly, false);
  watcher.onDidCreate(changed);
  watcher.onDidChange(changed);
  watcher.onDidDelete(changed);
  return watcher;
}

/** What is saved changes the working tree; the repository says so itself, and sooner or later. */
function watchRepository(git: GitAccess, changed: () => void): vscode.Disposable {
  const listeners: vscode.Disposable[] = [];
  let isDisposed = false;
  activeRepository(git).then(
    ({ state }) => {
      if (!isDisposed) listeners.push(state.onDidChange(changed));
    },
    () => {
      // Without a repository there is nothing that could change; the chip itself says why.
    },
  );
  return new vscode.Disposable(() => {
    isDisposed = true;
    vscode.Disposable.from(...listeners).dispose();
  });
}
