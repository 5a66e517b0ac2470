import { unknownLine, type LineIndex } from './lineIndex.ts';

/** How much must be shared before a corner is trusted, in lines that occur once. */
const enough = 12;
/** Up to here a jump asks for half of its lines to be shared after it; beyond it for all of them, to a limit. */
const shortJump = 32;
const mostAfterJump = 1024;
/** So much is shared where a person would say that it is no accident. */
const shownWorth = 3;

/** A place in both texts: how many lines of each are before it. */
export interface Corner {
  readonly original: number;
  readonly replacement: number;
}

/** A way on which both texts go together without a jump, by the corners before its first line and behind its last. */
interface Leg {
  readonly start: Corner;
  end: Corner;
  worth: number;
}

/**
 * Follows where in the original a replacement is that comes line by line, after the last corner that is trusted. A line
 * that occurs once, three lines in a row, or the line at the expected place say where. What was jumped over says how
 * much more must be found until that is trusted: it may still come, and then the jump is taken back.
 */
export class Alignment {
  readonly #index: LineIndex;
  #trusted: Corner = { original: 0, replacement: 0 };
  /** From the trusted corner on, each further in both texts. */
  #legs: Leg[] = [];
  /** Where lines were found last that stand before what the legs have found. */
  #rivals: Leg[] = [];

  constructor(index: LineIndex) {
    this.#index = index;
  }

  /** Before it nothing changes any more. */
  get trusted(): Corner {
    return this.#trusted;
  }

  /** The furthest corner that is no accident: the trusted one, or one behind it. */
  get likely(): Corner {
    const leg = this.#legs.findLast(({ worth }, index) => worth >= Math.min(this.#jumpTo(index), shownWorth));
    return leg?.end ?? this.#trusted;
  }

  /** Says that nothing changes any more before this corner. */
  trust(corner: Corner): void {
    this.#trusted = corner;
    if (this.#legs.length > 0) this.#legs = [];
    if (this.#rivals.length > 0) this.#rivals = [];
  }

  /**
   * The next line of the replacement.
   * @param lines the numbered lines of the replacement, this one the last.
   * @returns whether there is a new trusted corner, behind this line.
   */
  push(lines: readonly number[]): boolean {
    const place = this.#placeOf(lines);
    if (place === -1) return false;
    const line = lines[lines.length - 1] ?? unknownLine;
    const worth = 1 / Math.sqrt(this.#index.countOf(line));
    const end = { original: place + 1, replacement: lines.length };
    if (!this.#follow(place, end, worth) || !this.#isTrusted() || !this.#isSure(lines)) return false;
    this.trust(end);
    return true;
  }

  #placeOf(lines: readonly number[]): number {
    const line = lines[lines.length - 1] ?? unknownLine;
    if (line === unknownLine) return -1;
    const from = this.#trusted.original;
    const only = this.#index.onlyPlace(line);
    if (only !== -1) return only < from ? -1 : only;
    const { original, replacement } = this.#last;
    const expected = original + lines.length - 1 - replacement;
    if (this.#index.lines[expected] === line) return expected;
    const second = lines[lines.length - 2] ?? unknownLine;
    const first = lines[lines.length - 3] ?? unknownLine;
    if (first === unknownLine || second === unknownLine) return -1;
    const three = this.#index.placeOfThree(first, second, line, from, expected - 2);
    return three === -1 ? -1 : three + 2;
  }

  get #last(): Corner {
    return this.#legs.at(-1)?.end ?? this.#trusted;
  }

  /** Puts what was found behind the legs. What stands before their end first has to be worth more than what it undoes. */
  #follow(place: number, end: Corner, worth: number): boolean {
    const last = this.#legs.at(-1);
    // Most often by far the leg just goes on.
    if (
      last &&
      place - last.end.original === end.replacement - 1 - last.end.replacement &&
      place >= last.end.original
    ) {
      last.end = end;
      last.worth += worth;
      return true;
    }
    const found = { start: { original: place, replacement: end.replacement - 1 }, end, worth };
    if (place >= this.#last.original) {
      this.#legs.push(found);
      return true;
    }
    const lastRival = this.#rivals.at(-1);
    if (lastRival && found.start.original < lastRival.end.original) this.#rivals = [];
    append(this.#rivals, found);
    const from = this.#rivals[0]?.start.original ?? 0;
    const first = this.#legs.findIndex(({ end }) => end.original > from);
    if (worthOf(this.#rivals) < worthOf(this.#legs.slice(first))) return false;
    this.#legs.length = first;
    this.#legs.push(...this.#rivals);
    this.#rivals = [];
    return true;
  }

  /** A line that repeats may stand at the expected place by accident; three in a row hardly do. */
  #isSure(lines: readonly number[]): boolean {
    const { original, replacement } = this.#last;
    if (this.#index.onlyPlace(lines[replacement - 1] ?? unknownLine) !== -1) return true;
    return [2, 3].every((back) => this.#index.lines[original - back] === lines[replacement - back]);
  }

  #isTrusted(): boolean {
    let worth = 0;
    for (let index = this.#legs.length - 1; index >= 0; index -= 1) {
      worth += this.#legs[index]?.worth ?? 0;
      if (worth < neededAfter(this.#jumpTo(index))) return false;
    }
    return worth >= enough;
  }

  /** How much more is left out on one side than on the other before a leg. */
  #jumpTo(index: number): number {
    const before = this.#legs[index - 1]?.end ?? this.#trusted;
    const start = this.#legs[index]?.start ?? before;
    return Math.abs(start.original - before.original - (start.replacement - before.replacement));
  }
}

function neededAfter(jump: number): number {
  return Math.min(jump <= shortJump ? jump / 2 : jump - shortJump / 2, mostAfterJump);
}

function worthOf(legs: readonly Leg[]): number {
  return legs.reduce((worth, leg) => worth + leg.worth, 0);
}

function append(legs: Leg[], found: Leg): void {
  const last = legs.at(-1);
  if (last && found.start.original - last.end.original === found.start.replacement - last.end.replacement) {
    last.end = found.end;
    last.worth += found.worth;
  } else legs.push(found);
}
