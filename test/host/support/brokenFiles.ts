import * as vscode from 'vscode';
import { storeFiles, type StoreFiles } from '../../../src/host/conversations/storeFiles.ts';

type Step = 'writeFile' | 'rename';

/** VS Code's file system, which can end at a step as a window does that is killed there. */
export class BrokenFiles implements StoreFiles {
  /** The step at which everything ends from now on. */
  endsAt: Step | undefined;
  /** Runs before each rename. */
  beforeRename: () => Promise<void> = () => Promise.resolve();
  writing = 0;
  mostWriting = 0;
  writes = 0;

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    this.writes += 1;
    this.mostWriting = Math.max(this.mostWriting, (this.writing += 1));
    const half = this.endsAt === 'writeFile';
    await vscode.workspace.fs.writeFile(uri, half ? content.slice(0, content.length / 2) : content);
    if (half) throw new Error('The window was killed.');
  }

  async rename(source: vscode.Uri, target: vscode.Uri, options?: { overwrite?: boolean }): Promise<void> {
    await this.beforeRename();
    this.writing -= 1;
    if (this.endsAt === 'rename') throw new Error('The window was killed.');
    await storeFiles.rename(source, target, options);
  }

  createDirectory(uri: vscode.Uri): Thenable<void> {
    return vscode.workspace.fs.createDirectory(uri);
  }

  delete(uri: vscode.Uri): Thenable<void> {
    return vscode.workspace.fs.delete(uri);
  }

  readDirectory(uri: vscode.Uri): Thenable<[string, vscode.FileType][]> {
    return vscode.workspace.fs.readDirectory(uri);
  }

  readFile(uri: vscode.Uri): Thenable<Uint8Array> {
    return vscode.workspace.fs.readFile(uri);
  }

  stat(uri: vscode.Uri): Thenable<vscode.FileStat> {
    return vscode.workspace.fs.stat(uri);
  }
}
