const lineFeed = 10;
const carriageReturn = 13;
const smallestBuffer = 4096;

/**
 * Cuts bytes into whole lines as they come in, so that the event parser and the decoder run once a line however small
 * the chunks are. Ends of lines are LF, CRLF and CR; a cut there is never inside a character. Each byte is looked at
 * once and copied a bounded number of times, so time is linear.
 */
export class LineBuffer {
  #bytes = new Uint8Array(smallestBuffer);
  #length = 0;

  /** Bytes of the line that has no end yet. */
  get pendingLength(): number {
    return this.#length;
  }

  /** Takes a chunk; gives all bytes up to the last end of a line, or undefined when there is none. */
  push(chunk: Uint8Array): Uint8Array | undefined {
    const end = endOfLastLine(chunk);
    if (end === 0) {
      this.#keep(chunk);
      return undefined;
    }
    const lines = this.#takeWith(end === chunk.length ? chunk : chunk.subarray(0, end));
    if (end < chunk.length) this.#keep(chunk.subarray(end));
    return lines;
  }

  /** The bytes after the last end of a line. */
  takeRest(): Uint8Array {
    const rest = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return rest;
  }

  #takeWith(chunk: Uint8Array): Uint8Array {
    if (this.#length === 0) return chunk;
    this.#keep(chunk);
    // A copy: the beginning of the next line goes into the same memory.
    const lines = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return lines;
  }

  #keep(chunk: Uint8Array): void {
    const needed = this.#length + chunk.length;
    if (needed > this.#bytes.length) this.#grow(needed);
    this.#bytes.set(chunk, this.#length);
    this.#length = needed;
  }

  #grow(needed: number): void {
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

function endOfLastLine(chunk: Uint8Array): number {
  for (let index = chunk.length - 1; index >= 0; index--) {
    const byte = chunk[index];
    if (byte === lineFeed || byte === carriageReturn) return index + 1;
  }
  return 0;
}
