import { readFence } from './fences.ts';
import { isProseLanguage } from './languages.ts';
import { insideLongTexts } from './longTexts.ts';
import type { ReplyLines } from './replyLines.ts';

/** What a model puts at the end of its turn, and should never be seen. */
const endTokens = ['<|eot_id|>', '<|end_of_text|>', '<|eom_id|>', '</s>'];

const token = /<\|(?:eot_id|eom_id|start_header_id|end_header_id|begin_of_text|end_of_text)\|>/;
/** What stands around the halves of a conflict, or of a search and its replacement. */
const conflict = /^\s*(?:<{5,9}|>{5,9}) ?(?:HEAD|SEARCH|REPLACE|ORIGINAL|UPDATED)\b/;
const fenceAtEnd = /`{3,}\w*$/;

/** A fence and its language are no longer, in UTF-16 units. */
const searched = 40;

/** Attributes of a fence are no longer. */
const longestInfo = 200;

/** A fence within a comment of documentation, as Rust, Java and TypeScript have. */
const fenceInComment = /^\s*(?:\/{2,3}!?|\/?\*+|[#;'%]+|--)\s*`{3,}\w*\s*$/;

/** A reply without the tokens that end a model's turn. */
export function withoutEndTokens(reply: string): string {
  let text = reply.trimEnd();
  let ending = endTokens.find((candidate) => text.endsWith(candidate));
  if (ending === undefined) return reply;
  while (ending !== undefined) {
    text = text.slice(0, -ending.length).trimEnd();
    ending = endTokens.find((candidate) => text.endsWith(candidate));
  }
  return text;
}

/** The lines of a block that was not closed, without a closing fence at the end of its last line of code. */
export function withoutGluedFence(lines: readonly string[], selection: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const line = lines[last]?.trimEnd() ?? '';
  if (!line.endsWith('```') || readFence(line) || fenceInComment.test(line) || selection.includes(line))
    return lines;
  return [...lines.slice(0, last), line.slice(0, -3)];
}

/** Whether code holds fences, tokens or marks of a conflict that the selection does not have: remains of the reply's form. */
export function hasMarks(
  lines: readonly string[],
  { languageId, selection, isGrowing }: Omit<ReplyLines, 'reply'>,
): boolean {
  const sent = new Set(selection.map((line) => line.trim()));
  const isInside = insideLongTexts(lines, languageId, isGrowing);
  const fences = lines.filter((line, index) => isInside[index] === true && readFence(line)).length;
  return lines.some((line, index) => {
    if (sent.has(line.trim())) return false;
    if (token.test(line) || conflict.test(line)) return true;
    if (isProseLanguage(languageId) || fenceInComment.test(line)) return false;
    if (isInside[index] === true && (isGrowing === true || fences % 2 === 0)) return false;
    return (
      fenceAtEnd.test(line.trimEnd().slice(-searched)) || readFence(line)?.marker.startsWith('`') === true
    );
  });
}

/** Whether the line of an opening fence holds more than a language and attributes: code that would be lost with it. */
export function opensWithCode(line: string): boolean {
  const info = readFence(line)?.info ?? '';
  if (info.length > longestInfo) return true;
  if (info.startsWith('{')) return false;
  const rest = info
    .slice(info.split(/\s/, 1)[0]?.length ?? 0)
    .replace(/\{[^{}]*\}|[\w-]+=(?:"[^"]*"|\S+)/g, ' ');
  const words = rest.split(/\s+/).filter((word) => word !== '');
  return /[()[\]{};=<>]|:$/.test(rest.trim()) || words.length > 1;
}
