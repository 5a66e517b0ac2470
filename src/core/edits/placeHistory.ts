import type { TextRange } from './trackedRange.ts';

/** More texts than an editor goes back through while a proposal is open. */
const mostTexts = 2000;

/**
 * Where places stood in a document, by its text: what an Undo puts back does not tell whether a line at the edge of a
 * place was inside of it. Texts are known by their hash, so that this stays small however large the document is.
 */
export class PlaceHistory {
  readonly #places = new Map<string, readonly TextRange[]>();

  remember(text: string, places: readonly TextRange[]): void {
    const key = keyOf(text);
    this.#places.delete(key);
    this.#places.set(key, places);
    const [oldest] = this.#places.keys();
    if (this.#places.size > mostTexts && oldest !== undefined) this.#places.delete(oldest);
  }

  /** The last places that were remembered for a text. */
  find(text: string): readonly TextRange[] | undefined {
    return this.#places.get(keyOf(text));
  }
}

/** Length and two hashes of 32 bits (FNV-1a with two seeds and primes): a text in 2^64 shares it with another. */
function keyOf(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x9e3779b9;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x85ebca6b) + 1;
  }
  return `${text.length}.${one >>> 0}.${other >>> 0}`;
}
