import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { WishHistory } from '../../src/host/inlineEdit/wishHistory.ts';
import { EditingWindow } from './support/editingWindow.ts';
import { until } from './support/until.ts';
import { MemoryMemento } from './support/memoryMemento.ts';

const ignore = (): void => undefined;
const code = 'first();\nvar a = 1;\nvar b = 2;\nlast();\n';
const rewritten = 'first();\nconst a = 1;\nconst b = 2;\nlast();\n';
const fenced = '```js\nconst a = 1;\nconst b = 2;\n```\n';

describe('a proposal in the editor', () => {
  let window: EditingWindow;

  beforeEach(async () => {
    window = await EditingWindow.open(code, [1, 2]);
  });
  afterEach(() => window.close());

  it('asks about the whole lines of the selection', async () => {
    await window.propose(fenced);
    const prompt = window.asker.requests[0]?.messages.at(-1)?.content ?? '';
    assert.match(prompt, /```javascript\nvar a = 1;\nvar b = 2;\n```$/);
    assert.match(prompt, /use const/);
  });

  it('leaves the file untouched while it streams, and puts the reply in as one edit that one undo takes out', async () => {
    await window.edits.refactor();
    window.asker.say({ type: 'text', text: '```js\nconst a = 1;\n' });
    assert.equal(window.text, code);
    window.asker.reply('const b = 2;\n```');
    await window.ready();
    await window.edits.accept();
    assert.equal(window.text, rewritten);
    assert.deepEqual(window.phases, []);
    await window.undo();
    assert.equal(window.text, code);
    await vscode.commands.executeCommand('redo');
    assert.equal(window.text, rewritten);
  });

  it('keeps CRLF', async () => {
    await window.editor.edit((builder) => {
      builder.setEndOfLine(vscode.EndOfLine.CRLF);
    });
    await window.propose(fenced);
    await window.edits.accept();
    assert.equal(window.text, rewritten.replaceAll('\n', '\r\n'));
  });

  it('leaves no trace when it is rejected', async () => {
    await window.edits.refactor();
    window.asker.reply(fenced);
    window.edits.reject();
    assert.equal(window.text, code);
    assert.deepEqual(window.phases, []);
    assert.equal(window.asker.requests[0]?.signal.aborted, true);
  });

  it('follows its lines when something is typed above', async () => {
    await window.edits.refactor();
    await window.insert(0, 0, '// new\n\n');
    window.asker.reply(fenced);
    await window.insert(1, 0, '// more\n');
    await window.ready();
    await window.edits.accept();
    assert.equal(window.text, `// new\n// more\n\n${rewritten}`);
  });

  it('does nothing on an Accept while the first is under way', async () => {
    await window.propose(fenced);
    await Promise.all([window.edits.accept(), window.edits.accept()]);
    assert.equal(window.text, rewritten);
  });

  it('does not ask again when it is rejected while Retry reads the file', async () => {
    await window.propose(fenced);
    window.edits.retry();
    window.edits.reject();
    await vscode.workspace.openTextDocument(window.document.uri);
    await vscode.workspace.openTextDocument(window.document.uri);
    assert.equal(window.asker.requests.length, 1);
  });

  it('keeps one request going, however often Retry is pressed', async () => {
    await window.edits.refactor();
    window.edits.retry();
    window.edits.retry();
    await until(() => window.asker.requests.length === 3);
    assert.deepEqual(
      window.asker.requests.map(({ signal }) => signal.aborted),
      [true, true, false],
    );
    window.asker.reply(fenced);
    await window.ready();
    await window.edits.accept();
    assert.equal(window.text, rewritten);
  });

  it('asks again for the code as it is now, with another seed', async () => {
    await window.propose(fenced);
    await window.insert(1, 9, '0');
    window.edits.retry();
    await until(() => window.asker.requests.length === 2);
    window.asker.reply('```js\nconst a = 10;\nconst b = 2;\n```');
    await window.ready();
    await window.edits.accept();
    assert.equal(window.text, rewritten.replace('1', '10'));
    assert.match(window.asker.requests[1]?.messages.at(-1)?.content ?? '', /var a = 10;/);
    assert.notEqual(window.asker.requests[1]?.seed, window.asker.requests[0]?.seed);
  });

  it('cannot be accepted when it was stopped', async () => {
    await window.edits.refactor();
    window.asker.say({ type: 'text', text: '```js\nconst a = 1;\n' });
    await until(() => window.asker.requests.length === 1);
    window.edits.stop();
    assert.deepEqual(window.phases, ['stopped']);
    assert.equal(window.asker.requests[0]?.signal.aborted, true);
    await assert.rejects(window.edits.accept(), /cannot be accepted/);
    assert.equal(window.text, code);
  });

  it('asks a lossy stream again in one piece, with the same seed', async () => {
    window.asker.whole = fenced;
    await window.edits.refactor();
    window.asker.reply('```js\nconst a = ;\nconst b = 2;\n```', true);
    await window.ready();
    await window.edits.accept();
    assert.equal(window.text, rewritten);
    assert.equal(window.asker.requests.length, 2);
    assert.equal(window.asker.requests[1]?.seed, window.asker.requests[0]?.seed);
  });

  it('keeps the file as it is when the request fails, and offers to try again', async () => {
    await window.edits.refactor();
    window.asker.say(new Error('The service is down.'));
    await until(() => window.phases[0] === 'failed');
    assert.equal(window.text, code);
    window.edits.retry();
    await until(() => window.asker.requests.length === 2);
    window.asker.reply(fenced);
    await window.ready();
    await window.edits.accept();
    assert.equal(window.text, rewritten);
  });

  it('asks before it takes the place of another, and leaves that alone on no', async () => {
    await window.edits.refactor();
    window.mayReplace = false;
    await window.edits.refactor();
    assert.equal(window.phases.length, 1);
    window.mayReplace = true;
    await window.edits.refactor();
    assert.equal(window.phases.length, 1);
    await until(() => window.asker.requests.length === 2);
    assert.equal(window.asker.requests[0]?.signal.aborted, true);
  });

  it('finds its lines again when they moved while it asked whether to take the place of another', async () => {
    await window.edits.refactor();
    window.whileAsked = () => window.insert(0, 0, '// new\n');
    await window.edits.refactor();
    await until(() => window.asker.requests.length === 2);
    assert.match(
      window.asker.requests[1]?.messages.at(-1)?.content ?? '',
      /```javascript\nvar a = 1;\nvar b = 2;\n```$/,
    );
    window.asker.reply(fenced);
    await window.ready();
    await window.edits.accept();
    assert.equal(window.text, `// new\n${rewritten}`);
  });

  it('asks about what was selected, wherever the person typed and went while the wish was asked', async () => {
    window.whileWishing = async () => {
      await window.insert(0, 0, '// new\n');
      window.editor.selection = new vscode.Selection(0, 0, 0, 0);
    };
    await window.propose(fenced);
    assert.match(
      window.asker.requests[0]?.messages.at(-1)?.content ?? '',
      /```javascript\nvar a = 1;\nvar b = 2;\n```$/,
    );
    await window.edits.accept();
    assert.equal(window.text, `// new\n${rewritten}`);
  });

  it('asks nothing when the selected lines were deleted while the wish was asked', async () => {
    window.whileWishing = () => window.remove(new vscode.Range(1, 0, 3, 0));
    await assert.rejects(window.edits.refactor(), /was deleted/);
    assert.equal(window.asker.requests.length, 0);
  });

  it('says so when comments are turned off, since nobody would see it', async () => {
    const comments = vscode.workspace.getConfiguration('comments');
    await comments.update('visible', false, vscode.ConfigurationTarget.Global);
    try {
      await assert.rejects(window.edits.refactor(), /comments\.visible/);
      assert.equal(window.asker.requests.length, 0);
    } finally {
      await comments.update('visible', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('puts its reply into a document that no editor shows any more', async () => {
    const { document } = window;
    await window.propose(fenced);
    const other = await vscode.workspace.openTextDocument({ content: 'other' });
    await vscode.window.showTextDocument(other, { preview: false });
    await window.edits.accept();
    assert.equal(document.getText(), rewritten);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.window.showTextDocument(document);
  });

  it('remembers the last ten wishes, newest first', async () => {
    const history = new WishHistory(new MemoryMemento(), ignore);
    for (let index = 1; index <= 12; index += 1) await history.add(`wish ${index}`);
    await history.add('wish 5');
    assert.deepEqual(history.list().slice(0, 3), ['wish 5', 'wish 12', 'wish 11']);
    assert.equal(history.list().length, 10);
  });

  it('drops stored wishes that are none', () => {
    const problems: string[] = [];
    const damaged = new MemoryMemento([['edgewise.wishes', [1, null]]]);
    const history = new WishHistory(damaged, (problem) => problems.push(problem));
    assert.deepEqual(history.list(), []);
    assert.equal(problems.length, 1);
  });
});
