import { unknownLine } from './lineIndex.ts';
import { ShortestEdit, type Match } from './shortestEdit.ts';

/** A part of both texts, ends excluded. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  readonly replacementStart: number;
  readonly replacementEnd: number;
}

/**
 * Finds the lines that both sides of a gap share, in the same order: those at both ends, and of the others, once lines
 * that occur on one side only are left out, those of a shortest edit. Leaving them out changes nothing in what is found,
 * and a gap in which nothing is shared costs no search.
 */
export class GapMatches {
  readonly #original: Int32Array;
  readonly #shortestEdit = new ShortestEdit();
  /** For each line, the latest gap on whose side it stood. */
  readonly #inOriginal: Int32Array;
  readonly #inReplacement: Int32Array;
  #gaps = 0;

  /**
   * @param original numbered lines.
   * @param size the numbers are below it.
   */
  constructor(original: Int32Array, size: number) {
    this.#original = original;
    this.#inOriginal = new Int32Array(size);
    this.#inReplacement = new Int32Array(size);
  }

  /**
   * The matches in order.
   * @param replacement numbered lines, `unknownLine` where the original has no such line.
   */
  find(replacement: readonly number[], gap: Gap): readonly Match[] {
    const original = this.#original;
    let { start, end, replacementStart, replacementEnd } = gap;
    const matches: Match[] = [];
    while (
      start < end &&
      replacementStart < replacementEnd &&
      original[start] === replacement[replacementStart]
    )
      matches.push({ original: start++, replacement: replacementStart++ });
    const last: Match[] = [];
    while (
      start < end &&
      replacementStart < replacementEnd &&
      original[end - 1] === replacement[replacementEnd - 1]
    )
      last.push({ original: --end, replacement: --replacementEnd });
    if (start < end && replacementStart < replacementEnd)
      this.#search(replacement, { start, end, replacementStart, replacementEnd }, matches);
    for (const match of last.reverse()) matches.push(match);
    return matches;
  }

  #search(replacement: readonly number[], gap: Gap, matches: Match[]): void {
    this.#gaps += 1;
    mark(this.#inOriginal, this.#gaps, this.#original, gap.start, gap.end);
    mark(this.#inReplacement, this.#gaps, replacement, gap.replacementStart, gap.replacementEnd);
    const there = pick(this.#original, gap.start, gap.end, this.#inReplacement, this.#gaps);
    const here = pick(replacement, gap.replacementStart, gap.replacementEnd, this.#inOriginal, this.#gaps);
    for (const match of this.#shortestEdit.find(there.lines, here.lines))
      matches.push({
        original: there.indexes[match.original] ?? 0,
        replacement: here.indexes[match.replacement] ?? 0,
      });
  }
}

function mark(side: Int32Array, gap: number, lines: ArrayLike<number>, start: number, end: number): void {
  for (let index = start; index < end; index += 1) {
    const line = lines[index] ?? unknownLine;
    if (line !== unknownLine) side[line] = gap;
  }
}

interface Picked {
  readonly lines: readonly number[];
  readonly indexes: readonly number[];
}

/** Those lines that stand on the other side too. */
function pick(lines: ArrayLike<number>, start: number, end: number, other: Int32Array, gap: number): Picked {
  const picked: number[] = [];
  const indexes: number[] = [];
  for (let index = start; index < end; index += 1) {
    const line = lines[index] ?? unknownLine;
    if (line === unknownLine || other[line] !== gap) continue;
    picked.push(line);
    indexes.push(index);
  }
  return { lines: picked, indexes };
}
