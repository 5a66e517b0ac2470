import { readFence } from '../edits/reply/fences.ts';

/** What is said in place of a fence; the language is '' where none is named. */
export interface BlockWords {
  readonly begin: (language: string) => string;
  readonly end: () => string;
}

/**
 * Markdown as text to be read in its order: without marks for emphasis, headings and links, code as it is. Linear.
 * @param words what stands before and after a code block; without them nothing does.
 */
export function plainTextOf(markdown: string, words?: BlockWords): string {
  const text: string[] = [];
  let marker: string | undefined;
  for (const line of markdown.split('\n')) {
    const fence = readFence(line);
    if (marker === undefined && fence) {
      marker = fence.marker;
      if (words) text.push(words.begin(fence.info.split(' ', 1)[0] ?? ''));
    } else if (marker !== undefined && fence?.info === '' && fence.marker.startsWith(marker)) {
      marker = undefined;
      if (words) text.push(words.end());
    } else text.push(marker === undefined ? withoutMarks(line) : line);
  }
  return text.join('\n');
}

/** Longer lines are left as they are, in UTF-16 units. */
const longest = 10_000;

function withoutMarks(line: string): string {
  if (line.length > longest) return line;
  return line
    .replace(/^(\s*)#{1,6}\s+/, '$1')
    .replace(/!?\[([^[\]]{1,500})\]\(([^()\s]{1,2000})\)/g, (_, label: string, href: string) =>
      label === href ? href : `${label} (${href})`,
    )
    .replace(/(\*\*|__)(?=\S)([^*_]{1,500}?\S?)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*]{1,500}?)\*(?![\w*])/g, '$1')
    .replace(/`([^`]{1,500})`/g, '$1');
}
