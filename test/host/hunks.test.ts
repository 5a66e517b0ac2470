import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { keysOfHunks } from '../../src/host/inlineEdit/proposalThreads.ts';
import { EditingWindow } from './support/editingWindow.ts';
import { until } from './support/until.ts';

const code = ['top();', 'var a = 1;', 'keep();', 'var b = 2;', 'stay();', 'var c = 3;', 'end();', ''].join(
  '\n',
);
const changed = (...names: readonly string[]): string =>
  names.reduce((text, name) => text.replace(`var ${name}`, `const ${name}`), code);
const reply = `\`\`\`js\n${changed('a', 'b', 'c').split('\n').slice(1, 6).join('\n')}\n\`\`\`\n`;

describe('the changes of a proposal', () => {
  let window: EditingWindow;

  beforeEach(async () => {
    window = await EditingWindow.open(code, [1, 5]);
    await window.propose(reply);
  });
  afterEach(() => window.close());

  const places = (): readonly number[] => window.proposal.hunks.map(({ start }) => start);

  it('stand where they belong, each for itself', () => {
    assert.deepEqual(places(), [1, 3, 5]);
    assert.equal(window.text, code);
  });

  it('are accepted one by one, each an edit of its own that one undo takes out', async () => {
    window.goTo(1);
    await window.edits.acceptChange();
    assert.equal(window.text, changed('b'));
    assert.deepEqual(places(), [1, 5]);
    await window.undo();
    assert.equal(window.text, code);
    assert.deepEqual(places(), [1, 3, 5]);
    await vscode.commands.executeCommand('redo');
    assert.equal(window.text, changed('b'));
    assert.deepEqual(places(), [1, 5]);
    await window.edits.accept();
    assert.equal(window.text, changed('a', 'b', 'c'));
    assert.deepEqual(window.phases, []);
  });

  it('are rejected one by one and leave nothing', async () => {
    window.goTo(0);
    window.edits.rejectChange();
    assert.deepEqual(places(), [3, 5]);
    window.goTo(1);
    window.edits.rejectChange();
    await window.edits.accept();
    assert.equal(window.text, changed('b'));
    assert.deepEqual(window.phases, []);
  });

  it('stay rejected when one that was accepted before is undone', async () => {
    window.goTo(0);
    await window.edits.acceptChange();
    window.goTo(1);
    window.edits.rejectChange();
    assert.deepEqual(places(), [3]);
    await window.undo();
    assert.deepEqual(places(), [1, 3]);
    await vscode.commands.executeCommand('redo');
    assert.deepEqual(places(), [3]);
  });

  it('end the proposal when the last one is rejected', () => {
    for (let left = 3; left > 0; left -= 1) {
      window.goTo(0);
      window.edits.rejectChange();
    }
    assert.deepEqual(window.phases, []);
    assert.equal(window.text, code);
  });

  it('are merged with what is typed between them', async () => {
    await window.insert(2, 0, '// mine\n');
    assert.deepEqual(places(), [1, 4, 6]);
    await window.edits.accept();
    assert.equal(window.text, changed('a', 'b', 'c').replace('keep', '// mine\nkeep'));
    await window.undo();
    assert.equal(window.text, code.replace('keep', '// mine\nkeep'));
  });

  it('conflict with what is typed on the same line, and are never resolved in silence', async () => {
    await window.insert(3, 9, '0');
    assert.deepEqual(
      window.proposal.hunks.map(({ kind }) => kind),
      ['open', 'conflict', 'open'],
    );
    window.goTo(1);
    await assert.rejects(window.edits.acceptChange(), /whose lines/);
    await window.edits.accept();
    assert.equal(window.text, changed('a', 'c').replace('b = 2', 'b = 20'));
    assert.deepEqual(window.phases, ['ready']);
    await assert.rejects(window.edits.accept(), /whose lines/);
    await window.edits.useModels();
    assert.equal(window.text, changed('a', 'b', 'c'));
    assert.deepEqual(window.phases, []);
    await window.undo();
    assert.equal(window.text, changed('a', 'c').replace('b = 2', 'b = 20'));
  });

  it('keep the lines of the person where they say so', async () => {
    await window.insert(3, 9, '0');
    window.goTo(1);
    window.edits.rejectChange();
    await window.edits.accept();
    assert.equal(window.text, changed('a', 'c').replace('b = 2', 'b = 20'));
    assert.deepEqual(window.phases, []);
  });

  it('no longer conflict when the typing is undone', async () => {
    await window.insert(3, 9, '0');
    await window.undo();
    assert.deepEqual(
      window.proposal.hunks.map(({ kind }) => kind),
      ['open', 'open', 'open'],
    );
  });

  it('are gone where the person has made them', async () => {
    await window.editor.edit((builder) => {
      builder.replace(new vscode.Range(3, 0, 3, 3), 'const');
    });
    assert.deepEqual(places(), [1, 5]);
  });

  it('never take a line from outside when theirs are deleted', async () => {
    await window.remove(new vscode.Range(1, 0, 6, 0));
    await assert.rejects(window.edits.accept(), /whose lines/);
    await window.edits.useModels();
    assert.equal(window.text, changed('a', 'b', 'c'));
  });

  it('keep the selection and the cursor', async () => {
    window.editor.selection = new vscode.Selection(6, 2, 6, 4);
    await window.edits.accept();
    assert.deepEqual(window.editor.selection, new vscode.Selection(6, 2, 6, 4));
  });

  it('are reached one after the other, and from the last the first again', async () => {
    const lines: number[] = [];
    for (let step = 0; step < 4; step += 1) {
      await window.edits.goToChange(1);
      lines.push(window.editor.selection.active.line);
    }
    assert.deepEqual(lines, [1, 3, 5, 1]);
    await window.edits.goToChange(-1);
    assert.equal(window.editor.selection.active.line, 5);
  });

  it('are not decided about by a click on one that is gone', async () => {
    const lens = {
      proposal: window.proposal.id,
      hunk: keysOfHunks(window.proposal.hunks)[0],
    };
    await window.edits.acceptChange(lens);
    await assert.rejects(window.edits.acceptChange(lens), /not open any more/);
    await assert.rejects(window.edits.accept({ proposal: 'another', hunk: '' }), /not open any more/);
    assert.equal(window.text, changed('a'));
  });

  it('do not enter the file when the proposal is rejected while Accept is under way', async () => {
    const accepting = window.edits.accept();
    window.edits.reject();
    await assert.rejects(accepting, /cannot be accepted/);
    assert.equal(window.text, code);
  });

  it('are looked at again when something is typed on them while Accept is under way', async () => {
    window.goTo(1);
    const accepting = window.edits.acceptChange();
    const typing = window.insert(3, 9, '0');
    await Promise.allSettled([accepting, typing]);
    assert.match(window.text, /const b = 2;|var b = 20;/);
    if (window.text.includes('var b = 20;')) assert.equal(window.proposal.hunks[1]?.kind, 'conflict');
  });

  it('leave a cursor on its line, however much came in above it', async () => {
    window.edits.retry();
    await until(() => window.asker.requests.length === 2);
    window.asker.reply(
      '```js\nvar a = 1;\nnewOne();\nnewTwo();\nkeep();\nvar b = 2;\nstay();\nconst c = 3;\n```',
    );
    await window.ready();
    window.editor.selection = new vscode.Selection(5, 2, 5, 2);
    await window.edits.accept();
    assert.deepEqual(window.editor.selection, new vscode.Selection(7, 2, 7, 2));
  });

  it('are of one version only in a diff editor that shows another', async () => {
    await window.edits.openDiff();
    const isDiff = (): boolean => vscode.window.activeTextEditor?.document.uri.scheme === 'edgewise-proposal';
    await until(isDiff);
    const first = vscode.window.activeTextEditor?.document.uri;
    window.edits.retry();
    await until(() => window.asker.requests.length === 2);
    window.asker.reply('```js\nlet a = 1;\nkeep();\nvar b = 2;\nstay();\nvar c = 3;\n```');
    await window.ready();
    await assert.rejects(window.edits.accept(first), /version 1/);
    assert.equal(window.document.getText(), code);
  });

  it('are shown in the diff editor, and accepted from there', async () => {
    await window.edits.openDiff();
    await until(() => vscode.window.activeTextEditor?.document.uri.scheme === 'edgewise-proposal');
    const shown = vscode.window.activeTextEditor?.document.getText();
    assert.equal(shown, changed('a', 'b', 'c'));
    await window.edits.accept(vscode.window.activeTextEditor?.document.uri);
    assert.equal(window.document.getText(), changed('a', 'b', 'c'));
    await until(() => vscode.window.activeTextEditor?.document === window.document);
  });

  it('of another version can be stepped to, and each version keeps its decisions', async () => {
    window.goTo(0);
    window.edits.rejectChange();
    window.edits.retry();
    await until(() => window.asker.requests.length === 2);
    window.asker.reply('```js\nlet a = 1;\nkeep();\nvar b = 2;\nstay();\nvar c = 3;\n```');
    await window.ready();
    assert.deepEqual(places(), [1]);
    window.edits.step(-1);
    assert.deepEqual(places(), [3, 5]);
    assert.throws(() => {
      window.edits.step(-1);
    }, /no other version/);
    window.edits.step(1);
    await window.edits.accept();
    assert.equal(window.text, code.replace('var a', 'let a'));
  });

  it('are those of another wish after a retry with other words', async () => {
    window.wish = 'use let';
    await window.edits.retryWith();
    await until(() => window.asker.requests.length === 2);
    assert.match(window.asker.requests[1]?.messages.at(-1)?.content ?? '', /use let/);
    assert.equal(window.proposal.version.wish, 'use let');
    assert.equal(window.proposal.versions[0]?.wish, 'use const');
  });
});

