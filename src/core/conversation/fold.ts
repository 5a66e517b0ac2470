/** A text in which case and diacritics make no difference, for searching. It can be longer or shorter than the text. */
export function fold(text: string): string {
  // Every character below 0x80 is its own decomposition, and such text is the most of what is searched.
  if (isAscii(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '');
}

/** The words of a query, folded, each once. */
export function foldedWords(query: string): readonly string[] {
  return [...new Set(fold(query).split(/\s+/))].filter((word) => word !== '');
}

/** A part of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The part of a text that a part of the folded text comes from. */
export function unfolded(text: string, start: number, end: number): Span {
  return isAscii(text)
    ? { start, end }
    : { start: unfoldedPlace(text, start), end: unfoldedPlace(text, end) };
}

/** The place in a text that has so many folded characters before it. */
function unfoldedPlace(text: string, foldedLength: number): number {
  let folded = 0;
  let place = 0;
  for (const character of text) {
    if (folded >= foldedLength) break;
    // Most of any text, and ten times as fast as folding it.
    folded += character < '\u0080' ? 1 : fold(character).length;
    place += character.length;
  }
  return place;
}

function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- the control characters are ASCII too
  return /^[\x00-\x7f]*$/.test(text);
}
