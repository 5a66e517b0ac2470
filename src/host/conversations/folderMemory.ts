import * as v from 'valibot';
import type { Memento } from 'vscode';

const currentKey = 'edgewise.currentConversation';
const recallKey = 'edgewise.recall';
const mostRecalled = 50;
const recallSchema = v.array(v.pipe(v.string(), v.nonEmpty()));

/** What a folder remembers besides its conversations: which one was shown last, and the last questions. */
export class FolderMemory {
  readonly #memento: Memento;
  readonly #keeps: () => boolean;
  readonly #reportDamage: (problem: string) => void;
  #recall: readonly string[];

  /**
   * @param memento the workspace's.
   * @param keeps whether anything may be written.
   */
  constructor(memento: Memento, keeps: () => boolean, reportDamage: (problem: string) => void) {
    this.#memento = memento;
    this.#keeps = keeps;
    this.#reportDamage = reportDamage;
    this.#recall = this.#readRecall();
  }

  /** The id of the conversation that was shown last. */
  get currentId(): string | undefined {
    const id = this.#memento.get<unknown>(currentKey);
    return typeof id === 'string' ? id : undefined;
  }

  async setCurrentId(id: string | undefined): Promise<void> {
    if (this.#keeps() || id === undefined) await this.#memento.update(currentKey, id);
  }

  /** The last 50 different questions, the newest last. */
  get recall(): readonly string[] {
    return this.#recall;
  }

  /** Puts a question last. */
  async remember(question: string): Promise<void> {
    const others = this.#recall.filter((other) => other !== question);
    await this.setRecall([...others, question].slice(-mostRecalled));
  }

  async setRecall(questions: readonly string[]): Promise<void> {
    this.#recall = questions;
    if (this.#keeps()) await this.#memento.update(recallKey, questions);
  }

  /** Forgets everything. */
  async clear(): Promise<void> {
    this.#recall = [];
    await this.#memento.update(recallKey, undefined);
    await this.#memento.update(currentKey, undefined);
  }

  #readRecall(): readonly string[] {
    const stored = v.safeParse(recallSchema, this.#memento.get<unknown>(recallKey, []));
    if (stored.success) return stored.output;
    this.#reportDamage('The earlier questions could not be read and were dropped.');
    return [];
  }
}
