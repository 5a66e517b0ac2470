import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import {
  applyChange,
  emptyConversation,
  type Conversation,
} from '../../src/core/conversation/conversation.ts';
import { ConversationStore } from '../../src/host/conversations/conversationStore.ts';
import { BrokenFiles } from './support/brokenFiles.ts';
import { until } from './support/until.ts';

describe('the store of conversations', () => {
  const logged: string[] = [];
  const log = {
    info: (line: string) => logged.push(line),
    warn: (line: string) => logged.push(line),
    error: (error: unknown) => logged.push(String(error)),
    watch: (promise: PromiseLike<unknown>) => {
      promise.then(undefined, (error: unknown) => logged.push(String(error)));
    },
  };
  let folder: string;
  let keeps: boolean;
  const told: string[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edgewise-store-'));
    keeps = true;
    told.length = 0;
    logged.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A store as another window has it. */
  function open(files = new BrokenFiles()): ConversationStore {
    return new ConversationStore(vscode.Uri.file(folder), {
      files,
      log,
      keeps: () => keeps,
      tellDamaged: (file) => told.push(`damaged ${file.path}`),
      tellNewer: () => told.push('newer'),
      tellUnwritable: (error) => told.push(String(error)),
    });
  }

  function say(text: string, conversation = emptyConversation(randomUUID(), 1)): Conversation {
    const id = randomUUID();
    return applyChange(conversation, {
      type: 'turnsAdded',
      turns: [{ role: 'user', id, parentId: null, time: 1, action: 'chat', text, attachments: [] }],
    });
  }

  async function save(store: ConversationStore, conversation: Conversation): Promise<void> {
    store.save(conversation, 'now');
    await store.flush();
  }

  const texts = (conversation: Conversation | undefined): readonly string[] | undefined =>
    conversation?.turns.map(({ text }) => text);

  it('gives back what it was given, in another window too', async () => {
    const conversation = say('Why?');
    await save(open(), conversation);
    assert.deepEqual(await open().read(conversation.id), conversation);
    assert.deepEqual(await open().list(), [conversation]);
  });

  it('is empty where nothing was ever kept', async () => {
    const store = new ConversationStore(vscode.Uri.file(join(folder, 'none')), {
      files: vscode.workspace.fs,
      log,
      keeps: () => true,
      tellDamaged: () => undefined,
      tellNewer: () => undefined,
      tellUnwritable: () => undefined,
    });
    assert.deepEqual(await store.list(), []);
    assert.equal(await store.read('none'), undefined);
  });

  for (const step of ['writeFile', 'rename'] as const)
    it(`has the conversation as it was when the window ends at ${step}`, async () => {
      const files = new BrokenFiles();
      const store = open(files);
      const before = say('One');
      await save(store, before);
      files.endsAt = step;
      await save(store, say('Two', before));
      assert.equal((await readdir(folder)).filter((name) => name.endsWith('.tmp')).length, 1);
      assert.deepEqual(await open().list(), [before]);
      assert.match(told[0] ?? '', /killed/);
      // The next window goes on as if nothing had been.
      const next = open();
      const after = say('Three', await next.read(before.id));
      await save(next, after);
      assert.deepEqual(await open().read(before.id), after);
    });

  it('has the file whole at any moment while it is written again', async () => {
    const store = open();
    let conversation = say('0');
    await save(store, conversation);
    let reads = 0;
    const missing: unknown[] = [];
    let writing = true;
    const look = async (): Promise<void> => {
      while (writing) {
        try {
          JSON.parse(await readFile(join(folder, `${conversation.id}.json`), 'utf8'));
        } catch (error) {
          missing.push(error);
        }
        reads += 1;
      }
    };
    const looking = look();
    for (let number = 1; number < 50; number += 1) {
      conversation = say(String(number), conversation);
      await save(store, conversation);
    }
    writing = false;
    await looking;
    assert.deepEqual(missing, []);
    assert.ok(reads > 50, `${reads} reads`);
  });

  it('writes a conversation once at a time, and only the newest of what waits', async () => {
    const files = new BrokenFiles();
    const store = open(files);
    let conversation = say('0');
    for (let number = 1; number < 50; number += 1) {
      store.save(conversation, 'now');
      conversation = say(String(number), conversation);
    }
    store.save(conversation, 'now');
    await store.flush();
    assert.equal(files.mostWriting, 1);
    assert.equal(files.writes, 2);
    assert.deepEqual(await open().read(conversation.id), conversation);
  });

  it('writes what streams in after a while, without being asked', async () => {
    const conversation = say('Why?');
    open().save(conversation, 'soon');
    let names: readonly string[] = [];
    let looking = false;
    await until(() => {
      if (!looking) {
        looking = true;
        void readdir(folder).then((found) => {
          names = found;
          looking = false;
        });
      }
      return names.includes(`${conversation.id}.json`);
    });
  });

  it('sets a damaged file aside, says so once and lists the others', async () => {
    const conversation = say('Why?');
    await save(open(), conversation);
    for (const name of ['one', 'two']) await writeFile(join(folder, `${name}.json`), '{"version":1,"revi');
    const store = open();
    assert.deepEqual(await store.list(), [conversation]);
    assert.deepEqual(await store.list(), [conversation]);
    assert.equal(told.length, 1);
    const aside = await readdir(join(folder, 'damaged'));
    assert.equal(aside.length, 2);
    assert.equal(await readFile(join(folder, 'damaged', aside[0] ?? ''), 'utf8'), '{"version":1,"revi');
  });

  it('leaves the file of a newer version alone, and says so once', async () => {
    const newer = '{"version":7}';
    await writeFile(join(folder, 'later.json'), newer);
    const store = open();
    assert.deepEqual(await store.list(), []);
    assert.equal(await store.read('later'), undefined);
    assert.deepEqual(told, ['newer']);
    await save(store, { ...say('Mine'), id: 'later' });
    assert.equal(await readFile(join(folder, 'later.json'), 'utf8'), newer);
    assert.deepEqual((await store.list()).map(texts), [['Mine']]);
  });

  it('keeps both when another window wrote to the same conversation', async () => {
    const first = open();
    const start = say('Start');
    await save(first, start);
    const second = open();
    const read = await second.read(start.id);
    await save(second, say('Theirs', read));
    const moves: unknown[] = [];
    first.onDidMoveAway((move) => moves.push(move));
    await save(first, say('Mine', start));
    const listed = await open().list();
    assert.deepEqual(listed.map(texts).toSorted(), [
      ['Start', 'Mine'],
      ['Start', 'Theirs'],
    ]);
    const mine = listed.find((each) => each.turns.at(-1)?.text === 'Mine');
    assert.deepEqual(moves, [{ id: start.id, newId: mine?.id }]);
    assert.match(logged.join('\n'), /Another window wrote/);
    // Each goes on with its own.
    assert.ok(mine);
    await save(first, say('More', mine));
    assert.equal((await open().list()).length, 2);
  });

  it('shows what another window has written since', async () => {
    const [first, second] = [open(), open()];
    assert.deepEqual(await first.list(), []);
    const conversation = say('One');
    await save(second, conversation);
    assert.deepEqual(await first.list(), [conversation]);
    const more = say('Two, which is longer', conversation);
    await save(second, more);
    assert.deepEqual(await first.list(), [more]);
    await second.remove(conversation.id);
    assert.deepEqual(await first.list(), []);
  });

  it('does not write again what was removed while it was being written', async () => {
    const store = open();
    const conversation = say('Why?');
    store.save(conversation, 'now');
    store.save(say('More', conversation), 'soon');
    await store.remove(conversation.id);
    await store.flush();
    assert.deepEqual(await store.list(), []);
    await save(store, conversation);
    assert.deepEqual(await store.list(), [conversation]);
  });

  it('writes nothing when nothing is to be kept, and no empty conversation', async () => {
    const store = open();
    await save(store, emptyConversation('empty', 1));
    keeps = false;
    await save(store, say('Why?'));
    assert.deepEqual(await readdir(folder), []);
  });

  it('reaches no file outside of its folder', async () => {
    await writeFile(join(folder, 'outside.json'), 'x');
    const store = new ConversationStore(vscode.Uri.file(join(folder, 'in')), {
      files: vscode.workspace.fs,
      log,
      keeps: () => true,
      tellDamaged: () => undefined,
      tellNewer: () => undefined,
      tellUnwritable: () => undefined,
    });
    assert.equal(await store.read('../outside'), undefined);
    await store.remove('../outside');
    assert.equal(await readFile(join(folder, 'outside.json'), 'utf8'), 'x');
  });
});
