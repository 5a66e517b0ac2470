/** A moment: the whole text of a document, and what went with it. */
export interface Moment<State> {
  readonly text: string;
  readonly state: State;
}

/** More steps back than a person takes. */
const mostSteps = 50;

/**
 * What accepting did, step by step, so that an Undo in the editor brings the decision back with the text, and a Redo takes
 * it again. Told apart by the text alone: that is what an Undo restores exactly.
 */
export class AcceptHistory<State> {
  readonly #steps: { readonly before: Moment<State>; readonly after: Moment<State> }[] = [];

  add(before: Moment<State>, after: Moment<State>): void {
    this.#steps.push({ before, after });
    if (this.#steps.length > mostSteps) this.#steps.shift();
  }

  /** What went with a text that an Undo or a Redo has just restored; undefined where no step led to or from it. */
  find(text: string, how: 'undo' | 'redo'): State | undefined {
    const side = how === 'undo' ? 'before' : 'after';
    return this.#steps.findLast((step) => step[side].text === text)?.[side].state;
  }

  /**
   * Like `find`, but only where what was undone or redone is such a step, and not typing that comes to the same text.
   * @param from the moment that was left, which is kept as it was left.
   */
  go(from: Moment<State>, text: string, how: 'undo' | 'redo'): State | undefined {
    const [left, side] = how === 'undo' ? (['after', 'before'] as const) : (['before', 'after'] as const);
    const index = this.#steps.findLastIndex(
      (step) => step[side].text === text && step[left].text === from.text,
    );
    const step = this.#steps[index];
    if (!step) return undefined;
    this.#steps[index] = { ...step, [left]: from };
    return step[side].state;
  }
}
