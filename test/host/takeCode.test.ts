import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { takeCode } from '../../src/host/context/takeCode.ts';
import { Refusal } from '../../src/host/problems.ts';
import { openFile, openUntitled } from './support/files.ts';

/** A file system of one read-only file. */
const archive: vscode.FileSystemProvider = {
  onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
  watch: () => new vscode.Disposable(() => undefined),
  stat: () => ({
    type: vscode.FileType.File,
    ctime: 0,
    mtime: 0,
    size: 7,
    permissions: vscode.FilePermission.Readonly,
  }),
  readFile: () => new TextEncoder().encode('one\ntwo'),
  readDirectory: () => [],
  createDirectory: refuse,
  writeFile: refuse,
  delete: refuse,
  rename: refuse,
};

function refuse(): void {
  throw vscode.FileSystemError.NoPermissions();
}

function select(editor: vscode.TextEditor, ...[line, character, endLine, endCharacter]: number[]): void {
  editor.selection = new vscode.Selection(line ?? 0, character ?? 0, endLine ?? 0, endCharacter ?? 0);
}

describe('taking code from an editor', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('takes exactly the selection, with all text around it', async () => {
    const editor = await openUntitled('one two\nthree four\nfive');
    select(editor, 0, 4, 1, 5);
    const code = await takeCode(editor, 'exact');
    assert.equal(code.text, 'two\nthree');
    assert.equal(code.before, 'one ');
    assert.equal(code.after, ' four\nfive');
    assert.equal(code.scope, 'selection');
  });

  it('takes whole lines, without one that is only touched', async () => {
    const editor = await openUntitled('one\ntwo\nthree');
    select(editor, 0, 2, 2, 0);
    assert.equal((await takeCode(editor, 'lines')).text, 'one\ntwo');
  });

  it('takes the block of lines around the cursor where no symbol is known', async () => {
    const editor = await openUntitled('before\n\none\ntwo\n\nafter');
    select(editor, 3, 1, 3, 1);
    const code = await takeCode(editor, 'exact');
    assert.equal(code.text, 'one\ntwo');
    assert.equal(code.scope, 'block');
  });

  it('takes the innermost symbol around the cursor', async () => {
    const provider: vscode.DocumentSymbolProvider = {
      provideDocumentSymbols: () => {
        const range = (first: number, last: number) => new vscode.Range(first, 0, last, 1);
        const outer = new vscode.DocumentSymbol('Box', '', vscode.SymbolKind.Class, range(0, 4), range(0, 0));
        const inner = new vscode.DocumentSymbol(
          'open',
          '',
          vscode.SymbolKind.Method,
          range(1, 3),
          range(1, 1),
        );
        const local = new vscode.DocumentSymbol(
          'lid',
          '',
          vscode.SymbolKind.Variable,
          range(2, 2),
          range(2, 2),
        );
        outer.children = [inner];
        inner.children = [local];
        return [outer];
      },
    };
    const registration = vscode.languages.registerDocumentSymbolProvider({ scheme: 'untitled' }, provider);
    try {
      const editor = await openUntitled('class Box {\n  open() {\n    let lid;\n  }\n}\n');
      select(editor, 2, 6, 2, 6);
      const code = await takeCode(editor, 'exact');
      assert.equal(code.symbol, 'open');
      assert.equal(code.text, '  open() {\n    let lid;\n  }');
    } finally {
      registration.dispose();
    }
  });

  it('takes a function that is bound to a name, and no value of one line', async () => {
    const lines = (first: number, last: number) => new vscode.Range(first, 0, last, 2);
    const symbol = (name: string, first: number, last: number) =>
      new vscode.DocumentSymbol(
        name,
        '',
        vscode.SymbolKind.Variable,
        lines(first, last),
        lines(first, first),
      );
    const app = symbol('App', 0, 2);
    app.children = [symbol('one', 1, 1)];
    const registration = vscode.languages.registerDocumentSymbolProvider(
      { scheme: 'untitled' },
      { provideDocumentSymbols: () => [app] },
    );
    try {
      const editor = await openUntitled('const App = () => {\n  const one = 1;\n};\n\nApp();\n');
      select(editor, 1, 4, 1, 4);
      const code = await takeCode(editor, 'exact');
      assert.equal(code.symbol, 'App');
      assert.equal(code.text, 'const App = () => {\n  const one = 1;\n};');
    } finally {
      registration.dispose();
    }
  });

  it('takes the block when the language does not name its symbols in time', async () => {
    const registration = vscode.languages.registerDocumentSymbolProvider(
      { scheme: 'untitled' },
      { provideDocumentSymbols: () => new Promise(() => undefined) },
    );
    try {
      const editor = await openUntitled('one\ntwo\n\nafter');
      assert.equal((await takeCode(editor, 'exact')).scope, 'block');
    } finally {
      registration.dispose();
    }
  });

  it('names a file outside the workspace without its folders, and refuses to refactor it without permission', async () => {
    const registration = vscode.workspace.registerFileSystemProvider('edgewise-archive', archive);
    try {
      const uri = vscode.Uri.parse('edgewise-archive:/home/name/a.txt');
      const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      assert.equal((await takeCode(editor, 'exact')).path, 'a.txt');
      await assert.rejects(takeCode(editor, 'lines'), /read-only/);
    } finally {
      registration.dispose();
    }
  });

  it('keeps emoji, right-to-left text and CRLF as they are', async () => {
    const editor = await openFile('a = "👩‍💻"\r\nb = "שלום"\r\n', 'txt');
    select(editor, 0, 0, 2, 0);
    assert.equal((await takeCode(editor, 'exact')).text, editor.document.getText());
    assert.match(editor.document.getText(), /👩‍💻"\r\nb = "שלום/);
  });

  for (const [what, content] of [
    ['an empty file', ''],
    ['a file of white space', ' \n\t\n'],
    ['a binary file', 'a\0b'],
  ] as const)
    it(`refuses ${what}, saying why`, async () => {
      const editor = await openUntitled(content);
      await assert.rejects(takeCode(editor, 'exact'), Refusal);
    });

  it('explains a read-only document, and refuses to refactor it', async () => {
    const registration = vscode.workspace.registerTextDocumentContentProvider('edgewise-test', {
      provideTextDocumentContent: () => 'one\ntwo',
    });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('edgewise-test:/a.txt'));
      const editor = await vscode.window.showTextDocument(document);
      assert.equal((await takeCode(editor, 'exact')).text, 'one\ntwo');
      await assert.rejects(takeCode(editor, 'lines'), /read-only/);
    } finally {
      registration.dispose();
    }
  });

  it('refuses a blank line between code', async () => {
    const editor = await openUntitled('one\n\ntwo');
    select(editor, 1, 0, 1, 0);
    await assert.rejects(takeCode(editor, 'exact'), /no code here/);
  });
});
