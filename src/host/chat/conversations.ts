import * as vscode from 'vscode';
import {
  applyChange,
  emptyConversation,
  type Conversation,
  type ConversationChange,
} from '../../core/conversation/conversation.ts';
import type { ConversationStore } from '../conversations/conversationStore.ts';
import type { FolderMemory } from '../conversations/folderMemory.ts';
import type { Log } from '../service/log.ts';
import type { ChatAssistant, RulesSource } from './answerStream.ts';
import { ChatSession } from './chatSession.ts';

/** Where the conversations of this folder are kept. */
export interface Kept {
  readonly store: ConversationStore;
  readonly memory: FolderMemory;
  /** Whether they are kept at all. */
  readonly keeps: () => boolean;
}

/** A conversation as the list shows it. */
export interface ListedConversation {
  readonly conversation: Conversation;
  readonly isCurrent: boolean;
  readonly isAnswering: boolean;
}

/** What was deleted, to bring it back. */
export interface Removed {
  readonly conversations: readonly Conversation[];
  readonly currentId: string | undefined;
  readonly recall: readonly string[];
}

/**
 * The conversations of this folder, of which the panel shows one. Those with an answer under way go on in the background;
 * all others are in the store alone.
 */
export class Conversations implements vscode.Disposable {
  readonly #assistant: ChatAssistant;
  readonly #rules: RulesSource;
  readonly #log: Log;
  readonly #kept: Kept;
  readonly #sessions = new Set<ChatSession>();
  readonly #currentChanged = new vscode.EventEmitter<ChatSession>();
  readonly #answeringChanged = new vscode.EventEmitter<boolean>();
  readonly #listChanged = new vscode.EventEmitter<void>();
  readonly #moveListener: vscode.Disposable;
  readonly #held = new Set<ChatSession>();
  #current: ChatSession;

  /** Another conversation is shown. */
  readonly onDidChangeCurrent = this.#currentChanged.event;
  /** Fired with whether an answer is under way in the conversation that is shown, when that may have changed. */
  readonly onDidChangeAnswering = this.#answeringChanged.event;
  /** A conversation came or went, or an answer began or ended in one. */
  readonly onDidChangeList = this.#listChanged.event;
  /** Until the conversation that was shown last is shown again. */
  readonly restored: Promise<void>;

