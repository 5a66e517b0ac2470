import { isLeadInComment } from './bareTalk.ts';
import { readComments } from './comments.ts';
import { isProseLanguage } from './languages.ts';
import { trimBlankLines } from './lines.ts';
import type { ReplyLines } from './replyLines.ts';

/** No such comment stands further down, in lines. */
const longest = 3;

/**
 * Code without a comment on top in which the model speaks to the person: `// Here is the refactored code:`. Unless the
 * selection has it.
 */
export function withoutSpokenComment(
  lines: readonly string[],
  { languageId, selection, isGrowing }: Omit<ReplyLines, 'reply'>,
): readonly string[] {
  if (isProseLanguage(languageId)) return lines;
  const comments = readComments(lines.slice(0, longest), languageId);
  let start = 0;
  while (start < comments.length) {
    const line = lines[start]?.trim() ?? '';
    const { texts = [], isWhole = false } = comments[start] ?? {};
    const isSpoken = isWhole && isLeadInComment(texts[0] ?? '') && isClosed(line);
    if (!isSpoken || selection.some((sent) => sent.trim() === line)) break;
    start += 1;
    while (start < comments.length && lines[start]?.trim() === '') start += 1;
  }
  if (start === 0) return lines;
  const rest = trimBlankLines(lines.slice(start));
  return rest.length === 0 && isGrowing !== true ? lines : rest;
}

/** Whether a comment ends where its line ends, so that it can be taken away alone. */
function isClosed(line: string): boolean {
  const close = [
    ['/*', '*/'],
    ['<!--', '-->'],
    ['"""', '"""'],
    ["'''", "'''"],
  ].find(([open = '']) => line.startsWith(open))?.[1];
  return close === undefined || line.endsWith(close);
}
