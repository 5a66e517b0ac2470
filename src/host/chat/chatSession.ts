import * as vscode from 'vscode';
import {
  applyChange,
  type Conversation,
  type ConversationChange,
} from '../../core/conversation/conversation.ts';
import type { Answer, AnswerState, Question } from '../../core/conversation/turn.ts';
import { chatPrompt } from '../../core/prompts/chat.ts';
import type { Model } from '../../core/workersAi/models.ts';
import { priceInDollars } from '../../core/workersAi/price.ts';
import type { StreamEvent } from '../../core/workersAi/stream.ts';
import { describeProblem, isAbort } from '../problems.ts';
import type { Assistant } from '../service/assistant.ts';
import type { Log } from '../service/log.ts';

/** What a session needs of the way to the service. */
export type ChatAssistant = Pick<Assistant, 'ask' | 'model' | 'maxTokens'>;

type End = Extract<StreamEvent, { type: 'end' }>;

/**
 * One conversation and the answer under way in it. Whatever changes goes through `applyChange` here first and then to
 * whoever listens, so a page that missed the beginning gets the same from a snapshot.
 */
export class ChatSession implements vscode.Disposable {
  readonly #assistant: ChatAssistant;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<ConversationChange>();
  readonly #answeringChanged = new vscode.EventEmitter<boolean>();
  #conversation: Conversation = [];
  #underWay: { readonly controller: AbortController; readonly finished: Promise<void> } | undefined;

  readonly onDidChange = this.#changed.event;
  /** Fired with whether an answer is under way, when that changes. */
  readonly onDidChangeAnswering = this.#answeringChanged.event;

  constructor(assistant: ChatAssistant, log: Log) {
    this.#assistant = assistant;
    this.#log = log;
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  /** Whether an answer is under way. */
  get isAnswering(): boolean {
    return this.#underWay !== undefined;
  }

  /** The question of that id, where the conversation (still) holds it. */
  question(id: string): Question | undefined {
    return this.#conversation.find((turn): turn is Question => turn.role === 'user' && turn.id === id);
  }

  /** Adds a question and streams its answer. An answer still under way is stopped first; what came of it stays. */
  async ask(question: Omit<Question, 'role' | 'id'>): Promise<void> {
    await this.#start(() => {
      const answer: Answer = {
        role: 'assistant',
        id: crypto.randomUUID(),
        text: '',
        state: { kind: 'waiting' },
        model: this.#assistant.model.name,
      };
      const asked: Question = { role: 'user', id: crypto.randomUUID(), ...question };
      this.#apply({ type: 'turnsAdded', turns: [asked, answer] });
      return answer.id;
    });
  }

  /** Asks again for an answer. Turns after it are not sent. An answer that is gone is not asked for. */
  async retry(answerId: string): Promise<void> {
    await this.#start(() => {
      if (!this.#conversation.some(({ id }) => id === answerId)) return undefined;
      this.#apply({ type: 'answerRestarted', id: answerId });
      return answerId;
    });
  }

  /** Ends the answer under way, down to the socket, and waits until that is so. */
  async stop(): Promise<void> {
    this.#underWay?.controller.abort();
    await this.#underWay?.finished;
  }

  /** Begins a new conversation; the old one is gone. */
  async clear(): Promise<void> {
    await this.stop();
    this.#apply({ type: 'cleared' });
  }

  dispose(): void {
    this.#underWay?.controller.abort();
    this.#changed.dispose();
    this.#answeringChanged.dispose();
  }

  /**
   * Streams one answer, alone: of two that are asked for at once, the later one stays.
   * @param prepare makes the answer in the conversation, once nothing else is under way; gives its id, if there is one.
   */
  async #start(prepare: () => string | undefined): Promise<void> {
    while (this.#underWay) await this.stop();
    const answerId = prepare();
    if (answerId === undefined) return;
    const controller = new AbortController();
    const finished = this.#stream(answerId, controller.signal).finally(() => {
      this.#underWay = undefined;
      this.#answeringChanged.fire(false);
    });
    this.#underWay = { controller, finished };
    this.#answeringChanged.fire(true);
    await finished;
  }

  /** Streams into the answer. Never throws: what goes wrong becomes the answer's state. */
  async #stream(answerId: string, signal: AbortSignal): Promise<void> {
    const { model } = this.#assistant;
    try {
      const end = await this.#receive(answerId, model, signal);
      this.#changeState(answerId, model, stateAfter(end), end);
    } catch (error) {
      if (signal.aborted || isAbort(error)) this.#changeState(answerId, model, { kind: 'stopped' });
      else this.#changeState(answerId, model, { kind: 'failed', problem: describeProblem(error) });
    }
  }

  async #receive(answerId: string, model: Model, signal: AbortSignal): Promise<End | undefined> {
    const upTo = this.#conversation.findIndex(({ id }) => id === answerId);
    const asked = this.#conversation.slice(0, upTo);
    const action = asked.findLast((turn): turn is Question => turn.role === 'user')?.action ?? 'chat';
    const prompt = chatPrompt(asked, model.contextWindow, this.#assistant.maxTokens);
    if (prompt.droppedQuestions > 0)
      this.#log.info(`${prompt.droppedQuestions} earlier questions no longer fit the context window`);

    let begun = false;
    let end: End | undefined;
    // To its very end, which leaves the connection open for the next question.
    for await (const event of this.#assistant.ask({ ...prompt, action, signal })) {
      if (event.type === 'end') end = event;
      if (event.type !== 'text') continue;
      if (!begun) this.#changeState(answerId, model, { kind: 'streaming' });
      begun = true;
      this.#apply({ type: 'textAppended', id: answerId, text: event.text });
    }
    return end;
  }

  #changeState(id: string, model: Model, state: AnswerState, end?: End): void {
    const dollars = end?.usage ? priceInDollars(model, end.usage) : undefined;
    const answer = {
      state,
      model: model.name,
      ...(end?.usage ? { usage: end.usage } : {}),
      ...(dollars === undefined ? {} : { dollars }),
    };
    this.#apply({ type: 'answerChanged', id, answer });
  }

  #apply(change: ConversationChange): void {
    this.#conversation = applyChange(this.#conversation, change);
    this.#changed.fire(change);
  }
}

function stateAfter(end: End | undefined): AnswerState {
  if (!end || end.finishReason === 'cut') return { kind: 'cut', reason: 'connection' };
  return end.finishReason === 'length' ? { kind: 'cut', reason: 'length' } : { kind: 'done' };
}
