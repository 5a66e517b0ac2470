/** What has been typed into questions that are being edited and not sent yet, by the question's id. */
export class QuestionDrafts {
  readonly #texts: Map<string, string>;
  readonly #changed: (texts: Readonly<Record<string, string>>) => void;

  /** @param changed Told of all of them after each change, to keep them. */
  constructor(
    texts: Readonly<Record<string, string>>,
    changed: (texts: Readonly<Record<string, string>>) => void,
  ) {
    this.#texts = new Map(Object.entries(texts));
    this.#changed = changed;
  }

  get(questionId: string): string | undefined {
    return this.#texts.get(questionId);
  }

  set(questionId: string, text: string): void {
    this.#texts.set(questionId, text);
    this.#changed(Object.fromEntries(this.#texts));
  }

  delete(questionId: string): void {
    this.#texts.delete(questionId);
    this.#changed(Object.fromEntries(this.#texts));
  }
}
