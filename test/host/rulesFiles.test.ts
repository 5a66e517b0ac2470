import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Log } from '../../src/host/service/log.ts';
import { DraftDesk, remove, writeFile } from './support/draftDesk.ts';
import { until } from './support/until.ts';

describe('rules files', () => {
  let log: Log;
  before(() => {
    log = new Log();
  });
  let desk: DraftDesk | undefined;
  afterEach(async () => {
    desk?.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const path of ['AGENTS.md', '.github', '.edgewise']) await remove(path);
  });
  after(() => {
    log.dispose();
  });

  function open(options: { trusted?: boolean } = {}): DraftDesk {
    desk = new DraftDesk(log, options);
    return desk;
  }
  const labels = ({ draft }: DraftDesk): readonly string[] => draft.draft.chips.map(({ label }) => label);

  it('are chips, and join the question by their paths', async () => {
    await writeFile('AGENTS.md', 'Use tabs.\n');
    await writeFile('.github/copilot-instructions.md', 'Be brief.\n');
    await writeFile('.edgewise/rules.md', 'Say please.\n');
    const { draft, rules } = open();
    await until(() => draft.draft.chips.length === 3);
    const paths = ['AGENTS.md', '.github/copilot-instructions.md', '.edgewise/rules.md'];
    for (const { kind, state, tokens } of draft.draft.chips)
      assert.ok(kind === 'rules' && state === 'ready' && tokens > 5);
    const question = await draft.take('Why?');
    assert.deepEqual(question?.rules, paths);
    assert.deepEqual(
      (await rules.current(question.rules)).map(({ text }) => text),
      ['Use tabs.\n', 'Be brief.\n', 'Say please.\n'],
    );
  });

  it('are read anew for each request', async () => {
    await writeFile('AGENTS.md', 'Use tabs.\n');
    const { rules } = open();
    assert.equal((await rules.current(['AGENTS.md']))[0]?.text, 'Use tabs.\n');
    await remove('AGENTS.md');
    assert.deepEqual(await rules.current(['AGENTS.md']), []);
  });

  it('come and go with their files', async () => {
    const opened = open();
    assert.deepEqual(labels(opened), []);
    await writeFile('AGENTS.md', 'Use tabs.\n');
    await until(() => labels(opened).length === 1);
  });

  it('can be taken away for a conversation, and be opened', async () => {
    await writeFile('AGENTS.md', 'Use tabs.\n');
    const opened = open();
    const { draft } = opened;
    opened.show('fresh', true);
    await until(() => labels(opened).length === 1);
    await draft.open(draft.draft.chips[0]?.id ?? '');
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /AGENTS\.md$/);
    draft.detach(draft.draft.chips[0]?.id ?? '');
    assert.deepEqual(labels(opened), []);
    assert.equal((await draft.take('Why?'))?.rules, undefined);
    opened.show('fresh');
    assert.deepEqual(labels(opened), []);
    opened.show('another', true);
    assert.deepEqual(labels(opened), ['AGENTS.md']);
    const later = new DraftDesk(log, { memento: opened.memento });
    later.show('fresh');
    assert.deepEqual(await later.draft.rules(), []);
    later.dispose();
  });

  it('are none in Restricted Mode, and appear when trust is granted', async () => {
    await writeFile('AGENTS.md', 'Use tabs.\n');
    const opened = open({ trusted: false });
    assert.deepEqual(await opened.draft.rules(), []);
    assert.deepEqual(await opened.rules.current(['AGENTS.md']), []);
    opened.grantTrust();
    await until(() => labels(opened).length === 1);
    assert.deepEqual(await opened.draft.rules(), ['AGENTS.md']);
  });

  it('are cut after 8,000 characters', async () => {
    await writeFile('AGENTS.md', 'A rule of many.\n'.repeat(1000));
    const [rule] = await open().rules.current(['AGENTS.md']);
    assert.match(rule?.text ?? '', /A rule of many\.\n\(The file goes on; the rest was left out\.\)$/);
  });

  it('with a secret in them are refused', async () => {
    await writeFile('AGENTS.md', `Use ghp_${'a1B2'.repeat(9)} to push.\n`);
    const { draft, rules, warnings } = open();
    await until(() => draft.draft.chips.length === 1);
    assert.equal(draft.draft.chips[0]?.state, 'refused');
    assert.match(draft.draft.chips[0].problem ?? '', /GitHub/);
    assert.equal((await draft.take('Why?'))?.rules, undefined);
    assert.deepEqual(await rules.current(['AGENTS.md']), []);
    assert.match(warnings[0] ?? '', /AGENTS\.md/);
  });

  it('do not count when they are empty', async () => {
    await writeFile('AGENTS.md', '\n');
    assert.deepEqual(await open().draft.rules(), []);
  });
});