  constructor(assistant: ChatAssistant, rules: RulesSource, log: Log, kept: Kept) {
    this.#assistant = assistant;
    this.#rules = rules;
    this.#log = log;
    this.#kept = kept;
    this.#current = this.#create();
    this.#moveListener = kept.store.onDidMoveAway(({ id, newId }) => {
      this.#moveAway(id, newId);
    });
    this.restored = this.#restore();
  }

  get current(): ChatSession {
    return this.#current;
  }

  /** The last 50 different questions of this folder, the newest last. */
  recall(): readonly string[] {
    return this.#kept.memory.recall;
  }

  /** Shows a new conversation. An empty one is used again. An answer under way in the old one goes on. */
  startNew(): void {
    if (this.#current.conversation.turns.length > 0) this.#show(this.#create());
  }

  /** Shows another conversation. False: there is none of that id (any more). */
  async open(id: string): Promise<boolean> {
    if (!this.#find(id)) {
      const conversation = await this.#kept.store.read(id);
      // Asked for twice, it is there by now.
      if (conversation && !this.#find(id)) this.#adopt(conversation);
    }
    const session = this.#find(id);
    if (session) this.#show(session);
    return session !== undefined;
  }

  /** All that is kept of this folder and all that is open, the newest first. An empty one is none. */
  async list(): Promise<readonly ListedConversation[]> {
    const byId = new Map((await this.#kept.store.list()).map((each) => [each.id, each]));
    for (const { conversation } of this.#sessions) byId.set(conversation.id, conversation);
    return [...byId.values()]
      .filter(({ turns }) => turns.length > 0)
      .sort((one, other) => other.updatedAt - one.updatedAt)
      .map((conversation) => ({
        conversation,
        isCurrent: conversation.id === this.#current.conversation.id,
        isAnswering: this.#find(conversation.id)?.isAnswering ?? false,
      }));
  }

  /** Gives a conversation another name; '' for the one of its first question. */
  async rename(id: string, title: string): Promise<void> {
    const session = this.#find(id);
    if (session) {
      session.rename(title);
      return;
    }
    const conversation = await this.#kept.store.read(id);
    if (conversation) this.#kept.store.save(applyChange(conversation, { type: 'renamed', title }), 'now');
    await this.#kept.store.flush();
  }

  /** Takes a conversation in that came from outside, and shows it. One with its id stays: it gets another. */
  async add(conversation: Conversation): Promise<void> {
    const { store } = this.#kept;
    const isTaken = this.#find(conversation.id) ?? (await store.read(conversation.id));
    const isName = /^[\w-]{1,100}$/.test(conversation.id);
    const added = isTaken || !isName ? { ...conversation, id: crypto.randomUUID() } : conversation;
    store.save(added, 'now');
    this.#show(this.#adopt(added));
  }

  /** Deletes conversations, after stopping their answers. What they were can be given to `bringBack`. */
  async remove(ids: readonly string[]): Promise<Removed> {
    const { store, memory } = this.#kept;
    const currentId = ids.find((id) => id === this.#current.conversation.id);
    const { recall } = memory;
    const sessions = new Map(ids.map((id) => [id, this.#find(id)]));
    await Promise.all([...sessions.values()].flatMap((session) => session?.stop() ?? []));
    if (currentId !== undefined) this.#show(this.#create());
    const conversations: Conversation[] = [];
    for (const [id, session] of sessions) {
      const conversation = session?.conversation ?? (await store.read(id));
      try {
        await store.remove(id);
      } catch (error) {
        // It stays in the list. The others are removed all the same.
        this.#log.error(error);
        continue;
      }
      if (session && this.#sessions.has(session)) this.#end(session);
      if (conversation) conversations.push(conversation);
    }
    const questions = new Set(conversations.flatMap(({ turns }) => turns).map(({ text }) => text));
    memory.setRecall(recall.filter((question) => !questions.has(question)));
    this.#listChanged.fire();
    return { conversations, currentId, recall };
  }

  /** Deletes what is kept, for good. Conversations that are open go on, in memory alone. */
  async deleteKept(): Promise<void> {
    const { store } = this.#kept;
    for (const { id } of await store.list()) await store.remove(id);
    this.#listChanged.fire();
  }

  /** Undoes `remove`. What was shown is shown again, unless something has been said in another one meanwhile. */
  async bringBack({ conversations, currentId, recall }: Removed): Promise<void> {
    const { store, memory, keeps } = this.#kept;
    for (const conversation of conversations) {
      store.save(conversation, 'now');
      if (conversation.id !== currentId && keeps()) continue;
      const session = this.#adopt(conversation);
      if (conversation.id === currentId && this.#current.conversation.turns.length === 0) this.#show(session);
    }
    const said = memory.recall.filter((question) => !recall.includes(question));
    memory.setRecall([...recall, ...said]);
    await store.flush();
    for (const session of this.#sessions) this.#leave(session);
    this.#listChanged.fire();
  }

  /** Ends every answer under way, and waits until that is so. */
  async stop(): Promise<void> {
    await Promise.all([...this.#sessions].map((session) => session.stop()));
  }

  /** Ends every answer under way, and waits until everything is written: the window closes. */
  async close(): Promise<void> {
    await this.stop();
    await Promise.all([this.#kept.store.flush(), this.#kept.memory.flush()]);
  }

  /** VS Code does this before `close` has ended: what came of an answer is handed over to be written first. */
  dispose(): void {
    for (const session of this.#sessions) {
      if (session.isAnswering) this.#kept.store.save(session.conversation, 'now');
      session.dispose();
    }
    this.#moveListener.dispose();
    this.#currentChanged.dispose();
    this.#answeringChanged.dispose();
    this.#listChanged.dispose();
  }

  async #restore(): Promise<void> {
    const { memory, store, keeps } = this.#kept;
    if (!keeps()) return;
    try {
      await memory.load();
      const id = memory.currentId;
      if (id === undefined) return;
      const conversation = await store.read(id);
      if (conversation && this.#current.conversation.turns.length === 0)
        this.#show(this.#adopt(conversation));
    } catch (error) {
      // The panel works without it.
      this.#log.error(error);
    }
  }

  #find(id: string): ChatSession | undefined {
    return [...this.#sessions].find(({ conversation }) => conversation.id === id);
  }

  #show(session: ChatSession): void {
    const left = this.#current;
    this.#current = session;
    this.#rememberCurrent();
    if (left !== session) this.#leave(left);
    this.#currentChanged.fire(session);
    this.#answeringChanged.fire(session.isAnswering);
  }

  #rememberCurrent(): void {
    const { id, turns } = this.#current.conversation;
    this.#kept.memory.setCurrentId(turns.length > 0 ? id : undefined);
  }

  /** Keeps a session alive, whatever is shown, until what it returns is called: something is about to be asked in it. */
  hold(session: ChatSession): () => void {
    this.#held.add(session);
    return () => {
      this.#held.delete(session);
      if (this.#sessions.has(session)) this.#leave(session);
    };
  }

  /** Lets a session go that is not shown, once nothing is under way in it. What is not kept stays in memory. */
  #leave(session: ChatSession): void {
    const { conversation, isAnswering } = session;
    if (session === this.#current || isAnswering || this.#held.has(session)) return;
    if (this.#kept.keeps() || conversation.turns.length === 0) this.#end(session);
  }

  #end(session: ChatSession): void {
    this.#sessions.delete(session);
    session.dispose();
  }

  #create(): ChatSession {
    return this.#adopt(emptyConversation(crypto.randomUUID(), Date.now()));
  }

  #adopt(conversation: Conversation): ChatSession {
    const session = new ChatSession(conversation, this.#assistant, this.#rules, this.#log);
    this.#sessions.add(session);
    session.onDidChange((change) => {
      this.#keep(session, change);
    });
    session.onDidChangeAnswering((answering) => {
      this.#kept.store.save(session.conversation, 'now');
      if (session === this.#current) this.#answeringChanged.fire(answering);
      this.#listChanged.fire();
      // Not at once: of two questions the second may be about to be asked.
      if (!answering)
        setImmediate(() => {
          if (this.#sessions.has(session)) this.#leave(session);
        });
    });
    return session;
  }

  #keep(session: ChatSession, change: ConversationChange): void {
    const isStep = ['turnsAdded', 'renamed', 'branchChosen'].includes(change.type);
    this.#kept.store.save(session.conversation, isStep ? 'now' : 'soon');
    if (change.type !== 'turnsAdded') return;
    if (session === this.#current) this.#rememberCurrent();
    for (const turn of change.turns)
      if (turn.role === 'user' && turn.action === 'chat' && turn.text !== '')
        this.#kept.memory.remember(turn.text);
  }

  #moveAway(id: string, newId: string): void {
    const session = this.#find(id);
    if (!session) return;
    session.takeId(newId);
    this.#kept.store.save(session.conversation, 'now');
    if (session !== this.#current) return;
    this.#rememberCurrent();
    this.#currentChanged.fire(session);
  }
}
