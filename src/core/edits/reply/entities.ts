import { isMarkupLanguage, isProseLanguage } from './languages.ts';
import type { ReplyLines } from './replyLines.ts';

const entity = /&(?:lt|gt|amp|quot|apos|nbsp|#39|#x27|#34|#60|#62|#38);/gi;

const characters: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&nbsp;', ' '],
  ['&#39;', "'"],
  ['&#x27;', "'"],
  ['&#34;', '"'],
  ['&#60;', '<'],
  ['&#62;', '>'],
  ['&amp;', '&'],
  ['&#38;', '&'],
]);

/** Quoted texts of one line, in which an entity can be meant. */
const quoted = /"[^"\n]*"|'[^'\n]*'|`[^`\n]*`/g;

/**
 * Code whose characters a model escaped for HTML, as they were meant: only where the selection has no entity, the reply
 * has none of the characters plain, and an entity stands where code stands.
 */
export function withoutEntities(
  lines: readonly string[],
  { languageId, selection }: Omit<ReplyLines, 'reply'>,
): readonly string[] {
  const text = lines.join('\n');
  if (!text.includes('&') || text.search(entity) === -1) return lines;
  const sent = selection.join('\n');
  if (sent.search(entity) !== -1) return lines;
  const rest = text.replace(entity, '');
  if (/[<>&]/.test(rest) || (/&(?:quot|#34);/i.test(text) && rest.includes('"'))) return lines;
  const isMeant =
    isMarkupLanguage(languageId) || isProseLanguage(languageId)
      ? !/<[a-z!/]/i.test(sent) || !/&(?:lt|#60);/i.test(text)
      : lines.every((line) => line.replace(quoted, '').search(entity) === -1);
  return isMeant ? lines : lines.map((line) => line.replace(entity, characterOf));
}

function characterOf(name: string): string {
  return characters.get(name.toLowerCase()) ?? name;
}
