import type { Sentence } from '../workersAi/sentence.ts';

/** Something that a file of the person's own says wrongly. Lines are counted from 1. */
export interface FileFault {
  readonly line: number;
  readonly sentence: Sentence;
}

/** A value with the line that it stands on. */
export interface FrontMatterValue {
  readonly value: string;
  readonly line: number;
}

/** What stands between two lines `---` at the start of a file, and the text after them. */
export interface FrontMatter {
  readonly values: ReadonlyMap<string, FrontMatterValue>;
  readonly body: string;
}

/**
 * Reads lines `key: value`, blank lines and comments after `#`; a value may stand in quotes. A file without such a head
 * is all body.
 * @returns the first line that is none of these as a fault.
 */
export function readFrontMatter(text: string): FrontMatter | { readonly fault: FileFault } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  if (lines[0]?.trimEnd() !== '---') return { values: new Map(), body: lines.join('\n').trim() };
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end === -1)
    return {
      fault: { line: 1, sentence: { text: 'The line “---” that ends the head is missing.', values: [] } },
    };
  const values = new Map<string, FrontMatterValue>();
  for (const [index, line] of lines.slice(1, end).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const [, key, value] = /^(\w+):\s*(.*?)\s*$/.exec(line) ?? [];
    const number = index + 2;
    if (key === undefined || value === undefined)
      return { fault: { line: number, sentence: { text: 'This line must read “key: value”.', values: [] } } };
    if (values.has(key))
      return { fault: { line: number, sentence: { text: '“{0}” stands here twice.', values: [key] } } };
    values.set(key, { value: unquote(value), line: number });
  }
  return {
    values,
    body: lines
      .slice(end + 1)
      .join('\n')
      .trim(),
  };
}

function unquote(value: string): string {
  const [, , inside] = /^(["'])(.*)\1$/.exec(value) ?? [];
  return inside ?? value;
}
