import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ChipSource } from '../../src/host/chatContext/source.ts';
import { Refusal } from '../../src/host/problems.ts';
import { Log } from '../../src/host/service/log.ts';
import { closeFile, openFile } from './support/files.ts';
import { DraftDesk, openFolder, remove, writeFile } from './support/draftDesk.ts';
import { until } from './support/until.ts';

const fileSource = (uri: vscode.Uri): ChipSource => ({
  kind: 'file',
  uri: uri.toString(),
});
const orders = (): vscode.Uri => vscode.Uri.joinPath(openFolder(), 'src/orders.ts');
const lines = (uri: vscode.Uri, first: number, last: number): ChipSource => ({
  kind: 'selection',
  uri: uri.toString(),
  range: {
    start: { line: first, character: 0 },
    end: { line: last, character: 0 },
  },
});

async function edit(uri: vscode.Uri, change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const workspaceEdit = new vscode.WorkspaceEdit();
  change(workspaceEdit);
  assert.ok(await vscode.workspace.applyEdit(workspaceEdit), uri.path);
}

describe('the draft of a chat message', () => {
  let log: Log;
  before(() => {
    log = new Log();
  });
  let desk: DraftDesk;
  after(() => {
    log.dispose();
  });
  beforeEach(() => {
    desk = new DraftDesk(log);
  });
  afterEach(async () => {
    desk.dispose();
    await remove('draft');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('has a file as a chip, with its size, and sends it', async () => {
    desk.draft.add(fileSource(orders()));
    const chip = await desk.onlyChip();
    assert.equal(chip.state, 'ready');
    assert.equal(chip.label, 'orders.ts');
    assert.ok(chip.tokens > 100 && chip.tokens < 1000);
    const question = await desk.draft.take('Why?');
    assert.equal(question?.action, 'chat');
    assert.equal(question.text, 'Why?');
    const [attachment] = question.attachments;
    assert.equal(attachment?.kind, 'file');
    assert.equal(attachment.reference?.path, 'src/orders.ts');
    assert.equal(attachment.languageId, 'typescript');
    assert.match(attachment.code, /^export interface Item/);
    assert.deepEqual(desk.chips, []);
  });

  it('keeps the order in which chips were added, and each thing once', async () => {
    const report = vscode.Uri.joinPath(openFolder(), 'src/report.py');
    for (const uri of [report, orders(), report]) desk.draft.add(fileSource(uri));
    const question = await desk.draft.take('Why?');
    assert.deepEqual(
      question?.attachments.map(({ label }) => label),
      ['src/report.py', 'src/orders.ts'],
    );
  });

  it('sends the lines of a selection with those around it', async () => {
    desk.draft.add(lines(orders(), 11, 24));
    assert.equal((await desk.onlyChip()).label, 'orders.ts:12-24');
    const question = await desk.draft.take('Why?');
    assert.match(question?.attachments[0]?.code ?? '', /^export function total/);
    assert.match(question?.attachments[0]?.before ?? '', /interface Customer/);
    assert.match(question?.attachments[0]?.after ?? '', /function label/);
  });

  it('counts the unsaved text of an editor', async () => {
    const { document } = await openFile('const a = 1;\n', 'ts');
    await edit(document.uri, (change) => {
      change.insert(document.uri, new vscode.Position(0, 0), '// unsaved\n');
    });
    desk.draft.add(fileSource(document.uri));
    assert.match((await desk.draft.take('Why?'))?.attachments[0]?.code ?? '', /^\/\/ unsaved/);
    await closeFile(document);
  });

  describe('says that a chip is stale', () => {
    it('when its file is edited, and takes it anew', async () => {
      const { document } = await openFile('const a = 1;\n', 'ts');
      desk.draft.add(fileSource(document.uri));
      await desk.onlyChip();
      await edit(document.uri, (change) => {
        change.insert(document.uri, new vscode.Position(1, 0), 'const b = 2;\n');
      });
      await until(() => desk.chips[0]?.state === 'stale');
      assert.match(desk.chips[0]?.problem ?? '', /has changed since/);
      await desk.draft.refresh(desk.chips[0]?.id ?? '');
      assert.equal(desk.chips[0]?.state, 'ready');
      assert.match((await desk.draft.take('Why?'))?.attachments[0]?.code ?? '', /const b/);
      await closeFile(document);
    });

    it('and sends it as it was taken', async () => {
      const { document } = await openFile('const a = 1;\n', 'ts');
      desk.draft.add(fileSource(document.uri));
      await desk.onlyChip();
      await edit(document.uri, (change) => {
        change.insert(document.uri, new vscode.Position(0, 0), '// later\n');
      });
      await until(() => desk.chips[0]?.state === 'stale');
      assert.equal((await desk.draft.take('Why?'))?.attachments[0]?.code, 'const a = 1;\n');
      await closeFile(document);
    });

    it('until the change is taken back', async () => {
      const { document } = await openFile('const a = 1;\n', 'ts');
      desk.draft.add(fileSource(document.uri));
      await desk.onlyChip();
      await edit(document.uri, (change) => {
        change.insert(document.uri, new vscode.Position(0, 0), '// later\n');
      });
      await until(() => desk.chips[0]?.state === 'stale');
      await edit(document.uri, (change) => {
        change.delete(document.uri, new vscode.Range(0, 0, 1, 0));
      });
      await until(() => desk.chips[0]?.state === 'ready');
      await closeFile(document);
    });

    it('when a file that is not open changes on disk', async () => {
      const uri = await writeFile('draft/[a].ts', 'const a = 1;\n');
      desk.draft.add(fileSource(uri));
      await desk.onlyChip();
      await writeFile('draft/[a].ts', 'const a = 2;\n');
      await until(() => desk.chips[0]?.state === 'stale');
    });

    it('when its file or all files of its folder are deleted', async () => {
      const uri = vscode.Uri.joinPath(openFolder(), 'docs/opening-hours.md');
      const content = await vscode.workspace.fs.readFile(uri);
      desk.draft.add(fileSource(uri));
      desk.draft.add({
        kind: 'folder',
        uri: vscode.Uri.joinPath(uri, '..').toString(),
      });
      await until(() => desk.chips.every(({ state }) => state === 'ready'));
      try {
        await vscode.workspace.fs.delete(uri);
        await until(() => desk.chips.every(({ state }) => state === 'stale'));
        assert.match(desk.chips[1]?.problem ?? '', /There are no files in docs/);
        assert.equal((await desk.draft.take('Why?'))?.attachments.length, 2);
      } finally {
        await vscode.workspace.fs.writeFile(uri, content);
      }
    });
  });

  it('follows a selection that moves with lines above it', async () => {
    const { document } = await openFile('one\ntwo\nthree\n', 'txt');
    desk.draft.add(lines(document.uri, 1, 2));
    assert.match((await desk.onlyChip()).label, /:2$/);
    await edit(document.uri, (change) => {
      change.insert(document.uri, new vscode.Position(0, 0), 'zero\n');
    });
    await until(() => desk.chips[0]?.label.endsWith(':3') === true);
    assert.equal(desk.chips[0]?.state, 'ready');
    assert.equal((await desk.draft.take('Why?'))?.attachments[0]?.code, 'two\n');
    await closeFile(document);
  });

  describe('refuses', () => {
    const refusals: readonly (readonly [
      name: string,
      path: string,
      content: string | Uint8Array,
      reason: RegExp,
    ])[] = [
      ['a file for secrets', 'draft/.env', 'A=1\n', /is a file for secrets/],
      ['a key', 'draft/server.key', 'x', /is a file for secrets/],
      [
        'a file with a token in it',
        'draft/config.ts',
        `first\nconst token = 'ghp_${'a1B2'.repeat(9)}';\n`,
        /Line 2 of draft\/config\.ts holds what looks like a token of GitHub/,
      ],
      ['a binary', 'draft/image.ts', Uint8Array.of(0x89, 0x50, 0, 0), /is a binary file/],
      ['what is no UTF-8', 'draft/latin.ts', Uint8Array.of(0x47, 0xf6, 0xdf), /is a binary file/],
      ['a file that is too large', 'draft/large.ts', 'a'.repeat(1_000_001), /larger than 1 MB/],
      ['an empty file', 'draft/empty.ts', '\n', /is empty/],
      ['an excluded file', 'draft/node_modules/a/index.js', 'a();\n', /is excluded by the settings/],
    ];
    for (const [name, path, content, reason] of refusals)
      it(name, async () => {
        desk.draft.add(fileSource(await writeFile(path, content)));
        const chip = await desk.onlyChip();
        assert.equal(chip.state, 'refused');
        assert.match(chip.problem ?? '', reason);
        assert.deepEqual((await desk.draft.take('Why?'))?.attachments, []);
      });

    it('a file that is not there', async () => {
      desk.draft.add(fileSource(vscode.Uri.joinPath(openFolder(), 'draft/nothing.ts')));
      assert.match((await desk.onlyChip()).problem ?? '', /cannot be read/);
    });

    it('a selection with a secret, naming its line in the file', async () => {
      const uri = await writeFile('draft/part.ts', `a\nb\nconst key = 'AKIA${'Q7'.repeat(8)}';\nd\n`);
      desk.draft.add(lines(uri, 1, 3));
      assert.match((await desk.onlyChip()).problem ?? '', /Line 3 of draft\/part\.ts .* AWS/);
    });

    it('but not the lines beside a secret, which are sent without it', async () => {
      const uri = await writeFile('draft/part.ts', `a\nb\nconst key = 'AKIA${'Q7'.repeat(8)}';\nd\n`);
      desk.draft.add(lines(uri, 0, 2));
      assert.equal((await desk.onlyChip()).state, 'ready');
      assert.ok(!JSON.stringify(await desk.draft.take('Why?')).includes('AKIA'));
    });

    it('what has more tokens than the model takes, with how many', async () => {
      desk.room = 100;
      desk.draft.add(fileSource(orders()));
      assert.match(
        (await desk.onlyChip()).problem ?? '',
        /orders\.ts has about \d+ tokens, but the model takes 100/,
      );
    });

    it('a message that is too large with all its chips, and keeps them', async () => {
      desk.draft.add(fileSource(orders()));
      const { tokens } = await desk.onlyChip();
      desk.room = tokens + 10;
      await assert.rejects(desk.draft.take('why '.repeat(100)), Refusal);
      assert.equal(desk.chips.length, 1);
    });

    it('a file that Git ignores', async () => {
      const uri = await writeFile('draft/ignored.ts', 'a();\n');
      const git = { repositories: [], getRepository: () => repository };
      const repository = {
        rootUri: openFolder(),
        state: {
          HEAD: undefined,
          workingTreeChanges: [],
          onDidChange: new vscode.EventEmitter<void>().event,
        },
        status: () => Promise.resolve(),
        diff: () => Promise.resolve(''),
        diffWith: () => Promise.reject(new Error('not asked for')),
        checkIgnore: (paths: string[]) =>
          Promise.resolve(new Set(paths.filter((path) => path.includes('ignored')))),
      };
      const withGit = new DraftDesk(log, { git: () => Promise.resolve(git) });
      try {
        withGit.draft.add(fileSource(uri));
        assert.match((await withGit.onlyChip()).problem ?? '', /is ignored by Git/);
      } finally {
        withGit.dispose();
      }
    });
  });

  describe('keeps', () => {
    it('the chips of each conversation through a reload, and takes them anew', async () => {
      desk.draft.add(fileSource(orders()));
      await desk.onlyChip();
      desk.show('second');
      assert.deepEqual(desk.chips, []);
      desk.show('first');
      assert.equal(desk.chips.length, 1);
      const later = new DraftDesk(log, { memento: desk.memento });
      try {
        assert.equal((await later.onlyChip()).label, 'orders.ts');
        later.draft.detach(later.chips[0]?.id ?? '');
        assert.deepEqual(later.chips, []);
      } finally {
        later.dispose();
      }
      const last = new DraftDesk(log, { memento: desk.memento });
      assert.deepEqual(last.chips, []);
      last.dispose();
    });

    it('those of a conversation in which nothing was asked yet, whatever its id', async () => {
      desk.show('some id', true);
      desk.draft.add(fileSource(orders()));
      await desk.onlyChip();
      const later = new DraftDesk(log, { memento: desk.memento });
      later.show('another id', true);
      assert.equal((await later.onlyChip()).label, 'orders.ts');
      await later.draft.take('Why?');
      later.show('a third id', true);
      assert.deepEqual(later.chips, []);
      later.dispose();
    });

    it('the text that is not sent, also where nothing was asked yet, until it is gone', () => {
      const waiting = { text: 'Why is', aside: '' };
      desk.show('some id', true);
      assert.equal(desk.draft.waiting, undefined);
      desk.draft.keepText('some id', waiting);
      desk.draft.keepText('an id that was never shown', { text: 'lost', aside: '' });
      const later = new DraftDesk(log, { memento: desk.memento });
      later.show('another id', true);
      assert.deepEqual(later.draft.waiting, waiting);
      later.draft.keepText('another id', { text: '', aside: '' });
      later.dispose();
      const last = new DraftDesk(log, { memento: desk.memento });
      last.show('a third id', true);
      assert.equal(last.draft.waiting, undefined);
      last.dispose();
    });

    it('a message that is sent, until its chips are read', async () => {
      desk.draft.add(fileSource(orders()));
      desk.draft.keepText('first', { text: '', aside: 'an older one' });
      const taken = desk.draft.take('Why?');
      const cut = new DraftDesk(log, { memento: desk.memento });
      assert.deepEqual(cut.draft.waiting, { text: 'Why?', aside: 'an older one' });
      cut.dispose();
      await taken;
      const later = new DraftDesk(log, { memento: desk.memento });
      assert.deepEqual(later.draft.waiting, { text: '', aside: 'an older one' });
      later.dispose();
    });

    it('nothing once the person wants nothing kept', async () => {
      desk.draft.add(fileSource(orders()));
      desk.draft.keepText('first', { text: 'Why', aside: '' });
      desk.keeps = false;
      await desk.draft.forgetKept();
      desk.draft.keepText('first', { text: 'Why is', aside: '' });
      const later = new DraftDesk(log, { memento: desk.memento });
      assert.deepEqual(later.chips, []);
      assert.equal(later.draft.waiting, undefined);
      later.dispose();
      assert.equal(desk.chips.length, 1);
    });

    it('what was read from the terminal', async () => {
      desk.terminal = 'npm ERR! missing script';
      desk.draft.add({ kind: 'terminal' });
      await desk.onlyChip();
      const later = new DraftDesk(log, { memento: desk.memento });
      await later.onlyChip();
      assert.equal((await later.draft.take('Why?'))?.attachments[0]?.code, 'npm ERR! missing script');
      later.dispose();
    });
  });

  it('tells when it changes', async () => {
    let changes = 0;
    desk.draft.onDidChange(() => (changes += 1));
    desk.draft.add(fileSource(orders()));
    assert.equal(desk.chips[0]?.state, 'loading');
    await desk.onlyChip();
    assert.ok(changes >= 2);
  });

  it('takes what is selected in the terminal, once', async () => {
    desk.terminal = 'error: it broke';
    desk.draft.add({ kind: 'terminal' });
    await desk.onlyChip();
    desk.draft.add({ kind: 'terminal' });
    await until(() => desk.chips.every(({ state }) => state === 'ready'));
    assert.equal(desk.chips.length, 1);
  });

  it('says when nothing is selected in the terminal', async () => {
    desk.draft.add({ kind: 'terminal' });
    assert.equal((await desk.onlyChip()).problem, 'Nothing is selected.');
  });

  it('has the problems of a file', async () => {
    const collection = vscode.languages.createDiagnosticCollection('draft');
    try {
      const range = new vscode.Range(1, 0, 1, 4);
      const problem = new vscode.Diagnostic(range, 'Not so.', vscode.DiagnosticSeverity.Warning);
      problem.source = 'checker';
      collection.set(orders(), [problem]);
      desk.draft.add({ kind: 'problems', uri: orders().toString() });
      await desk.onlyChip();
      collection.set(orders(), []);
      await until(() => desk.chips[0]?.state === 'stale');
      const code = (await desk.draft.take('Why?'))?.attachments[0]?.code;
      assert.equal(code, 'warning src/orders.ts:2: Not so. (checker)');
    } finally {
      collection.dispose();
    }
  });

  it('says when there are no problems', async () => {
    desk.draft.add({ kind: 'problems', uri: orders().toString() });
    assert.match((await desk.onlyChip()).problem ?? '', /no problems in src\/orders\.ts/);
  });

  it('has the open editors, with their contents while these are short', async () => {
    await vscode.window.showTextDocument(orders(), { preview: false });
    const { document } = await openFile('const a = 1;\n', 'ts');
    desk.draft.add({ kind: 'editors' });
    assert.match((await desk.onlyChip()).description, /^2 open files with their contents/);
    const code = (await desk.draft.take('Why?'))?.attachments[0]?.code ?? '';
    assert.ok(code.includes('src/orders.ts:') && code.includes('const a = 1;'));
    await closeFile(document);
  });

  it('has the tree of a folder without what is excluded', async () => {
    await writeFile('draft/shop/src/a.ts', 'a');
    await writeFile('draft/shop/README.md', 'a');
    await writeFile('draft/shop/node_modules/b/index.js', 'a');
    const uri = vscode.Uri.joinPath(openFolder(), 'draft/shop').toString();
    desk.draft.add({ kind: 'folder', uri });
    const chip = await desk.onlyChip();
    assert.equal(chip.label, 'shop/');
    assert.equal((await desk.draft.take('Why?'))?.attachments[0]?.code, 'src/\n  a.ts\nREADME.md');
  });

  describe('offers the selection', () => {
    it('of the active editor, and takes it', async () => {
      const editor = await vscode.window.showTextDocument(orders());
      const following = desk.draft.followSelection();
      editor.selection = new vscode.Selection(0, 0, 4, 1);
      await until(() => desk.draft.draft.offered !== undefined);
      const { offered } = desk.draft.draft;
      assert.equal(offered?.label, 'orders.ts:1-5');
      assert.ok(offered.tokens > 10);
      desk.draft.attachOffered();
      assert.equal((await desk.onlyChip()).label, 'orders.ts:1-5');
      assert.equal(desk.draft.draft.offered, undefined);
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      following.dispose();
    });

    it('no more when it is empty, or the panel is gone', async () => {
      const editor = await vscode.window.showTextDocument(orders());
      const following = desk.draft.followSelection();
      editor.selection = new vscode.Selection(0, 0, 4, 1);
      await until(() => desk.draft.draft.offered !== undefined);
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await until(() => desk.draft.draft.offered === undefined);
      editor.selection = new vscode.Selection(0, 0, 4, 1);
      await until(() => desk.draft.draft.offered !== undefined);
      following.dispose();
      assert.equal(desk.draft.draft.offered, undefined);
    });
  });

  describe('takes what is dropped or pasted', () => {
    it('files and folders, and says what is neither', async () => {
      const folder = vscode.Uri.joinPath(openFolder(), 'src');
      await assert.rejects(desk.draft.drop([orders().toString(), 'no uri', folder.toString()]), /no uri/);
      await until(() => desk.chips.every(({ state }) => state === 'ready'));
      assert.deepEqual(
        desk.chips.map(({ kind, label }) => [kind, label]),
        [
          ['file', 'orders.ts'],
          ['folder', 'src/'],
        ],
      );
    });

    it('lines of an open document with their place', async () => {
      const { document } = await vscode.window.showTextDocument(orders());
      assert.ok(desk.draft.paste(document.getText(new vscode.Range(11, 0, 24, 0))));
      const chip = await desk.onlyChip();
      assert.equal(chip.kind, 'pasted');
      assert.equal(chip.label, 'orders.ts:12-24');
    });

    it('other code without one', async () => {
      assert.ok(desk.draft.paste('function f() {\n  return somethingElse();\n}\n'));
      assert.equal((await desk.onlyChip()).label, 'Pasted Code');
    });

    it('but no prose', () => {
      assert.ok(!desk.draft.paste('Dear all,\nthank you for the cake.\nIt was lovely.\n'));
      assert.deepEqual(desk.chips, []);
    });

    it('and refuses pasted secrets', async () => {
      desk.draft.paste(`const a = 1;\nconst key = 'ghp_${'a1B2'.repeat(9)}';\nuse(key);\n`);
      assert.match((await desk.onlyChip()).problem ?? '', /Line 2 of Pasted Code/);
    });
  });
});
