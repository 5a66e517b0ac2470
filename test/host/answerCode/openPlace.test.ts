import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openPlace, type ChooseFile } from '../../../src/host/answerCode/openPlace.ts';
import { Refusal } from '../../../src/host/problems.ts';

describe('a path:line of an answer', () => {
  const folder = (): vscode.Uri => vscode.workspace.workspaceFolders![0]!.uri;
  const twin = (): vscode.Uri => vscode.Uri.joinPath(folder(), 'docs/[id]/orders.ts');
  const opened = (): string => {
    const editor = vscode.window.activeTextEditor;
    return `${vscode.workspace.asRelativePath(editor!.document.uri)}:${editor!.selection.active.line + 1}`;
  };
  const none: ChooseFile = () => {
    throw new Error('Nothing was to be asked.');
  };

  before(async () => {
    await vscode.workspace.fs.writeFile(twin(), new TextEncoder().encode('one\ntwo'));
  });
  after(async () => {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'docs/[id]'), { recursive: true });
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  for (const [what, path] of [
    ['relative to the folder', 'src/orders.ts'],
    ['with a dot', './src/../src/orders.ts'],
    ['with the folder’s name', 'corner-shop/src/orders.ts'],
    ['with backslashes', String.raw`src\orders.ts`],
    ['from the root of the project', '/src/orders.ts'],
  ] as const)
    it(`opens a path ${what}`, async () => {
      await openPlace(path, 12, none);
      assert.equal(opened(), 'src/orders.ts:12');
    });

  it('opens an absolute path inside of the folder', async () => {
    await openPlace(vscode.Uri.joinPath(folder(), 'src/orders.ts').fsPath, 3, none);
    assert.equal(opened(), 'src/orders.ts:3');
  });

  it('goes to the last line for one past the end', async () => {
    await openPlace('docs/[id]/orders.ts', 99, none);
    assert.equal(opened(), 'docs/[id]/orders.ts:2');
  });

  it('finds a file by the end of its path', async () => {
    await openPlace('[id]/orders.ts', 1, none);
    assert.equal(opened(), 'docs/[id]/orders.ts:1');
    await openPlace('stock.go', 2, none);
    assert.equal(opened(), 'src/stock.go:2');
  });

  it('asks which of several files is meant', async () => {
    const names: string[][] = [];
    const choose =
      (index: number): ChooseFile =>
      (files) => {
        names.push(files.map((file) => vscode.workspace.asRelativePath(file)));
        return Promise.resolve(files[index]);
      };
    await openPlace('orders.ts', 1, choose(1));
    assert.deepEqual(names, [['src/orders.ts', 'docs/[id]/orders.ts']]);
    assert.equal(opened(), 'docs/[id]/orders.ts:1');
    await openPlace('orders.ts', 1, choose(-1));
  });

  for (const path of [
    '/etc/passwd',
    '../../etc/passwd',
    'src/../../../etc/passwd',
    String.raw`..\..\etc\passwd`,
    'file:///etc/passwd',
    'orders.t',
    'src',
    '*.ts',
    '',
  ])
    it(`opens nothing for “${path}”`, async () => {
      await assert.rejects(openPlace(path, 1, none), Refusal);
      assert.equal(vscode.window.activeTextEditor, undefined);
    });
});
