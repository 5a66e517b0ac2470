import type { Conversation } from './conversation.ts';
import { fold, foldedWords, unfolded, type Span } from './fold.ts';
import { oneLine, titleOf } from './title.ts';
import { Trigrams } from './trigrams.ts';

/** A conversation in which every word of a query was said. */
export class SearchMatch {
  readonly #entry: Entry;
  readonly #words: readonly string[];

  constructor(entry: Entry, words: readonly string[]) {
    this.#entry = entry;
    this.#words = words;
  }

  get id(): string {
    return this.#entry.id;
  }

  /** What was said around the first of the words, on one line; '' when only the title has them. Made when it is read. */
  get snippet(): string {
    return snippetOf(this.#entry, this.#words);
  }
}

interface Entry {
  readonly id: string;
  readonly updatedAt: number;
  /** The title and all texts. */
  readonly texts: readonly string[];
  /** The texts folded, with a line break between two of them. */
  readonly folded: string;
  /** Where each text begins in that. */
  readonly starts: readonly number[];
  readonly trigrams: Trigrams;
}

/** Characters of a snippet before and after the word. */
const snippetBefore = 30;
const snippetAfter = 90;

/** Finds conversations by what was said in any of their branches. */
export class SearchIndex {
  readonly #entries = new Map<string, Entry>();
  #newestFirst: readonly Entry[] | undefined;

  /** Takes a conversation in, instead of what was there under its id. */
  update(conversation: Conversation): void {
    const { id, updatedAt, turns } = conversation;
    const texts = [titleOf(conversation), ...turns.map(({ text }) => text)];
    const starts: number[] = [];
    let folded = '';
    for (const text of texts) {
      starts.push(folded.length);
      folded += `${fold(text)}\n`;
    }
    this.#entries.set(id, { id, updatedAt, texts, folded, starts, trigrams: new Trigrams(folded) });
    this.#newestFirst = undefined;
  }

  remove(id: string): void {
    if (this.#entries.delete(id)) this.#newestFirst = undefined;
  }

  /**
   * The conversations that hold every word of the query, or the beginning, middle or end of a longer one; the newest
   * first. All of them for an empty query.
   */
  search(query: string): readonly SearchMatch[] {
    const words = foldedWords(query);
    // The longest word is the rarest, and the fastest to look for.
    const rarestFirst = words.toSorted((one, other) => other.length - one.length);
    const entries = (this.#newestFirst ??= [...this.#entries.values()].sort(
      (one, other) => other.updatedAt - one.updatedAt,
    ));
    return entries
      .filter(({ trigrams }) => rarestFirst.every((word) => trigrams.mayHold(word)))
      .filter(({ folded }) => rarestFirst.every((word) => folded.includes(word)))
      .map((entry) => new SearchMatch(entry, words));
  }
}

function snippetOf({ texts, folded, starts }: Entry, words: readonly string[]): string {
  // Behind the title, which is shown anyway.
  const said = starts[1] ?? folded.length;
  const hits = words
    .map((word) => ({ place: folded.indexOf(word, said), length: word.length }))
    .filter(({ place }) => place >= 0);
  const [first] = hits.sort((one, other) => one.place - other.place);
  if (!first) return '';
  const index = starts.findLastIndex((start) => start <= first.place);
  const place = first.place - (starts[index] ?? 0);
  return around(texts[index] ?? '', unfolded(texts[index] ?? '', place, place + first.length));
}

function around(text: string, { start, end }: Span): string {
  const from = wordStart(text, start - snippetBefore, start);
  const to = end + snippetAfter;
  const snippet = oneLine(text.slice(from, to).toWellFormed());
  return `${from > 0 ? '…' : ''}${snippet}${to < text.length ? '…' : ''}`;
}

/** The first beginning of a word between two places; the second place when there is none. */
function wordStart(text: string, from: number, to: number): number {
  if (from <= 0) return 0;
  const white = /\s(?=\S)/.exec(text.slice(from, to));
  return white ? from + white.index + 1 : to;
}
