import * as vscode from 'vscode';
import { emptyConversation } from '../../core/conversation/conversation.ts';
import type { Log } from '../service/log.ts';
import type { ChatAssistant, RulesSource } from './answerStream.ts';
import { ChatSession } from './chatSession.ts';

/** The conversations of this window, of which the panel shows one. */
export class Conversations implements vscode.Disposable {
  readonly #assistant: ChatAssistant;
  readonly #rules: RulesSource;
  readonly #log: Log;
  readonly #currentChanged = new vscode.EventEmitter<ChatSession>();
  readonly #answeringChanged = new vscode.EventEmitter<boolean>();
  #current: ChatSession;

  /** Another conversation is shown. */
  readonly onDidChangeCurrent = this.#currentChanged.event;
  /** Fired with whether an answer is under way in the conversation that is shown, when that may have changed. */
  readonly onDidChangeAnswering = this.#answeringChanged.event;

  constructor(assistant: ChatAssistant, rules: RulesSource, log: Log) {
    this.#assistant = assistant;
    this.#rules = rules;
    this.#log = log;
    this.#current = this.#create();
  }

  get current(): ChatSession {
    return this.#current;
  }

  /** Shows a new conversation. An empty one is used again. */
  async startNew(): Promise<void> {
    if (this.#current.conversation.turns.length === 0) return;
    await this.#current.stop();
    this.#current.dispose();
    this.#show(this.#create());
  }

  /** Ends every answer under way, and waits until that is so. */
  async stop(): Promise<void> {
    await this.#current.stop();
  }

  dispose(): void {
    this.#current.dispose();
    this.#currentChanged.dispose();
    this.#answeringChanged.dispose();
  }

  #show(session: ChatSession): void {
    this.#current = session;
    this.#currentChanged.fire(session);
    this.#answeringChanged.fire(session.isAnswering);
  }

  #create(): ChatSession {
    const conversation = emptyConversation(crypto.randomUUID(), Date.now());
    const session = new ChatSession(conversation, this.#assistant, this.#rules, this.#log);
    session.onDidChangeAnswering((answering) => {
      if (session === this.#current) this.#answeringChanged.fire(answering);
    });
    return session;
  }
}
