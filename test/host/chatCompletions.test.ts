import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Completion } from '../../src/protocol.ts';
import { terminalSelection } from '../../src/host/chatContext/terminalSelection.ts';
import { Refusal } from '../../src/host/problems.ts';
import { Log } from '../../src/host/service/log.ts';
import { DraftDesk, openFolder, remove, writeFile } from './support/draftDesk.ts';
import { until } from './support/until.ts';

const orders = (): vscode.Uri => vscode.Uri.joinPath(openFolder(), 'src/orders.ts');
const labels = (items: readonly Completion[]): readonly string[] => items.map(({ label }) => label);

/** Symbols of TypeScript files that need no language server. */
function registerSymbols(): vscode.Disposable {
  const range = new vscode.Range(11, 0, 24, 1);
  const provider: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols: () => [
      new vscode.DocumentSymbol('totalOfOrders', '', vscode.SymbolKind.Function, range, range),
    ],
  };
  return vscode.languages.registerDocumentSymbolProvider({ pattern: '**/orders.ts' }, provider);
}

describe('completion behind @', () => {
  let log: Log;
  before(() => {
    log = new Log();
  });
  let desk: DraftDesk;
  beforeEach(() => {
    desk = new DraftDesk(log);
  });
  afterEach(async () => {
    desk.dispose();
    await remove('completion');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(() => {
    log.dispose();
  });

  /** VS Code takes a moment to tell of new files. */
  async function onceThereAre(count: number, query: string): Promise<readonly Completion[]> {
    for (;;) {
      const items = await desk.draft.complete('@', query);
      if (items.length >= count) return items;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  it('begins with the kinds, each with an icon and what it is', async () => {
    const items = await desk.draft.complete('@', '');
    assert.deepEqual(labels(items), [
      '@file',
      '@symbol',
      '@folder',
      '@editors',
      '@problems',
      '@changes',
      '@terminal',
    ]);
    for (const { icon, description } of items) assert.ok(icon !== '' && description !== '');
    const [file] = items;
    assert.deepEqual([file?.continues, file?.insertText], [true, '@file ']);
  });

  it('finds a kind by what it is called', async () => {
    assert.equal((await desk.draft.complete('@', 'git'))[0]?.label, '@changes');
    assert.equal((await desk.draft.complete('@', 'ter'))[0]?.label, '@terminal');
  });

  it('lists the selection where there is one, and the editors that are open, the newest first', async () => {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(openFolder(), 'src/report.py'), {
      preview: false,
    });
    const editor = await vscode.window.showTextDocument(orders(), {
      preview: false,
    });
    editor.selection = new vscode.Selection(0, 0, 4, 1);
    await until(() => vscode.window.activeTextEditor?.selection.isEmpty === false);
    const items = await desk.draft.complete('@', '');
    assert.equal(items[0]?.label, '@selection');
    assert.deepEqual(labels(items).slice(-2), ['orders.ts', 'report.py']);
  });

  it('finds files, which become chips', async () => {
    const items = await desk.draft.complete('@', 'ord');
    const item = items.find(({ label }) => label === 'orders.ts');
    assert.ok(item);
    assert.equal(item.description, 'src/orders.ts');
    assert.deepEqual([item.insertText, item.continues], ['', false]);
    await desk.draft.attach(item.id);
    assert.equal((await desk.onlyChip()).label, 'orders.ts');
  });

  it('narrows to files, folders and symbols', async () => {
    const symbols = registerSymbols();
    try {
      await vscode.window.showTextDocument(orders());
      assert.equal((await desk.draft.complete('@', 'file src/or'))[0]?.label, 'orders.ts');
      assert.equal((await desk.draft.complete('@', 'folder sr'))[0]?.label, 'src/');
      // The language's extension may only be starting.
      const [symbol] = await onceThereAre(1, 'symbol totalOf');
      assert.equal(symbol?.label, 'totalOfOrders');
      await desk.draft.attach(symbol.id);
      assert.equal((await desk.onlyChip()).kind, 'symbol');
      const question = await desk.draft.take('Why?');
      assert.equal(question?.attachments[0]?.symbol, 'totalOfOrders');
      assert.match(question.attachments[0].code, /^export function total.*\}$/s);
    } finally {
      symbols.dispose();
    }
  });

  it('knows new files, and leaves excluded ones out', async () => {
    assert.deepEqual(await desk.draft.complete('@', 'file lantern'), []);
    await writeFile('completion/node_modules/lantern.js', 'a');
    await writeFile('completion/lantern.ts', 'a');
    const items = await onceThereAre(1, 'file lantern');
    assert.deepEqual(labels(items), ['lantern.ts']);
  });

  it('gives at most twenty', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => writeFile(`completion/many${index}.ts`, 'a')));
    const items = await onceThereAre(20, 'many');
    assert.equal(items.length, 20);
  });

  it('does nothing for an id that it did not give', async () => {
    await desk.draft.attach('gone');
    assert.deepEqual(desk.chips, []);
  });
});

describe('what is selected in the terminal', () => {
  function clipboardWith(text: string): vscode.Clipboard & { text: string } {
    return {
      text,
      readText() {
        return Promise.resolve(this.text);
      },
      writeText(value) {
        this.text = value;
        return Promise.resolve();
      },
    };
  }

  it('is read, and the clipboard is as before', async () => {
    const clipboard = clipboardWith('mine');
    const copy = (): Thenable<void> => clipboard.writeText('npm test');
    assert.equal(await terminalSelection(clipboard, copy), 'npm test');
    assert.equal(clipboard.text, 'mine');
  });

  it('is read even when it was copied before', async () => {
    const clipboard = clipboardWith('npm test');
    assert.equal(await terminalSelection(clipboard, () => clipboard.writeText('npm test')), 'npm test');
  });

  it('is refused when it is nothing', async () => {
    const clipboard = clipboardWith('mine');
    await assert.rejects(
      terminalSelection(clipboard, () => Promise.resolve()),
      Refusal,
    );
    assert.equal(clipboard.text, 'mine');
  });

  it('leaves the clipboard as it was when it cannot be copied', async () => {
    const clipboard = clipboardWith('mine');
    await assert.rejects(
      terminalSelection(clipboard, () => Promise.reject(new Error('no'))),
      /no/,
    );
    assert.equal(clipboard.text, 'mine');
  });
});
