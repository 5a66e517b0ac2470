/** What is typed behind an `@` or `/`, and where. */
export interface Query {
  readonly trigger: '@' | '/';
  /** Where the trigger stands. */
  readonly start: number;
  /** Where the caret stands: the end of what a pick replaces. */
  readonly end: number;
  /** Between them, without the trigger. */
  readonly text: string;
}

/** Longest query that is looked for, in UTF-16 units. */
const longestQuery = 200;

/** These take names with spaces, so their query goes on to the end of the line. */
const named = /^(?:file|symbol|folder) [^\r\n]*$/;

/**
 * The query from a trigger to the caret. Undefined when no trigger stands there (`@` at the start of a word, `/` at the
 * very start) or the query has ended before the caret.
 */
export function queryFrom(text: string, start: number, caret: number): Query | undefined {
  const trigger = text[start];
  if (caret <= start || caret - start > longestQuery) return undefined;
  const before = text[start - 1];
  const query = text.slice(start + 1, caret);
  const wordStarts = before === undefined || /\s/.test(before);
  if (trigger === '/' && start === 0 && /^[^\s/]*$/.test(query))
    return { trigger, start, end: caret, text: query };
  if (trigger === '@' && wordStarts && (/^\S*$/.test(query) || named.test(query)))
    return { trigger, start, end: caret, text: query };
  return undefined;
}

/** The query that the caret stands in; undefined outside of one. */
export function queryAt(text: string, caret: number): Query | undefined {
  for (let start = caret - 1; start >= 0 && caret - start <= longestQuery; start -= 1) {
    const query = queryFrom(text, start, caret);
    if (query !== undefined) return query;
  }
  return undefined;
}

/** The part of a query that a label is compared with: `ord` of `file src/ord`. */
export function termOf({ trigger, text }: Query): string {
  if (trigger === '/') return text;
  return text.replace(/^(?:file|symbol|folder) /, '').replace(/^.*[/\\]/, '');
}

/** A label in pieces, of which the matched ones are to be shown in bold: one run, or else the letters one by one. */
export function matchedPieces(label: string, term: string): { text: string; matched: boolean }[] {
  const haystack = label.toLowerCase();
  const needle = term.toLowerCase();
  // Lower case may be longer than what it stands for; then places in it mean nothing.
  if (needle === '' || haystack.length !== label.length) return [{ text: label, matched: false }];
  const at = haystack.indexOf(needle);
  if (at !== -1) {
    return [
      { text: label.slice(0, at), matched: false },
      { text: label.slice(at, at + needle.length), matched: true },
      { text: label.slice(at + needle.length), matched: false },
    ].filter(({ text }) => text !== '');
  }
  return scatteredPieces(label, haystack, needle);
}

function scatteredPieces(label: string, haystack: string, needle: string): ReturnType<typeof matchedPieces> {
  const pieces: { text: string; matched: boolean }[] = [];
  let sought = 0;
  for (let index = 0; index < label.length; index += 1) {
    const matched = sought < needle.length && haystack[index] === needle[sought];
    if (matched) sought += 1;
    const last = pieces.at(-1);
    if (last?.matched === matched) last.text += label.charAt(index);
    else pieces.push({ text: label.charAt(index), matched });
  }
  return sought === needle.length ? pieces : [{ text: label, matched: false }];
}
