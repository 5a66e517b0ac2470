import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Model } from '../../src/core/workersAi/models.ts';
import type { Reply } from '../../src/core/workersAi/reply.ts';
import type { StreamEvent } from '../../src/core/workersAi/stream.ts';
import { acceptReplacement } from '../../src/host/inlineEdit/acceptReplacement.ts';
import { InlineEdits } from '../../src/host/inlineEdit/inlineEdits.ts';
import { WishHistory } from '../../src/host/inlineEdit/wishHistory.ts';
import { Refusal } from '../../src/host/problems.ts';
import type { AskRequest } from '../../src/host/service/assistant.ts';
import { Log } from '../../src/host/service/log.ts';

const ignore = (): void => undefined;
const code = 'first();\nvar a = 1;\nvar b = 2;\nlast();\n';
const rewritten = 'first();\nconst a = 1;\nconst b = 2;\nlast();\n';
const fenced = '```js\nconst a = 1;\nconst b = 2;\n```\n';

/** A model whose replies a test writes as it goes. */
class ScriptedAsker {
  readonly model: Model = { id: 'm', name: 'Scripted', state: 'alive', contextWindow: 8000, jsonMode: 'no' };
  readonly requests: AskRequest[] = [];
  whole = '';
  #events: (StreamEvent | Error)[] = [];
  #wake: () => void = () => undefined;

