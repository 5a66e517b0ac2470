export type LineEnding = '\n' | '\r\n';

/** The text with every line ending (LF, CRLF or a lone CR) as a line feed. */
export function toLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** A text of line feeds with the given ending instead. */
export function withLineEnding(text: string, ending: LineEnding): string {
  return ending === '\n' ? text : text.replaceAll('\n', ending);
}

/** The ending that most lines of a text have; undefined for a text of one line. A tie goes to CRLF. */
function mostCommonLineEnding(text: string): LineEnding | undefined {
  const all = text.split('\n').length - 1;
  if (all === 0) return undefined;
  const windows = text.split('\r\n').length - 1;
  return windows * 2 >= all ? '\r\n' : '\n';
}

/** Most of a text is not looked at to know its endings, in UTF-16 units. */
const looked = 20_000;

/** The line ending of the first text that has one: the code in question first, then what stands around it. */
export function lineEndingOf(...texts: readonly string[]): LineEnding {
  for (const text of texts) {
    const ending = mostCommonLineEnding(text.slice(0, looked));
    if (ending) return ending;
  }
  return '\n';
}

/** The lines of a text without their endings. An ending at the very end of the text starts no further line. */
export function splitLines(text: string): readonly string[] {
  const lines = toLineFeeds(text).split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** The lines of a text without their endings, an empty one after an ending at the very end included, as editors count. */
export function toLines(text: string): readonly string[] {
  return toLineFeeds(text).split('\n');
}
