import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { makePromptFile } from '../../src/host/chatContext/promptCommands.ts';
import { Log } from '../../src/host/service/log.ts';
import { DraftDesk, openFolder, remove, writeFile } from './support/draftDesk.ts';
import { closeFile, openFile } from './support/files.ts';

const orders = (): vscode.Uri => vscode.Uri.joinPath(openFolder(), 'src/orders.ts');

describe('commands behind /', () => {
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
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove('own-prompts');
    await remove('.edgewise');
  });
  after(() => {
    log.dispose();
  });

  async function list(query = ''): Promise<readonly (readonly [label: string, description: string])[]> {
    return (await desk.draft.complete('/', query)).map(({ label, description }) => [label, description]);
  }

  async function selectOrders(): Promise<void> {
    const editor = await vscode.window.showTextDocument(orders());
    editor.selection = new vscode.Selection(11, 0, 25, 0);
  }

  it('are listed with what they do', async () => {
    const items = await desk.draft.complete('/', '');
    assert.deepEqual(
      items.map(({ label }) => label),
      ['/explain', '/fix', '/tests', '/docs', '/refactor', '/new', '/clear', '/model'],
    );
    assert.deepEqual([items[1]?.insertText, items[1]?.continues], ['/fix ', false]);
    assert.equal((await list('ref'))[0]?.[0], '/refactor');
  });

  it('take the selection where there is no chip', async () => {
    await selectOrders();
    const question = await desk.draft.take('/fix the rounding');
    assert.equal(question?.text, '/fix the rounding');
    assert.match(question.sentText ?? '', /one fenced code block.*Above all: the rounding$/s);
    assert.match(question.attachments[0]?.code ?? '', /^export function total/);
  });

  it('are resolved anew where an earlier question is asked in other words', async () => {
    await selectOrders();
    const question = await desk.draft.take('/fix the rounding');
    const earlier = { ...question!, role: 'user', id: 'q', parentId: null, time: 0 } as const;
    const edited = await desk.draft.retake(earlier, '/fix the tax');
    assert.match(edited.sentText ?? '', /Above all: the tax$/);
    assert.deepEqual(edited.attachments, question?.attachments);
    assert.equal((await desk.draft.retake(earlier, 'Why?')).sentText, undefined);
  });

  it('explain like the command does', async () => {
    await selectOrders();
    const question = await desk.draft.take('/explain');
    assert.equal(question?.action, 'explain');
    assert.equal(question.attachments.length, 1);
  });

  it('take the chips where there are some, and nothing else', async () => {
    await selectOrders();
    desk.draft.add({
      kind: 'file',
      uri: vscode.Uri.joinPath(openFolder(), 'src/report.py').toString(),
    });
    const question = await desk.draft.take('/docs');
    assert.deepEqual(
      question?.attachments.map(({ label }) => label),
      ['src/report.py'],
    );
  });

  it('say what to do where there is no code', async () => {
    await assert.rejects(
      desk.draft.take('/tests'),
      /Open a file and select some, or add it to the message with @/,
    );
  });

  it('do not mistake a path or another word for one of them', async () => {
    for (const text of ['/usr/bin is what?', '/nonsense', '/ fix']) {
      const question = await desk.draft.take(text);
      assert.deepEqual(question, { action: 'chat', text, attachments: [] });
    }
  });

  it('begin a conversation or choose the model, and send what follows', async () => {
    assert.equal(await desk.draft.take('/new'), undefined);
    assert.equal(await desk.draft.take('/clear'), undefined);
    assert.equal((await desk.draft.take('/model Why?'))?.text, 'Why?');
    assert.deepEqual(desk.commands, ['new', 'clear', 'model']);
  });

  describe('of the person’s own', () => {
    it('are filled in with what is there', async () => {
      await writeFile(
        'own-prompts/review.md',
        '---\ndescription: Reads it\ntemperature: 1.5\nmax_tokens: 300\n---\nReview {{file}} ({{language}}):\n{{selection}}\n{{input}}',
      );
      assert.deepEqual((await list('rev'))[0], ['/review', 'Reads it · Your prompt']);
      await selectOrders();
      const question = await desk.draft.take('/review for {{file}} names');
      assert.match(
        question?.sentText ?? '',
        /^Review src\/orders\.ts \(typescript\):\nexport function total.*\n\}\n\nfor \{\{file\}\} names$/s,
      );
      assert.deepEqual(question?.options, { temperature: 1.5, maxTokens: 300 });
      assert.deepEqual(question.attachments, []);
    });

    it('attach what their scope says, and send what is typed after them', async () => {
      await writeFile('own-prompts/whole.md', '---\nscope: file\n---\nRead all.');
      await writeFile('own-prompts/part.md', '---\nscope: selection\n---\nRead this.');
      await selectOrders();
      const whole = await desk.draft.take('/whole Now.');
      assert.deepEqual([whole?.sentText, whole?.attachments[0]?.kind], ['Read all.\n\nNow.', 'file']);
      assert.equal((await desk.draft.take('/part'))?.attachments[0]?.kind, 'selection');
    });

    it('never send a secret by a variable', async () => {
      await writeFile('own-prompts/part.md', '{{selection}}');
      const editor = await openFile(`const key = 'AKIA${'Q7'.repeat(8)}';\n`, 'ts');
      await assert.rejects(desk.draft.take('/part'), /AWS/);
      await closeFile(editor.document);
    });

    it('say what is wrong with their files, and open them there', async () => {
      await writeFile('own-prompts/bad.md', '---\nname: bad\ncolour: red\n---\nText');
      const items = await desk.draft.complete('/', '');
      const item = items.at(-1);
      assert.equal(item?.label, 'own-prompts/bad.md:3');
      assert.match(item.description, /“colour” is not known here/);
      assert.deepEqual([item.icon, item.insertText], ['warning', '']);
      await desk.draft.attach(item.id);
      assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /bad\.md$/);
      assert.equal(vscode.window.activeTextEditor?.selection.active.line, 2);
    });

    it('say when two files have one name', async () => {
      await writeFile('own-prompts/a.md', '---\nname: same\n---\nOne');
      await writeFile('own-prompts/b.md', '---\nname: same\n---\nTwo');
      assert.match((await list()).at(-1)?.[1] ?? '', /has the name “same” already/);
    });

    it('begin from a template that can be read', async () => {
      await makePromptFile(vscode.Uri.joinPath(openFolder(), 'own-prompts/fresh.md'), 'fresh');
      assert.equal((await list('fresh'))[0]?.[0], '/fresh');
      await selectOrders();
      const question = await desk.draft.take('/fresh Look at names.');
      assert.match(question?.sentText ?? '', /typescript code of src\/orders\.ts.*Look at names\.$/s);
      assert.equal(question?.attachments.length, 1);
      await writeFile('own-prompts/fresh.md', 'Mine.');
      await makePromptFile(vscode.Uri.joinPath(openFolder(), 'own-prompts/fresh.md'), 'fresh');
      assert.equal((await desk.draft.take('/fresh'))?.sentText, 'Mine.');
    });
  });

  describe('of a folder', () => {
    it('are there once it is trusted', async () => {
      await writeFile('.edgewise/prompts/ship.md', 'Ship it.');
      desk.trusted = false;
      assert.deepEqual(await list('ship'), []);
      assert.equal((await desk.draft.take('/ship'))?.sentText, undefined);
      desk.grantTrust();
      assert.deepEqual(await list('ship'), [['/ship', '.edgewise/prompts/ship.md']]);
      assert.equal((await desk.draft.take('/ship'))?.sentText, 'Ship it.');
    });

    it('do not take the place of built-in ones', async () => {
      await writeFile('.edgewise/prompts/fix.md', 'Break it.');
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      const label = `/${folder?.name}:fix`;
      assert.ok((await list('fix')).some(([other]) => other === label));
      await selectOrders();
      assert.doesNotMatch((await desk.draft.take('/fix'))?.sentText ?? '', /Break/);
      assert.equal((await desk.draft.take(label))?.sentText, 'Break it.');
    });

    it('stand beside the person’s own of the same name', async () => {
      await writeFile('.edgewise/prompts/ship.md', 'Theirs.');
      await writeFile('own-prompts/ship.md', 'Mine.');
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      assert.deepEqual(await list('ship'), [
        ['/user:ship', 'Your prompt'],
        [`/${folder?.name}:ship`, '.edgewise/prompts/ship.md'],
      ]);
      await assert.rejects(desk.draft.take('/ship'), /Type one of these: \/user:ship, /);
      assert.equal((await desk.draft.take('/user:ship'))?.sentText, 'Mine.');
    });
  });
});