  async *ask(request: AskRequest): AsyncGenerator<StreamEvent> {
    this.requests.push(request);
    const { signal } = request;
    signal.addEventListener('abort', () => {
      this.#wake();
    });
    for (;;) {
      const event = this.#events.shift();
      if (signal.aborted) throw new Error('aborted');
      if (event instanceof Error) throw event;
      if (event) yield event;
      if (event?.type === 'end') return;
      if (!event) await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  askWhole(request: AskRequest): Promise<Reply> {
    this.requests.push(request);
    return Promise.resolve({ text: this.whole, toolCalls: [], finishReason: 'stop' });
  }

  openConnection(): void {
    // Nothing to open.
  }

  say(...events: readonly (StreamEvent | Error)[]): void {
    this.#events.push(...events);
    this.#wake();
  }

  reply(text: string, lossy = false): void {
    this.say({ type: 'text', text }, { type: 'end', finishReason: 'stop', lossy });
  }
}

describe('a proposal in the editor', () => {
  let asker: ScriptedAsker;
  let edits: InlineEdits;
  let log: Log;
  let editor: vscode.TextEditor;
  let mayReplace: boolean;
  let whileAsked: () => Promise<void>;

  beforeEach(async () => {
    asker = new ScriptedAsker();
    log = new Log();
    mayReplace = true;
    whileAsked = () => Promise.resolve();
    edits = new InlineEdits(asker, new WishHistory(new MemoryMemento(), ignore), log, {
      wish: () => Promise.resolve('use const'),
      replaceOpen: async () => {
        await whileAsked();
        return mayReplace;
      },
    });
    editor = await open(code);
  });

  afterEach(async () => {
    edits.dispose();
    log.dispose();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  const text = (): string => editor.document.getText();

  async function open(content: string): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument({ language: 'javascript', content });
    const opened = await vscode.window.showTextDocument(document);
    opened.selection = new vscode.Selection(1, 4, 2, 3);
    await until(() => vscode.window.activeTextEditor?.document === document);
    return opened;
  }

  async function insert(line: number, character: number, what: string): Promise<void> {
    assert.ok(
      await editor.edit((builder) => {
        builder.insert(new vscode.Position(line, character), what);
      }),
    );
  }

  /** Accepts as soon as the verdict is there: until then accepting is refused. */
  async function accept(): Promise<void> {
    await until(() => edits.states()[0] !== 'streaming' && edits.states()[0] !== 'checking');
    await edits.accept();
  }

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  it('asks about the whole lines of the selection', async () => {
    await edits.refactor();
    await until(() => asker.requests.length === 1);
    const prompt = asker.requests[0]?.messages.at(-1)?.content ?? '';
    assert.match(prompt, /```javascript\nvar a = 1;\nvar b = 2;\n```$/);
    assert.match(prompt, /use const/);
    asker.reply(fenced);
    await until(() => edits.states()[0] === 'ready');
  });

  it('leaves the file untouched while it streams, and puts the reply in as one edit that one undo takes out', async () => {
    await edits.refactor();
    asker.say({ type: 'text', text: '```js\nconst a = 1;\n' });
    assert.equal(text(), code);
    asker.reply('const b = 2;\n```');
    await accept();
    assert.equal(text(), rewritten);
    assert.deepEqual(edits.states(), []);
    await vscode.commands.executeCommand('undo');
    assert.equal(text(), code);
    await vscode.commands.executeCommand('redo');
    assert.equal(text(), rewritten);
  });

  it('keeps CRLF', async () => {
    await editor.edit((builder) => {
      builder.setEndOfLine(vscode.EndOfLine.CRLF);
    });
    await edits.refactor();
    asker.reply(fenced);
    await accept();
    assert.equal(text(), rewritten.replaceAll('\n', '\r\n'));
  });

  it('leaves no trace when it is rejected', async () => {
    await edits.refactor();
    asker.reply(fenced);
    edits.reject();
    assert.equal(text(), code);
    assert.deepEqual(edits.states(), []);
    assert.equal(asker.requests[0]?.signal.aborted, true);
  });

  it('follows its lines when something is typed above', async () => {
    await edits.refactor();
    await insert(0, 0, '// new\n\n');
    asker.reply(fenced);
    await insert(1, 0, '// more\n');
    await accept();
    assert.equal(text(), `// new\n// more\n\n${rewritten}`);
  });

  it('is stale while its code is changed, and ready again when that is undone', async () => {
    await edits.refactor();
    asker.reply(fenced);
    await until(() => edits.states()[0] === 'ready');
    await insert(1, 3, ' x');
    await until(() => edits.states()[0] === 'stale');
    await assert.rejects(edits.accept(), /changed since/);
    assert.match(text(), /var x a = 1;/);
    await vscode.commands.executeCommand('undo');
    await until(() => edits.states()[0] === 'ready');
    await accept();
    assert.equal(text(), rewritten);
  });

  it('is stale while its first line is joined to the one above, so that Accept cannot take that one away', async () => {
    await edits.refactor();
    asker.reply(fenced);
    await until(() => edits.states()[0] === 'ready');
    await editor.edit((builder) => {
      builder.delete(new vscode.Range(0, 8, 1, 0));
    });
    await until(() => edits.states()[0] === 'stale');
    await assert.rejects(edits.accept(), /changed since/);
    assert.equal(text(), code.replace('\n', ''));
    await vscode.commands.executeCommand('undo');
    await until(() => edits.states()[0] === 'ready');
    await accept();
    assert.equal(text(), rewritten);
  });

  it('refuses a range that begins within a line', async () => {
    const range = new vscode.Range(0, 3, 1, 10);
    await assert.rejects(acceptReplacement(editor.document, range, 'x'), Refusal);
    assert.equal(text(), code);
  });

  it('does nothing on an Accept while the first is under way', async () => {
    await edits.refactor();
    asker.reply(fenced);
    await until(() => edits.states()[0] === 'ready');
    await Promise.all([edits.accept(), edits.accept()]);
    assert.equal(text(), rewritten);
  });

  it('does not ask again when it is rejected while Retry reads the file', async () => {
    await edits.refactor();
    asker.reply(fenced);
    await until(() => edits.states()[0] === 'ready');
    edits.retry();
    edits.reject();
    await vscode.workspace.openTextDocument(editor.document.uri);
    await vscode.workspace.openTextDocument(editor.document.uri);
    assert.equal(asker.requests.length, 1);
  });

  it('keeps one request going, however often Retry is pressed', async () => {
    await edits.refactor();
    edits.retry();
    edits.retry();
    await until(() => asker.requests.length === 3);
    assert.deepEqual(
      asker.requests.map(({ signal }) => signal.aborted),
      [true, true, false],
    );
    asker.reply(fenced);
    await accept();
    assert.equal(text(), rewritten);
  });

  it('asks again for the code as it is now, with another seed', async () => {
    await edits.refactor();
    asker.reply(fenced);
    await until(() => edits.states()[0] === 'ready');
    await insert(1, 9, '0');
    edits.retry();
    await until(() => asker.requests.length === 2);
    asker.reply('```js\nconst a = 10;\nconst b = 2;\n```');
    await accept();
    assert.equal(text(), rewritten.replace('1', '10'));
    assert.match(asker.requests[1]?.messages.at(-1)?.content ?? '', /var a = 10;/);
    assert.notEqual(asker.requests[1]?.seed, asker.requests[0]?.seed);
  });

  it('cannot be accepted when it was stopped', async () => {
    await edits.refactor();
    asker.say({ type: 'text', text: '```js\nconst a = 1;\n' });
    await until(() => asker.requests.length === 1);
    edits.stop();
    assert.deepEqual(edits.states(), ['rejected']);
    assert.equal(asker.requests[0]?.signal.aborted, true);
    await assert.rejects(edits.accept(), /cannot be accepted/);
    assert.equal(text(), code);
  });

  it('asks a lossy stream again in one piece, with the same seed', async () => {
    asker.whole = fenced;
    await edits.refactor();
    asker.reply('```js\nconst a = ;\nconst b = 2;\n```', true);
    await accept();
    assert.equal(text(), rewritten);
    assert.equal(asker.requests.length, 2);
    assert.equal(asker.requests[1]?.seed, asker.requests[0]?.seed);
  });

  it('keeps the file as it is when the request fails, and offers to try again', async () => {
    await edits.refactor();
    asker.say(new Error('The service is down.'));
    await until(() => edits.states()[0] === 'failed');
    assert.equal(text(), code);
    edits.retry();
    await until(() => asker.requests.length === 2);
    asker.reply(fenced);
    await accept();
    assert.equal(text(), rewritten);
  });

  it('asks before it takes the place of another, and leaves that alone on no', async () => {
    await edits.refactor();
    mayReplace = false;
    await edits.refactor();
    assert.equal(edits.states().length, 1);
    mayReplace = true;
    editor.selection = new vscode.Selection(1, 0, 2, 3);
    await edits.refactor();
    assert.equal(edits.states().length, 1);
    await until(() => asker.requests.length === 2);
    assert.equal(asker.requests[0]?.signal.aborted, true);
  });

  it('finds its lines again when they moved while it asked whether to take the place of another', async () => {
    await edits.refactor();
    whileAsked = () => insert(0, 0, '// new\n');
    await edits.refactor();
    await until(() => asker.requests.length === 2);
    assert.match(
      asker.requests[1]?.messages.at(-1)?.content ?? '',
      /```javascript\nvar a = 1;\nvar b = 2;\n```$/,
    );
    asker.reply(fenced);
    await accept();
    assert.equal(text(), `// new\n${rewritten}`);
  });

  it('says so when comments are turned off, since nobody would see it', async () => {
    const comments = vscode.workspace.getConfiguration('comments');
    await comments.update('visible', false, vscode.ConfigurationTarget.Global);
    try {
      await assert.rejects(edits.refactor(), /comments\.visible/);
      assert.equal(asker.requests.length, 0);
    } finally {
      await comments.update('visible', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('puts its reply into a document that no editor shows any more', async () => {
    const { document } = editor;
    await edits.refactor();
    asker.reply(fenced);
    await until(() => edits.states()[0] === 'ready');
    const other = await vscode.workspace.openTextDocument({ content: 'other' });
    await vscode.window.showTextDocument(other, { preview: false });
    await edits.accept();
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

class MemoryMemento implements vscode.Memento {
  readonly #values: Map<string, unknown>;

  constructor(entries: readonly (readonly [string, unknown])[] = []) {
    this.#values = new Map(entries);
  }

  keys(): readonly string[] {
    return [...this.#values.keys()];
  }

  get<T>(key: string, fallback?: T): T | undefined {
    return (this.#values.get(key) as T | undefined) ?? fallback;
  }

  update(key: string, value: unknown): Promise<void> {
    this.#values.set(key, value);
    return Promise.resolve();
  }
}
