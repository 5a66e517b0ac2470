import { isProseLanguage } from '../edits/reply/languages.ts';

/** Code without the indentation that all its lines share. */
export interface Dedented {
  readonly text: string;
  /** The blanks or tabs that were taken from each line that is not blank. */
  readonly indentation: string;
}

/**
 * Takes the common indentation off: the longest run of blanks and tabs that every line begins with, blank lines aside,
 * which stay as they are. In a language of prose nothing is taken, since there indentation has a meaning of its own.
 */
export function dedent(languageId: string, code: string): Dedented {
  const lines = code.split('\n');
  const indentation = isProseLanguage(languageId) ? '' : commonIndentation(lines);
  if (indentation === '') return { text: code, indentation };
  const text = lines.map((line) => (line.trim() === '' ? line : line.slice(indentation.length))).join('\n');
  return { text, indentation };
}

function commonIndentation(lines: readonly string[]): string {
  let common: string | undefined;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const indentation = /^[ \t]*/.exec(line)?.[0] ?? '';
    common = common === undefined ? indentation : sharedStart(common, indentation);
  }
  return common ?? '';
}

function sharedStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}
