/**
 * The messages that the up key brings back, and the unsent text behind them. As in a shell, what is changed on the way
 * stays where it was changed until something is sent, so that no text is lost by looking around.
 */
export class Recall {
  #messages: string[] = [];
  /** Changed texts by their place; the place behind the last message is that of the unsent text. */
  readonly #changed = new Map<number, string>();
  #place = 0;

  /** Begins anew with these messages, the oldest first. The unsent text is what the box shows. */
  begin(messages: readonly string[]): void {
    this.#messages = [...messages];
    this.#changed.clear();
    this.#place = this.#messages.length;
  }

  /** Whether an earlier message is shown instead of the unsent text. */
  get browsing(): boolean {
    return this.#place < this.#messages.length;
  }

  /**
   * @param step -1 for the message before, 1 for the one after.
   * @param shown What the box shows now.
   * @returns What it is to show instead; undefined at either end.
   */
  step(step: -1 | 1, shown: string): string | undefined {
    const place = this.#place + step;
    if (place < 0 || place > this.#messages.length) return undefined;
    this.#changed.set(this.#place, shown);
    this.#place = place;
    return this.#changed.get(place) ?? this.#messages[place] ?? '';
  }

  /** Adds what was sent as the newest; returns the text that waited meanwhile, or ''. */
  sent(text: string): string {
    const waiting = this.browsing ? this.#unsent : '';
    if (this.#messages.at(-1) !== text) this.#messages.push(text);
    this.begin(this.#messages);
    return waiting;
  }

  /** What has to outlive the page when the box shows `shown`: a message that is only looked at does not. */
  toKeep(shown: string): { readonly text: string; readonly aside: string } {
    if (!this.browsing) return { text: shown, aside: '' };
    if (shown === this.#messages[this.#place]) return { text: this.#unsent, aside: '' };
    return { text: shown, aside: this.#unsent };
  }

  get #unsent(): string {
    return this.#changed.get(this.#messages.length) ?? '';
  }
}
