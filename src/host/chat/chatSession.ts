import * as vscode from 'vscode';
import { neighbouringBranch, shownTurns, turnsUpTo } from '../../core/conversation/branches.ts';
import { ContinuedText } from '../../core/conversation/continuedText.ts';
import {
  applyChange,
  findAnswer,
  findQuestion,
  type Conversation,
  type ConversationChange,
} from '../../core/conversation/conversation.ts';
import { transcriptChange, type TranscriptChange } from '../../core/conversation/transcriptChange.ts';
import type { Answer, Question } from '../../core/conversation/turn.ts';
import type { Log } from '../service/log.ts';
import { AnswerStream, type ChatAssistant, type RulesSource } from './answerStream.ts';

/** A question as the composer or a command asks it. */
export type NewQuestion = Omit<Question, 'role' | 'id' | 'parentId' | 'time'>;

/**
 * One conversation and the answer under way in it. Whatever changes goes through `applyChange` here first and then to
 * whoever listens, so a page that missed the beginning gets the same from a snapshot.
 */
export class ChatSession implements vscode.Disposable {
  readonly #answers: AnswerStream;
  readonly #changed = new vscode.EventEmitter<ConversationChange>();
  readonly #transcriptChanged = new vscode.EventEmitter<TranscriptChange>();
  readonly #answeringChanged = new vscode.EventEmitter<boolean>();
  #conversation: Conversation;
  #underWay: { readonly controller: AbortController; readonly finished: Promise<void> } | undefined;

  readonly onDidChange = this.#changed.event;
  /** What changes in the branch that is shown. */
  readonly onDidChangeTranscript = this.#transcriptChanged.event;
  /** Fired with whether an answer is under way, when that changes. */
  readonly onDidChangeAnswering = this.#answeringChanged.event;

  constructor(conversation: Conversation, assistant: ChatAssistant, rules: RulesSource, log: Log) {
    this.#conversation = conversation;
    this.#answers = new AnswerStream(assistant, rules, log, (change) => {
      this.#apply(change);
    });
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  /** Whether an answer is under way. */
  get isAnswering(): boolean {
    return this.#underWay !== undefined;
  }

  /** Adds a question and streams its answer. An answer still under way is stopped first; what came of it stays. */
  async ask(question: NewQuestion): Promise<void> {
    await this.#start(() => this.#add(question, shownTurns(this.#conversation).at(-1)?.id ?? null));
  }

  /** Asks another question in place of one, which stays beside it. In place of one that is gone nothing is asked. */
  async editQuestion(id: string, edited: NewQuestion): Promise<void> {
    await this.#start(() => {
      const asked = findQuestion(this.#conversation, id);
      return asked && this.#add(edited, asked.parentId);
    });
  }

  /** Asks again for an answer, beside the one there is unless that holds no text. One that is gone is not asked for. */
  async regenerate(answerId: string): Promise<void> {
    await this.#start(() => {
      const answer = findAnswer(this.#conversation, answerId);
      if (!answer) return undefined;
      if (answer.text !== '') return this.#addAnswer(answer.parentId, {});
      this.#apply({ type: 'answerRestarted', id: answerId });
      return answerId;
    });
  }

  /** Goes on with an answer that was cut or stopped, in a branch beside it. */
  async continueAnswer(answerId: string): Promise<void> {
    const cut = findAnswer(this.#conversation, answerId);
    if (!cut || cut.text === '') return this.regenerate(answerId);
    await this.#start(
      () => this.#addAnswer(cut.parentId, { text: cut.text, continuedFrom: cut.text.length }),
      new ContinuedText(cut.text),
    );
  }

  /** Shows the branch before or after the one that a turn begins; nothing at either end. */
  stepBranch(turnId: string, step: 1 | -1): void {
    const neighbour = neighbouringBranch(this.#conversation, turnId, step);
    if (neighbour) this.#apply({ type: 'branchChosen', id: neighbour.id });
  }

  rename(title: string): void {
    this.#apply({ type: 'renamed', title });
  }

  /** The conversation goes on as another one: the file of its id belongs to another window now. */
  takeId(id: string): void {
    this.#conversation = { ...this.#conversation, id };
  }

  /** Ends the answer under way, down to the socket, and waits until that is so. */
  async stop(): Promise<void> {
    this.#underWay?.controller.abort();
    await this.#underWay?.finished;
  }

  dispose(): void {
    this.#underWay?.controller.abort();
    this.#changed.dispose();
    this.#transcriptChanged.dispose();
    this.#answeringChanged.dispose();
  }

  /**
   * Streams one answer, alone: of two that are asked for at once, the later one stays.
   * @param prepare makes the answer in the conversation, once nothing else is under way; gives its id, if there is one.
   */
  async #start(prepare: () => string | undefined, joint?: ContinuedText): Promise<void> {
    while (this.#underWay) await this.stop();
    const answerId = prepare();
    if (answerId === undefined) return;
    const controller = new AbortController();
    const path = turnsUpTo(this.#conversation, answerId);
    const finished = this.#answers.stream(path, controller.signal, joint).finally(() => {
      this.#underWay = undefined;
      this.#answeringChanged.fire(false);
    });
    this.#underWay = { controller, finished };
    this.#answeringChanged.fire(true);
    await finished;
  }

  #add(question: NewQuestion, parentId: string | null): string {
    const asked: Question = {
      role: 'user',
      id: crypto.randomUUID(),
      parentId,
      time: Date.now(),
      ...question,
    };
    const answer = this.#newAnswer(asked.id, {});
    this.#apply({ type: 'turnsAdded', turns: [asked, answer] });
    return answer.id;
  }

  #addAnswer(parentId: string | null, begun: Partial<Answer>): string {
    const answer = this.#newAnswer(parentId, begun);
    this.#apply({ type: 'turnsAdded', turns: [answer] });
    return answer.id;
  }

  #newAnswer(parentId: string | null, begun: Partial<Answer>): Answer {
    return {
      role: 'assistant',
      id: crypto.randomUUID(),
      parentId,
      time: Date.now(),
      text: '',
      state: { kind: 'waiting' },
      model: this.#answers.model.name,
      ...begun,
    };
  }

  #apply(change: ConversationChange): void {
    const before = this.#conversation;
    this.#conversation = applyChange(before, change);
    this.#changed.fire(change);
    const shown = transcriptChange(before, this.#conversation, change);
    if (shown) this.#transcriptChanged.fire(shown);
  }
}
