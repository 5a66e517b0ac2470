import { undecided, type Undecided } from './undecided.ts';

/** How far back a repetition can begin, in UTF-16 units. */
const longestRepetition = 360;

/** Fewest characters, white space aside, that tell a repetition from a coincidence. */
const fewest = {
  /** A whole line, or its beginning. */
  line: 4,
  /** Words in the middle of a line. */
  words: 8,
  /** Lines that came with other white space. */
  loosely: 16,
};

/**
 * Finds the end of a text again at the beginning of what goes on from it. Models repeat the last words or lines before
 * they go on, often with other white space, so that is compared apart from everything else.
 */
export class RepeatedEnd {
  readonly #tail: string;
  /** The tail's characters without white space, and where each of them stands. */
  readonly #solid: Solid;
  /** The white space that the text ends with. */
  readonly #gap: string;

  constructor(before: string) {
    this.#tail = before.slice(-longestRepetition);
    this.#solid = solidOf(this.#tail);
    this.#gap = this.#tail.slice(this.#tail.trimEnd().length);
  }

  /**
   * What `text` adds, when it begins with a repetition; undefined when it does not.
   * @param text the beginning of what goes on.
   * @param isWhole nothing follows it.
   */
  withoutRepetition(text: string, isWhole: boolean): string | undefined | Undecided {
    const solid = solidOf(text);
    if (!isWhole && this.#mayGoOn(solid.characters)) return undecided;
    const count = this.#longest(text, solid);
    if (count === 0) return undefined;
    const next = solid.places[count];
    if (next === undefined && !isWhole) return undecided;
    const end = (solid.places[count - 1] ?? 0) + 1;
    const white = text.slice(end, next ?? text.length);
    return joinWhite(this.#gap, white) + text.slice(end + white.length);
  }

  /** Whether these characters stand in the tail with something after them, which may be about to be repeated too. */
  #mayGoOn(characters: string): boolean {
    const place = this.#solid.characters.indexOf(characters);
    return place >= 0 && place + characters.length < this.#solid.characters.length;
  }

  /** How many characters of the longest repetition; 0 for none. */
  #longest(text: string, solid: Solid): number {
    const most = Math.min(solid.characters.length, this.#solid.characters.length);
    for (let count = most; count >= fewest.line; count -= 1)
      if (
        this.#solid.characters.endsWith(solid.characters.slice(0, count)) &&
        this.#isMeant(text, solid, count)
      )
        return count;
    return 0;
  }

  /** Whether as many equal characters are a repetition and not what the text would go on with anyway. */
  #isMeant(text: string, { characters, places }: Solid, count: number): boolean {
    const own = this.#solid.places;
    const begin = own.at(-count) ?? 0;
    const before = this.#tail.slice(begin, (own.at(-1) ?? 0) + 1);
    const after = text.slice(places[0], (places[count - 1] ?? 0) + 1);
    if (!/[\p{L}\p{N}]/u.test(after) || isPeriodic(characters.slice(0, count))) return false;
    const lead = text.slice(0, places[0]);
    const indentation = this.#indentationAt(begin);
    const isExact = before === after;
    if (!this.#gap.includes('\n') && !lead.includes('\n'))
      return isExact
        ? count >= (indentation === undefined ? fewest.words : fewest.line)
        : count >= fewest.loosely;
    // On a line of its own, where the next may well be like the last: closing tags, one inside the other.
    if (indentation === undefined) return isExact && count >= fewest.words && !before.startsWith('</');
    const column = lastLine(this.#gap + lead);
    if (isExact && (column === indentation || lastLine(lead) === indentation)) return true;
    if (count < fewest.loosely) return false;
    return before.includes('\n') || (isExact && lead === '' && !before.startsWith('</'));
  }

  /** The white space before a place of the tail, where that is all its line has; undefined where there is more. */
  #indentationAt(place: number): string | undefined {
    const line = this.#tail.lastIndexOf('\n', place - 1);
    if ((line < 0 || place === 0) && this.#tail.length === longestRepetition) return undefined;
    const white = this.#tail.slice(place === 0 ? 0 : line + 1, place);
    return white.trim() === '' ? white : undefined;
  }
}

interface Solid {
  readonly characters: string;
  readonly places: readonly number[];
}

function solidOf(text: string): Solid {
  const places: number[] = [];
  let characters = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (/\s/.test(character)) continue;
    places.push(index);
    characters += character;
  }
  return { characters, places };
}

/** What is still missing of the white space after a repetition, when some stands before the joint already. */
function joinWhite(gap: string, white: string): string {
  if (white.startsWith(gap)) return white.slice(gap.length);
  return white.includes('\n') && !gap.includes('\n') ? white : '';
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

/** Whether it is the same again and again: then once more is no repetition but the text going on. */
function isPeriodic(text: string): boolean {
  const half = Math.floor(text.length / 2);
  for (let length = 1; length <= half; length += 1) if (text.startsWith(text.slice(length))) return true;
  return false;
}
