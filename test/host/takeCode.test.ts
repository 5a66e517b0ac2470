import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { takeCode } from '../../src/host/context/takeCode.ts';
import { Refusal } from '../../src/host/problems.ts';

async function open(content: string, language = 'plaintext'): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  return vscode.window.showTextDocument(document);
}

function select(editor: vscode.TextEditor, ...[line, character, endLine, endCharacter]: number[]): void {
  editor.selection = new vscode.Selection(line ?? 0, character ?? 0, endLine ?? 0, endCharacter ?? 0);
}

describe('taking code from an editor', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('takes exactly the selection, with all text around it', async () => {
    const editor = await open('one two\nthree four\nfive');
    select(editor, 0, 4, 1, 5);
    const code = await takeCode(editor, 'exact');
    assert.equal(code.text, 'two\nthree');
    assert.equal(code.before, 'one ');
    assert.equal(code.after, ' four\nfive');
    assert.equal(code.scope, 'selection');
  });

  it('takes whole lines, without one that is only touched', async () => {
    const editor = await open('one\ntwo\nthree');
    select(editor, 0, 2, 2, 0);
    assert.equal((await takeCode(editor, 'lines')).text, 'one\ntwo');
  });

  it('takes the block of lines around the cursor where no symbol is known', async () => {
    const editor = await open('before\n\none\ntwo\n\nafter');
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
      const editor = await open('class Box {\n  open() {\n    let lid;\n  }\n}\n');
      select(editor, 2, 6, 2, 6);
      const code = await takeCode(editor, 'exact');
      assert.equal(code.symbol, 'open');
      assert.equal(code.text, '  open() {\n    let lid;\n  }');
    } finally {
      registration.dispose();
    }
  });

  it('keeps emoji, right-to-left text and CRLF as they are', async () => {
    const editor = await open('a = "👩‍💻"\r\nb = "שלום"\r\n');
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
      const editor = await open(content);
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
    const editor = await open('one\n\ntwo');
    select(editor, 1, 0, 1, 0);
    await assert.rejects(takeCode(editor, 'exact'), /no code here/);
  });
});