describe('a rewrite of several selections', () => {
  let window: EditingWindow;

  beforeEach(async () => {
    window = await EditingWindow.open(code, [1, 1]);
    window.editor.selections = [new vscode.Selection(5, 0, 5, 4), new vscode.Selection(1, 0, 1, 4)];
  });
  afterEach(() => window.close());

  it('asks about one after the other, and is decided about as one', async () => {
    await window.propose('```js\nconst a = 1;\n```', '```js\nconst c = 3;\n```');
    assert.equal(window.asker.requests.length, 2);
    assert.equal(window.proposal.hunks.length, 2);
    await window.edits.accept();
    assert.equal(window.text, changed('a', 'c'));
    await window.undo();
    assert.equal(window.text, code);
  });

  it('leaves out what was refused, and says so', async () => {
    window.settings['edgewise.edits.repairRefusals'] = false;
    await window.propose("I'm sorry, I cannot do that.", '```js\nconst c = 3;\n```');
    assert.deepEqual(
      window.proposal.version.parts.map(({ state }) => state.kind),
      ['refused', 'ready'],
    );
    await window.edits.accept();
    assert.equal(window.text, changed('c'));
  });
});

describe('a refused reply', () => {
  let window: EditingWindow;

  beforeEach(async () => {
    window = await EditingWindow.open(code, [1, 5]);
  });
  afterEach(() => window.close());

  const lazy = '```js\nconst a = 1;\n// ... existing code ...\n```';

  it('is asked for once more by itself, with its fault named', async () => {
    await window.propose(lazy, reply);
    assert.equal(window.asker.requests.length, 2);
    assert.equal(window.asker.requests[1]?.seed, window.asker.requests[0]?.seed);
    assert.equal(window.phases[0], 'ready');
    await window.edits.accept();
    assert.equal(window.text, changed('a', 'b', 'c'));
  });

  it('is asked for once more only once, and the reasons of both are kept', async () => {
    await window.propose(lazy, 'I am sorry.');
    assert.equal(window.asker.requests.length, 2);
    assert.deepEqual(window.phases, ['refused']);
    assert.deepEqual(
      window.proposal.version.parts[0]?.refusals.map(({ reason }) => reason),
      ['omission', 'apology'],
    );
    await assert.rejects(window.edits.accept(), /cannot be accepted/);
  });

  it('stands where the setting says so', async () => {
    window.settings['edgewise.edits.repairRefusals'] = false;
    await window.propose(lazy);
    assert.equal(window.asker.requests.length, 1);
    assert.deepEqual(window.phases, ['refused']);
  });

  it('is not asked for again where there is nothing to change', async () => {
    await window.propose(`\`\`\`js\n${code.split('\n').slice(1, 6).join('\n')}\n\`\`\``);
    assert.equal(window.asker.requests.length, 1);
    assert.equal(window.proposal.version.parts[0]?.refusals[0]?.reason, 'unchanged');
  });
});

describe('a proposal that is accepted by itself', () => {
  let window: EditingWindow;

  beforeEach(async () => {
    window = await EditingWindow.open(code, [1, 5]);
    window.settings['edgewise.edits.accept'] = 'automatically';
  });
  afterEach(() => window.close());

  it('goes in as one edit with one undo', async () => {
    await window.edits.refactor();
    window.asker.reply(reply);
    await until(() => window.phases.length === 0);
    assert.equal(window.text, changed('a', 'b', 'c'));
    await window.undo();
    assert.equal(window.text, code);
  });

  it('waits for the person where they typed on the same line', async () => {
    await window.edits.refactor();
    await window.insert(3, 9, '0');
    window.asker.reply(reply);
    await until(() => window.phases[0] === 'ready');
    assert.equal(window.proposal.hunks.length, 3);
    assert.equal(window.text, code.replace('b = 2', 'b = 20'));
  });
});
