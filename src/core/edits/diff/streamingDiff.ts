import { Alignment, type Corner } from './alignment.ts';
import { gapHunks } from './gapHunks.ts';
import { GapMatches } from './gapMatches.ts';
import type { Hunk } from './hunk.ts';
import { LineIndex } from './lineIndex.ts';
import { slideHunk } from './slideHunk.ts';

/**
 * Compares a text that is known with one that comes line by line, and redoes only what can still change: what is before
 * a place where both texts have gone together for long enough is compared once, by a shortest edit, and settled. Linear
 * in the lines of both, whatever has changed. Hunks are in order, never touch each other, and are none for equal texts.
 */
export class StreamingDiff {
  readonly #original: readonly string[];
  readonly #index: LineIndex;
  readonly #alignment: Alignment;
  readonly #matches: GapMatches;
  readonly #replacement: string[] = [];
  /** The same lines as numbers. */
  readonly #numbers: number[] = [];
  readonly #settled: Hunk[] = [];

  constructor(original: readonly string[]) {
    this.#original = original;
    this.#index = new LineIndex(original);
    this.#alignment = new Alignment(this.#index);
    this.#matches = new GapMatches(this.#index.lines, this.#index.size);
  }

  /** The next line of the replacement. */
  push(line: string): void {
    const { trusted } = this.#alignment;
    const isNext =
      trusted.replacement === this.#replacement.length && this.#original[trusted.original] === line;
    this.#replacement.push(line);
    this.#numbers.push(isNext ? this.#index.numberAt(trusted.original) : this.#index.numberOf(line));
    if (isNext) {
      this.#alignment.trust({ original: trusted.original + 1, replacement: this.#numbers.length });
      return;
    }
    if (!this.#alignment.push(this.#numbers)) return;
    for (const hunk of this.#hunksBetween(trusted, this.#alignment.trusted)) this.#settled.push(hunk);
  }

  /** The changes so far: lines of the original that the replacement has not reached count as kept (not removed). */
  hunks(): readonly Hunk[] {
    const { trusted, likely } = this.#alignment;
    const hunks = [...this.#settled, ...this.#hunksBetween(trusted, likely)];
    const replacementLines = this.#replacement.slice(likely.replacement);
    if (replacementLines.length > 0)
      hunks.push({ originalStart: likely.original, originalLines: [], replacementLines });
    return hunks;
  }

  /** The changes now that the replacement is whole: lines of the original not reached are removed. */
  finish(): readonly Hunk[] {
    const end = { original: this.#original.length, replacement: this.#replacement.length };
    return [...this.#settled, ...this.#hunksBetween(this.#alignment.trusted, end)];
  }

  #hunksBetween(from: Corner, to: Corner): readonly Hunk[] {
    const gap = {
      start: from.original,
      end: to.original,
      replacementStart: from.replacement,
      replacementEnd: to.replacement,
    };
    const hunks = gapHunks(this.#original, this.#replacement, gap, this.#matches.find(this.#numbers, gap));
    let before = this.#settled.at(-1);
    return hunks.map((hunk) => {
      const lowest = before ? before.originalStart + before.originalLines.length + 1 : 0;
      before = slideHunk(this.#original, hunk, lowest);
      return before;
    });
  }
}
