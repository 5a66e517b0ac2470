import { rename } from 'node:fs/promises';
import * as vscode from 'vscode';

/** What of VS Code's file system keeping needs. */
export type StoreFiles = Pick<
  vscode.FileSystem,
  'createDirectory' | 'delete' | 'readDirectory' | 'readFile' | 'rename' | 'stat' | 'writeFile'
>;

/**
 * VS Code's file system, but for one thing: to overwrite a file by renaming another, VS Code deletes it first
 * (`validateMoveCopy` of its diskFileSystemProvider.ts), and a window that ends in between leaves nothing. On this
 * machine's disk the operating system replaces it in one step.
 */
export const storeFiles: StoreFiles = {
  ...vscode.workspace.fs,
  rename: async (source, target, options) => {
    const replaces = options?.overwrite === true && source.scheme === 'file' && target.scheme === 'file';
    if (replaces) await rename(source.fsPath, target.fsPath);
    else await vscode.workspace.fs.rename(source, target, options);
  },
};
