/** A moment: the whole text of a document, and what went with it. */
export interface Moment<State> {
  readonly text: string;
  readonly state: State;
}

/** More steps back than a person takes. */
const mostSteps = 50;
/** UTF-16 units of all texts together: some fifty steps in a file of 5,000 lines, ten in one of 25,000. */
const mostUnits = 20_000_000;

/**
 * What accepting did, step by step, so that an Undo in the editor brings the decision back with the text, and a Redo takes
 * it again. Told apart by the texts alone: those are what an Undo leads between, exactly.
 */
export class AcceptHistory<State> {
  readonly #steps: { readonly before: Moment<State>; readonly after: Moment<State> }[] = [];

  #units = 0;

  /** Forgets the oldest where there is too much of it, but never this one. */
  add(before: Moment<State>, after: Moment<State>): void {
    this.#steps.push({ before, after });
    this.#units += before.text.length + after.text.length;
    while (this.#steps.length > mostSteps || (this.#steps.length > 1 && this.#units > mostUnits)) {
      const oldest = this.#steps.shift();
      if (oldest) this.#units -= oldest.before.text.length + oldest.after.text.length;
    }
  }

  /**
   * What went with a text that an Undo or a Redo has just restored; undefined where what was undone or redone is no
   * accepting, even if it comes to the text of one.
   * @param from the moment that was left, which from now on is known as it was left.
   */
  find(text: string, how: 'undo' | 'redo', from: Moment<State>): State | undefined {
    const [left, found] = how === 'undo' ? (['after', 'before'] as const) : (['before', 'after'] as const);
    const index = this.#steps.findLastIndex(
      (step) => step[found].text === text && step[left].text === from.text,
    );
    const step = this.#steps[index];
    if (!step) return undefined;
    this.#steps[index] = { ...step, [left]: from };
    return step[found].state;
  }
}
