import { textKey } from './textKey.ts';
import {
  endOfInserted,
  reachesEnd,
  shiftRanges,
  type TextChange,
  type TextPosition,
  type TextRange,
} from './trackedRange.ts';

/** More texts than an editor goes back through while a proposal is open. */
const mostTexts = 2000;

/** A text, and where the places stood in it. */
interface Moment {
  readonly text: string;
  readonly places: readonly TextRange[];
}

/**
 * Where places stood in a document, by its text: what an Undo puts back does not tell whether a line at the edge of a
 * place was inside of it. Texts are known by their hash, so that this stays small however large the document is, and only
 * those are that were left by a change at an edge, so that typing elsewhere costs nothing.
 */
export class PlaceHistory {
  readonly #places = new Map<string, readonly TextRange[]>();
  /** Where what goes on in one place began: the editor takes that back in one step. */
  #start: Moment | undefined;
  #last: TextChange | undefined;

  /**
   * A text was left by changes.
   * @param changes each in places of the document after those before it.
   * @returns whether the places may be others than following the changes tells, should these take others back.
   */
  leave(text: string, places: readonly TextRange[], changes: readonly TextChange[]): boolean {
    if (!this.#last || !changes[0] || !goesOn(this.#last, changes[0])) this.#start = { text, places };
    this.#last = changes[0];
    if (!reachAnEnd(places, changes)) return false;
    if (this.#start && this.#start.text !== text) this.remember(this.#start.text, this.#start.places);
    this.#start = undefined;
    this.remember(text, places);
    return true;
  }

  /** What comes next is no part of what went before. */
  pause(): void {
    this.#start = undefined;
    this.#last = undefined;
  }

  remember(text: string, places: readonly TextRange[]): void {
    const key = textKey(text);
    this.#places.delete(key);
    this.#places.set(key, places);
    const [oldest] = this.#places.keys();
    if (this.#places.size > mostTexts && oldest !== undefined) this.#places.delete(oldest);
  }

  /** The last places that were remembered for a text. */
  find(text: string): readonly TextRange[] | undefined {
    return this.#places.get(textKey(text));
  }
}

/** Whether typing or deleting goes on at one of the ends of what was put in last. */
function goesOn(last: TextChange, { range }: TextChange): boolean {
  const ends = [last.range.start, endOfInserted(last.range.start, last.text)];
  return ends.some((end) => isEqual(end, range.start) || isEqual(end, range.end));
}

function isEqual(one: TextPosition, other: TextPosition): boolean {
  return one.line === other.line && one.character === other.character;
}

function reachAnEnd(places: readonly TextRange[], changes: readonly TextChange[]): boolean {
  let moved = places;
  for (const change of changes) {
    if (moved.some((place) => reachesEnd(place, change))) return true;
    moved = shiftRanges(moved, [change]);
  }
  return false;
}
