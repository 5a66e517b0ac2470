/** Turns CRLF and lone CR into line feeds, also where a piece of the stream ends between the two. */
export class LineEndings {
  #heldBack = '';

  /** The text so far, except a carriage return at its very end: a line feed may follow it. */
  take(text: string): string {
    const whole = this.#heldBack + text;
    this.#heldBack = whole.endsWith('\r') ? '\r' : '';
    return normalize(this.#heldBack === '' ? whole : whole.slice(0, -1));
  }

  /** What was held back, when nothing follows. */
  rest(): string {
    const held = this.#heldBack;
    this.#heldBack = '';
    return normalize(held);
  }
}

function normalize(text: string): string {
  // NUL as CommonMark has it, so that the text is the same for the parser and for an open code block.
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
}
