/** Fewest and most bits of a filter, as powers of two. */
const fewestBits = 10;
const mostBits = 18;

/**
 * Says of most words that a text does not hold them, without reading it: a Bloom filter of all that is three characters
 * long in the text, in about two bits for each character.
 */
export class Trigrams {
  readonly #bits: Uint32Array;
  readonly #shift: number;

  constructor(text: string) {
    const size = Math.min(mostBits, Math.max(fewestBits, Math.ceil(Math.log2(2 * text.length + 1))));
    this.#bits = new Uint32Array(2 ** (size - 5));
    this.#shift = 32 - size;
    for (let place = 0; place + 2 < text.length; place += 1) {
      const bit = this.#bitAt(text, place);
      this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  /** False: the text does not hold the word. True: it may. */
  mayHold(word: string): boolean {
    for (let place = 0; place + 2 < word.length; place += 1) {
      const bit = this.#bitAt(word, place);
      if (((this.#bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }

  #bitAt(text: string, place: number): number {
    const first = Math.imul(text.charCodeAt(place), 0x9e3779b1);
    const second = Math.imul(first ^ text.charCodeAt(place + 1), 0x85ebca6b);
    return Math.imul((second ^ (second >>> 15)) + text.charCodeAt(place + 2), 0xc2b2ae35) >>> this.#shift;
  }
}
