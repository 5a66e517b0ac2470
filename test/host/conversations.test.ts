import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Answer } from '../../src/core/conversation/turn.ts';
import { emptyConversation } from '../../src/core/conversation/conversation.ts';
import type { ChatSession } from '../../src/host/chat/chatSession.ts';
import { Conversations } from '../../src/host/chat/conversations.ts';
import { ConversationStore } from '../../src/host/conversations/conversationStore.ts';
import { FolderMemory } from '../../src/host/conversations/folderMemory.ts';
import { Log } from '../../src/host/service/log.ts';
import { ScriptedAsker } from './support/scriptedAsker.ts';
import { until } from './support/until.ts';

/** A window on a folder: its conversations, and a model whose answers the test writes. */
interface Window {
  readonly conversations: Conversations;
  readonly asker: ScriptedAsker & { readonly maxTokens: number };
}

describe('the conversations of a folder', () => {
  let log: Log;
  before(() => {
    log = new Log();
  });
  let folder: string;
  let keeps: boolean;
  const windows: Conversations[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edgewise-conversations-'));
    keeps = true;
  });
  afterEach(async () => {
    for (const each of windows.splice(0)) {
      await each.close();
      each.dispose();
    }
    await rm(folder, { recursive: true });
  });
  after(() => {
    log.dispose();
  });

  async function open(): Promise<Window> {
    const asker = Object.assign(new ScriptedAsker(), { maxTokens: 500 });
    const store = new ConversationStore(vscode.Uri.file(folder), {
      files: vscode.workspace.fs,
      log,
      keeps: () => keeps,
      tellDamaged: () => undefined,
      tellNewer: () => undefined,
      tellUnwritable: () => undefined,
    });
    const memory = new FolderMemory(vscode.Uri.file(folder), vscode.workspace.fs, () => keeps, log);
    const rules = { current: () => Promise.resolve([]) };
    const conversations = new Conversations(asker, rules, log, { store, memory, keeps: () => keeps });
    windows.push(conversations);
    await conversations.restored;
    return { conversations, asker };
  }

  async function reload({ conversations }: Window): Promise<Window> {
    await conversations.close();
    return open();
  }

  async function ask({ conversations, asker }: Window, question: string, answer: string): Promise<string> {
    asker.reply(answer);
    await conversations.current.ask({ action: 'chat', text: question, attachments: [] });
    return conversations.current.conversation.id;
  }

  const said = ({ conversations }: Window): readonly string[] =>
    conversations.current.conversation.turns.map(({ text }) => text);
  const listed = async ({ conversations }: Window): Promise<readonly string[]> =>
    (await conversations.list()).map(({ conversation }) => conversation.turns[0]?.text ?? '');

  it('has the last one again after a reload, and lists all', async () => {
    const window = await open();
    await ask(window, 'One?', 'First.');
    window.conversations.startNew();
    await ask(window, 'Two?', 'Second.');
    const again = await reload(window);
    assert.deepEqual(said(again), ['Two?', 'Second.']);
    assert.deepEqual(await listed(again), ['Two?', 'One?']);
    assert.deepEqual(again.conversations.recall(), ['One?', 'Two?']);
  });

  it('lets go of what is kept, and goes on with what is shown', async () => {
    const window = await open();
    await ask(window, 'One?', 'First.');
    window.conversations.startNew();
    await ask(window, 'Two?', 'Second.');
    keeps = false;
    await window.conversations.deleteKept();
    assert.deepEqual(said(window), ['Two?', 'Second.']);
    assert.deepEqual(await listed(window), ['Two?']);
    await ask(window, 'Three?', 'Third.');
    keeps = true;
    const again = await open();
    assert.deepEqual(await listed(again), []);
  });

  it('goes on with an answer in the background, keeps it and lets it go', async () => {
    const window = await open();
    const { conversations, asker } = window;
    const answering: boolean[] = [];
    conversations.onDidChangeAnswering((is) => answering.push(is));
    const first = conversations.current;
    const asked = first.ask({ action: 'chat', text: 'One?', attachments: [] });
    asker.say({ type: 'text', text: 'Half ' });
    await until(() => first.conversation.turns.at(-1)?.text === 'Half ');
    conversations.startNew();
    assert.deepEqual(answering, [true, false]);
    assert.equal((await conversations.list())[0]?.isAnswering, true);
    asker.reply('and half.');
    await asked;
    const { id } = first.conversation;
    await until(() => !first.isAnswering);
    assert.deepEqual(said(window), []);
    await conversations.open(id);
    assert.deepEqual(said(window), ['One?', 'Half and half.']);
    assert.deepEqual(await listed(await reload(window)), ['One?']);
  });

  it('shows the same session again when one comes back to its answer', async () => {
    const { conversations, asker } = await open();
    const first = conversations.current;
    const asked = first.ask({ action: 'chat', text: 'One?', attachments: [] });
    await until(() => asker.requests.length === 1);
    conversations.startNew();
    assert.ok(await conversations.open(first.conversation.id));
    assert.equal(conversations.current, first);
    assert.ok(conversations.current.isAnswering);
    await conversations.stop();
    await asked;
  });

  it('stops all answers, wherever they are', async () => {
    const { conversations, asker } = await open();
    asker.ask = async function* ({ signal }) {
      yield { type: 'text', text: 'Half' };
      const { promise, reject } = Promise.withResolvers<never>();
      signal.addEventListener('abort', () => {
        reject(new Error('aborted'));
      });
      await promise;
    };
    const sessions: ChatSession[] = [];
    for (let count = 1; count <= 3; count += 1) {
      conversations.startNew();
      const session = conversations.current;
      sessions.push(session);
      void session.ask({ action: 'chat', text: String(count), attachments: [] });
      await until(() => session.conversation.turns[1]?.text === 'Half');
    }
    await conversations.stop();
    for (const { conversation } of sessions)
      assert.deepEqual((conversation.turns.at(-1) as Answer).state, { kind: 'stopped' });
    assert.ok(sessions.every(({ isAnswering }) => !isAnswering));
  });

  it('keeps what came of an answer when the window closes', async () => {
    const window = await open();
    const { conversations, asker } = window;
    void conversations.current.ask({ action: 'chat', text: 'Why?', attachments: [] });
    asker.say({ type: 'text', text: 'Half' });
    await until(() => said(window)[1] === 'Half');
    assert.deepEqual(said(await reload(window)), ['Why?', 'Half']);
  });

  it('keeps what came of an answer when the window closes and everything is disposed of at once', async () => {
    const window = await open();
    const { conversations, asker } = window;
    void conversations.current.ask({ action: 'chat', text: 'Why?', attachments: [] });
    asker.say({ type: 'text', text: 'Half' });
    await until(() => said(window)[1] === 'Half');
    conversations.dispose();
    await conversations.close();
    assert.deepEqual(said(await open()), ['Why?', 'Half']);
  });

  it('deletes a conversation and brings it back wholly', async () => {
    const window = await open();
    const { conversations } = window;
    const id = await ask(window, 'Why?', 'Because.');
    const before = conversations.current.conversation;
    const removed = await conversations.remove([id]);
    assert.deepEqual(said(window), []);
    assert.deepEqual(await listed(window), []);
    const files = await readdir(folder);
    assert.deepEqual(
      files.filter((name) => name.endsWith('.json')),
      [],
    );
    assert.deepEqual(conversations.recall(), []);
    await conversations.bringBack(removed);
    assert.deepEqual(conversations.current.conversation, before);
    assert.deepEqual(conversations.recall(), ['Why?']);
    assert.deepEqual(said(await reload(window)), ['Why?', 'Because.']);
  });

  it('brings back a conversation that is not shown, beside what was said meanwhile', async () => {
    const window = await open();
    const { conversations } = window;
    const id = await ask(window, 'One?', 'First.');
    const removed = await conversations.remove([id]);
    await ask(window, 'Two?', 'Second.');
    await conversations.bringBack(removed);
    assert.deepEqual(said(window), ['Two?', 'Second.']);
    assert.deepEqual((await listed(window)).toSorted(), ['One?', 'Two?']);
  });

  it('renames conversations, shown or not', async () => {
    const window = await open();
    const { conversations } = window;
    const one = await ask(window, 'One?', 'First.');
    conversations.startNew();
    const two = await ask(window, 'Two?', 'Second.');
    await conversations.rename(one, 'Uno');
    await conversations.rename(two, 'Due');
    const again = await reload(window);
    const titles = (await again.conversations.list()).map(({ conversation }) => conversation.title);
    assert.deepEqual(titles, ['Due', 'Uno']);
  });

  it('shows an imported conversation, beside the one with its id', async () => {
    const window = await open();
    const { conversations } = window;
    const id = await ask(window, 'Mine?', 'Yes.');
    const { turns } = conversations.current.conversation;
    await conversations.add({ ...emptyConversation(id, 1), turns: turns.slice(0, 1) });
    assert.deepEqual(said(window), ['Mine?']);
    assert.notEqual(conversations.current.conversation.id, id);
    await conversations.add({ ...emptyConversation('../evil', 1), turns: turns.slice(0, 1) });
    assert.equal((await conversations.list()).length, 3);
  });

  it('goes on under another id when another window wrote to the same conversation', async () => {
    const first = await open();
    const id = await ask(first, 'Start?', 'Yes.');
    // Listing waits until everything is written.
    await first.conversations.list();
    const second = await open();
    await ask(second, 'Theirs?', 'Yes.');
    await second.conversations.list();
    await ask(first, 'Mine?', 'Yes.');
    await until(() => first.conversations.current.conversation.id !== id);
    await ask(first, 'More?', 'Yes.');
    await first.conversations.list();
    const questions = (await (await open()).conversations.list()).map(({ conversation }) =>
      conversation.turns.filter(({ role }) => role === 'user').map(({ text }) => text),
    );
    assert.deepEqual(questions.toSorted(), [
      ['Start?', 'Mine?', 'More?'],
      ['Start?', 'Theirs?'],
    ]);
  });

  it('writes nothing when nothing is to be kept, and loses nothing before the window closes', async () => {
    keeps = false;
    const window = await open();
    const { conversations } = window;
    const one = await ask(window, 'One?', 'First.');
    conversations.startNew();
    await ask(window, 'Two?', 'Second.');
    await conversations.close();
    assert.deepEqual(await readdir(folder), []);
    assert.ok(await conversations.open(one));
    assert.deepEqual(said(window), ['One?', 'First.']);
    const removed = await conversations.remove([one]);
    await conversations.bringBack(removed);
    assert.deepEqual(said(window), ['One?', 'First.']);
  });

  it('recalls the last 50 different questions', async () => {
    const window = await open();
    for (let number = 0; number < 55; number += 1) await ask(window, `Question ${number}`, 'Yes.');
    await ask(window, 'Question 20', 'Yes.');
    const recall = window.conversations.recall();
    assert.equal(recall.length, 50);
    assert.deepEqual([recall[0], recall.at(-1)], ['Question 5', 'Question 20']);
  });
});
