import { commentSyntaxOf, type CommentSyntax } from './commentSyntax.ts';
import { isProseLanguage } from './languages.ts';

/** What one line holds of comments. */
export interface CommentLine {
  /** The texts of its comments, without marks and the space around. */
  readonly texts: readonly string[];
  /** Whether the line holds nothing else. */
  readonly isWhole: boolean;
}

const none: CommentLine = { texts: [], isWhole: false };

/** A longer line, in UTF-16 units, is taken for code without looking. */
const longest = 300;

/**
 * Finds the comments of code line by line, as one reads and not as a parser does: a mark within a string counts when a
 * space stands before and after it. Linear.
 */
export function readComments(lines: readonly string[], languageId: string): readonly CommentLine[] {
  const syntax = commentSyntaxOf(languageId, isProseLanguage(languageId));
  let awaited: string | undefined;
  let isString = false;
  return lines.map((line) => {
    const text = line.trim();
    if (awaited !== undefined) {
      const end = text.indexOf(awaited);
      const wasString = isString;
      if (end !== -1) awaited = undefined;
      return wasString || text.length > longest ? none : whole(end === -1 ? text : text.slice(0, end));
    }
    const block = syntax.block.find(([open]) => startsWithMark(text, open));
    if (block) {
      const [open, close] = block;
      const start = text.indexOf(open) + open.length;
      const end = text.indexOf(close, start);
      isString = false;
      if (end === -1) awaited = close;
      if (text.length > longest) return none;
      const isWhole = end === -1 || /^\W?$/.test(text.slice(end + close.length));
      return { ...whole(text.slice(start, end === -1 ? undefined : end)), isWhole };
    }
    if (languageId === 'python') {
      awaited = ['"""', "'''"].find((quote) => text.split(quote).length % 2 === 0);
      isString = true;
    }
    return text.length > longest ? none : commentOfLine(text, syntax);
  });
}

/** Marks that are words, such as =begin, begin a line; braces of JSX may stand before the others. */
function startsWithMark(text: string, open: string): boolean {
  return text.startsWith(open) || text.startsWith(`{${open}`);
}

function commentOfLine(text: string, { line, block }: CommentSyntax): CommentLine {
  const lower = text.toLowerCase();
  const mark = line.find((candidate) => lower.startsWith(candidate) || lower === candidate.trim());
  if (mark !== undefined) return whole(text.slice(mark.length));
  const texts: string[] = [];
  for (const [open, close] of block) {
    const start = text.indexOf(open);
    const end = start === -1 ? -1 : text.indexOf(close, start + open.length);
    if (end !== -1) texts.push(clean(text.slice(start + open.length, end)));
  }
  for (const candidate of line) {
    const start = lower.indexOf(` ${candidate.trim()} `);
    if (start !== -1) texts.push(clean(text.slice(start + candidate.length + 1)));
  }
  return { texts, isWhole: false };
}

function whole(text: string): CommentLine {
  return { texts: [clean(text)], isWhole: true };
}

/** Without the further marks that decorate a comment: `*`, `//!`, `####`, `;;`, `--`. */
function clean(text: string): string {
  return text
    .replace(/^[\s*/#!;%=-]+/, '')
    .trimEnd()
    .replace(/[*/#=-]{1,80}$/, '')
    .trimEnd();
}
