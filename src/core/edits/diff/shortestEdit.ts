/** A line of the original that stands in the replacement too, by its index in each. */
export interface Match {
  readonly original: number;
  readonly replacement: number;
}

/** More changes than this are not searched at once: time and memory grow with their square. */
const mostAtFirst = 1024;
/** Where there were more, both texts have little in common: from then on, this many at once. */
const mostLater = 256;

/**
 * Finds the matches of a shortest edit between two lists of numbered lines (E. W. Myers, "An O(ND) Difference
 * Algorithm and Its Variations", 1986, the greedy form). Shortest up to 1,024 changed lines. Where there are more,
 * the way that got furthest with so many is taken for its first half, and the search goes on from there with fewer at
 * once: the work is at most some hundred steps for each line. Keeps its memory for the next search.
 */
export class ShortestEdit {
  /** For each number of changes, how far into the original each diagonal got: a triangle, row by row. */
  #reached = new Int32Array(1024);
  #original: readonly number[] = [];
  #replacement: readonly number[] = [];
  /** Where the search begins, and how much there is from there on. */
  #start = 0;
  #replacementStart = 0;
  #rest = 0;
  #replacementRest = 0;

  /** The matches in order. */
  find(original: readonly number[], replacement: readonly number[]): readonly Match[] {
    this.#original = original;
    this.#replacement = replacement;
    const matches: Match[] = [];
    let start = 0;
    let replacementStart = 0;
    while (start < original.length && replacementStart < replacement.length) {
      this.#start = start;
      this.#replacementStart = replacementStart;
      this.#rest = original.length - start;
      this.#replacementRest = replacement.length - replacementStart;
      const { changes, diagonal, isWhole } = this.#search(
        start === 0 && replacementStart === 0 ? mostAtFirst : mostLater,
      );
      const end = this.#walkBack(changes, diagonal, isWhole ? changes : changes >> 1, matches);
      start += end.original;
      replacementStart += end.replacement;
    }
    return matches;
  }

  /** Goes on until the end is reached, or as far as is allowed. */
  #search(most: number): { readonly changes: number; readonly diagonal: number; readonly isWhole: boolean } {
    const original = this.#original;
    const replacement = this.#replacement;
    const start = this.#start;
    const replacementStart = this.#replacementStart;
    const end = original.length;
    const replacementEnd = replacement.length;
    const rest = end - start;
    const last = rest - this.#replacementRest;
    for (let changes = 0; ; changes += 1) {
      const reached = this.#withRoom(changes);
      const lowest = this.#lowest(changes);
      const highest = this.#highest(changes);
      let place = placeOf(changes, lowest);
      for (let diagonal = lowest; diagonal <= highest; diagonal += 2, place += 1) {
        let from: number;
        if (diagonal > lowest && diagonal < highest) {
          // As `#begin` does it: the row before has both of its diagonals side by side.
          const deleted = (reached[place - changes - 1] ?? 0) + 1;
          const inserted = reached[place - changes] ?? 0;
          from = deleted > inserted ? deleted : inserted;
        } else from = this.#begin(changes, diagonal);
        let index = start + from;
        let other = replacementStart + from - diagonal;
        while (index < end && other < replacementEnd && original[index] === replacement[other]) {
          index += 1;
          other += 1;
        }
        const line = index - start;
        reached[place] = line;
        if (diagonal === last && line >= rest) return { changes, diagonal, isWhole: true };
      }
      if (changes === most) return { changes, diagonal: this.#furthest(changes), isWhole: false };
    }
  }

  /** Diagonals outside of both texts are left out; changes and diagonal are both even or both odd. */
  #lowest(changes: number): number {
    const most = this.#replacementRest;
    return changes <= most ? -changes : -most + ((changes - most) & 1);
  }

  #highest(changes: number): number {
    return changes <= this.#rest ? changes : this.#rest - ((changes - this.#rest) & 1);
  }

  /** Where a way on this diagonal begins: after a deletion or an insertion, whichever got further. */
  #begin(changes: number, diagonal: number): number {
    if (changes === 0) return 0;
    const deleted =
      diagonal - 1 < this.#lowest(changes - 1)
        ? -1
        : (this.#reached[placeOf(changes - 1, diagonal - 1)] ?? 0) + 1;
    const inserted =
      diagonal + 1 > this.#highest(changes - 1)
        ? -1
        : (this.#reached[placeOf(changes - 1, diagonal + 1)] ?? 0);
    return deleted > inserted ? deleted : inserted;
  }

  /** The diagonal whose way has most lines of both behind it, and ends within both. */
  #furthest(changes: number): number {
    let best = 0;
    let most = -1;
    const highest = this.#highest(changes);
    for (let diagonal = this.#lowest(changes); diagonal <= highest; diagonal += 2) {
      const line = this.#reached[placeOf(changes, diagonal)] ?? 0;
      const progress = 2 * line - diagonal;
      if (progress <= most || line > this.#rest || line - diagonal > this.#replacementRest) continue;
      most = progress;
      best = diagonal;
    }
    return best;
  }

  /** Adds the matches of the way up to `kept` changes, and says where it is then. */
  #walkBack(
    allChanges: number,
    lastDiagonal: number,
    kept: number,
    matches: Match[],
  ): { readonly original: number; readonly replacement: number } {
    const found: Match[] = [];
    let diagonal = lastDiagonal;
    let end = { original: 0, replacement: 0 };
    for (let changes = allChanges; changes >= 0; changes -= 1) {
      let line = this.#reached[placeOf(changes, diagonal)] ?? 0;
      const begin = this.#begin(changes, diagonal);
      if (changes === kept) end = { original: line, replacement: line - diagonal };
      if (changes <= kept)
        while (line > begin) {
          line -= 1;
          found.push({
            original: this.#start + line,
            replacement: this.#replacementStart + line - diagonal,
          });
        }
      const isDeletion =
        diagonal - 1 >= this.#lowest(changes - 1) &&
        (this.#reached[placeOf(changes - 1, diagonal - 1)] ?? 0) + 1 === begin;
      diagonal += isDeletion ? -1 : 1;
    }
    for (const match of found.reverse()) matches.push(match);
    return end;
  }

  /** The triangle, with room for the row of so many changes. */
  #withRoom(changes: number): Int32Array {
    const needed = placeOf(changes + 1, 0);
    if (needed > this.#reached.length) {
      const larger = new Int32Array(2 * needed);
      larger.set(this.#reached);
      this.#reached = larger;
    }
    return this.#reached;
  }
}

/** Row after row of a triangle: one diagonal with no change, two with one, three with two. */
function placeOf(changes: number, diagonal: number): number {
  return ((changes * (changes + 1)) >> 1) + ((diagonal + changes) >> 1);
}
