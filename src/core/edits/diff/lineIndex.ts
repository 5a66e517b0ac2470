/** The number of a line that the original does not have. */
export const unknownLine = -1;

/** How many places of three lines in a row are looked at. Only a text that repeats itself has more. */
const mostPlaces = 16;

/**
 * The lines of a text as numbers, equal lines alike, and where they stand. Made in linear time; each question takes
 * constant time.
 */
export class LineIndex {
  /** The number of each line of the text. */
  readonly lines: Int32Array;
  /** How many different lines there are: numbers are below it. */
  readonly size: number;
  readonly #numbers = new Map<string, number>();
  readonly #counts: Int32Array;
  readonly #firstPlaces: Int32Array;
  /** By the hash of three lines in a row, the first place of such lines; `#laterPlaces` leads on. -1 ends. */
  readonly #threes: Int32Array;
  readonly #laterPlaces: Int32Array;

  constructor(text: readonly string[]) {
    this.lines = new Int32Array(text.length);
    this.#counts = new Int32Array(text.length);
    this.#firstPlaces = new Int32Array(text.length);
    text.forEach((line, place) => {
      this.lines[place] = this.#add(line, place);
    });
    this.size = this.#numbers.size;
    this.#threes = new Int32Array(2 ** Math.ceil(Math.log2(text.length + 2))).fill(-1);
    this.#laterPlaces = new Int32Array(text.length).fill(-1);
    for (let place = text.length - 3; place >= 0; place -= 1) {
      const slot = this.#slotOf(this.numberAt(place), this.numberAt(place + 1), this.numberAt(place + 2));
      this.#laterPlaces[place] = this.#threes[slot] ?? -1;
      this.#threes[slot] = place;
    }
  }

  /** The number of a line, or `unknownLine`. */
  numberOf(line: string): number {
    return this.#numbers.get(line) ?? unknownLine;
  }

  /** The number of the line at a place, or `unknownLine` outside of the text. */
  numberAt(place: number): number {
    return this.lines[place] ?? unknownLine;
  }

  /** In how many places the line stands. */
  countOf(line: number): number {
    return this.#counts[line] ?? 0;
  }

  /** Where the line stands, when it stands in one place only; else -1. */
  onlyPlace(line: number): number {
    return this.#counts[line] === 1 ? (this.#firstPlaces[line] ?? -1) : -1;
  }

  /**
   * Where three lines stand in a row: of the first places from `from` on, the one nearest to `expected`, or -1.
   * @param from never less than in the call before: places before it are forgotten.
   */
  placeOfThree(first: number, second: number, third: number, from: number, expected: number): number {
    const slot = this.#slotOf(first, second, third);
    let place = this.#threes[slot] ?? -1;
    while (place !== -1 && place < from) place = this.#laterPlaces[place] ?? -1;
    this.#threes[slot] = place;
    let nearest = -1;
    for (let seen = 0; place !== -1 && seen < mostPlaces; seen += 1) {
      const isHere =
        this.numberAt(place) === first &&
        this.numberAt(place + 1) === second &&
        this.numberAt(place + 2) === third;
      if (isHere && (nearest === -1 || Math.abs(place - expected) < Math.abs(nearest - expected)))
        nearest = place;
      if (place >= expected && nearest !== -1) break;
      place = this.#laterPlaces[place] ?? -1;
    }
    return nearest;
  }

  #add(line: string, place: number): number {
    const known = this.#numbers.get(line);
    if (known !== undefined) {
      this.#counts[known] = (this.#counts[known] ?? 0) + 1;
      return known;
    }
    const number = this.#numbers.size;
    this.#numbers.set(line, number);
    this.#counts[number] = 1;
    this.#firstPlaces[number] = place;
    return number;
  }

  #slotOf(first: number, second: number, third: number): number {
    const hash = Math.imul(Math.imul(first, 31) + second, 0x9e3779b1) + Math.imul(third, 0x85ebca6b);
    return (hash ^ (hash >>> 15)) & (this.#threes.length - 1);
  }
}
