import { readFence, type FenceLine } from '../edits/reply/fences.ts';
import { isAsLong, openFenceOf } from './openFence.ts';
import { talkLength } from './continuationTalk.ts';
import { RepeatedEnd } from './repeatedEnd.ts';
import { undecided, type Undecided } from './undecided.ts';

/** Most that is held back to see how the continuation begins, in UTF-16 units. */
const mostHeldBack = 400;
/** Longest line that is looked at as a fence. */
const longestFence = 60;

/**
 * Joins the continuation of a cut answer to it, piece by piece, without what the model says twice: talk about going on, a
 * code fence that is open already, the last words or lines. The beginning is held back until it is clear what it is; how
 * the continuation comes in pieces changes nothing about the result.
 */
export class ContinuedText {
  readonly #before: string;
  readonly #openFence: FenceLine | undefined;
  readonly #end: RepeatedEnd;
  #held: string | undefined = '';

  /** @param before the text of the cut answer. */
  constructor(before: string) {
    this.#before = before;
    this.#openFence = openFenceOf(before);
    this.#end = new RepeatedEnd(before);
  }

  /** What a piece of the continuation adds to the answer; '' while its beginning is held back. */
  push(piece: string): string {
    if (this.#held === undefined) return piece;
    const text = this.#held + piece;
    // Character by character, so that the pieces make no difference.
    for (let length = this.#held.length + 1; length <= text.length; length += 1) {
      const added = this.#read(text.slice(0, length), length >= mostHeldBack);
      if (added === undecided) continue;
      this.#held = undefined;
      return added + text.slice(length);
    }
    this.#held = text;
    return '';
  }

  /** What was held back, when nothing follows. */
  end(): string {
    const held = this.#held ?? '';
    this.#held = undefined;
    const added = this.#read(held, true);
    return added === undecided ? held : added;
  }

  /** What the beginning of the continuation adds. */
  #read(text: string, isWhole: boolean): string | Undecided {
    const isInsideFence = this.#openFence !== undefined;
    const isMidway = isInsideFence || !/(?:^|\n)[^\S\n]*$/.test(this.#before);
    const talk = talkLength(text, isWhole, isMidway);
    if (talk === undecided) return undecided;
    const spoken = text.slice(talk);
    const fence = isInsideFence ? fenceLength(spoken, isWhole, this.#openFence) : 0;
    if (fence === undecided) return undecided;
    const body = spoken.slice(fence);
    const rest = this.#end.withoutRepetition(body, isWhole);
    if (rest !== undefined) return rest;
    if (fence === 0) return spoken;
    // A fence that names no language closes the block, unless the model has just said that it goes on.
    const isOpening = talk > 0 || /[\p{L}\p{N}]/u.test(spoken.slice(0, fence));
    return isOpening ? this.#lineBreak(body) + body : spoken;
  }

  /** The line break that went with a fence that is dropped, where the code before it ends a line. */
  #lineBreak(body: string): string {
    const startsLine = /(?:^|\n)[^\S\n]*$/.test(this.#before);
    return !startsLine && (/^(?:\t| {2})/.test(body) || /[;{}]$/.test(this.#before)) ? '\n' : '';
  }
}

/** How much at the beginning of a text is a line with a fence like the open one, in UTF-16 units; 0 for none. */
function fenceLength(text: string, isWhole: boolean, open: FenceLine | undefined): number | Undecided {
  const mayBeFence = /^\s*(?:$|[`~])/.test(text);
  const end = text.indexOf('\n', text.length - text.trimStart().length);
  if (!mayBeFence) return 0;
  if (end < 0) return isWhole || text.trimStart().length > longestFence ? 0 : undecided;
  const fence = readFence(text.slice(0, end).trimStart());
  return fence && open && isAsLong(fence, open) ? end + 1 : 0;
}
