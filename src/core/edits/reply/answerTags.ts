import { isFarewell, isTalk } from './chatter.ts';
import { readFence } from './fences.ts';
import { isMarkupLanguage } from './languages.ts';
import { firstText, trimBlankLines } from './lines.ts';
import type { ReplyLines } from './replyLines.ts';

/** Names that models give to the element they put an answer in. */
const names =
  '(?:final[_-]?|new[_-]?|rewritten[_-]?|refactored[_-]?|updated[_-]?|modified[_-]?|improved[_-]?|selected[_-]?)?' +
  '(?:answer|code|output|result|response|solution|selection|replacement|snippet)|rewritten|rewrite|refactored|updated|edited|edit';

const opening = new RegExp(`^\\s*<(${names})(?:\\s[^<>]*)?>(.*)$`, 'i');
const strayClosing = new RegExp(`^\\s*</(?:${names})>\\s*$`, 'i');
/** Any other element: an answer's when it opens and closes on lines of its own and the language has no elements. */
const anyOpening = /^\s*<([a-z][\w-]{2,40})>\s*()$/i;
const thinking = /^\s*<(think|thinking|thought|reasoning|scratchpad|analysis)>/i;

/** Whether an element can be the code itself. Scripts have JSX, and prose can show HTML. */
function canHoldElements(languageId: string): boolean {
  return isMarkupLanguage(languageId) || ['javascript', 'markdown', 'mdx'].includes(languageId);
}

/** Lines of talk before the element are no more. */
const longestLead = 12;

/**
 * A reply without the element around its answer, such as `<answer>…</answer>`, and without what is said around it. The
 * reply as it is where the element can be the code itself: the selection has it, or in markup, where what is inside does
 * not begin with the element that the selection begins with.
 */
export function withoutAnswerTags(input: ReplyLines): readonly string[] {
  const reply = withoutThinking(input);
  const start = reply.findIndex((line) => line.trim() !== '' && !isTalk(line));
  const match = opening.exec(reply[start] ?? '') ?? otherElement(reply, start, input);
  if (!match || start > longestLead) return withoutStrayClosing(reply, input);
  const [, name = '', rest = ''] = match;
  const mark = name.toLowerCase();
  if (input.selection.some((line) => line.toLowerCase().includes(`<${mark}`))) return reply;

  const body = [rest, ...reply.slice(start + 1)];
  const close = `</${mark}>`;
  const end = body.findLastIndex((line) => line.toLowerCase().includes(close));
  if (end === -1 && rest.trim() !== '') return reply;
  if (end !== -1 && !body.slice(end + 1).every((line) => isTalk(line) || isFarewell(line) || readFence(line)))
    return reply;
  const last = end === -1 ? '' : (body[end] ?? '');
  const inner =
    end === -1 ? body : [...body.slice(0, end), last.slice(0, last.toLowerCase().lastIndexOf(close))];
  const lines = trimBlankLines(inner);
  return isCodeItself(lines, input) ? reply : lines;
}

function otherElement(
  reply: readonly string[],
  start: number,
  { languageId, isGrowing }: ReplyLines,
): RegExpExecArray | undefined {
  const match = canHoldElements(languageId) ? null : anyOpening.exec(reply[start] ?? '');
  if (!match) return undefined;
  const close = `</${match[1] ?? ''}>`;
  return isGrowing === true || reply.some((line) => line.trim() === close) ? match : undefined;
}

function withoutThinking({ reply, selection }: ReplyLines): readonly string[] {
  const start = reply.findIndex((line) => line.trim() !== '');
  const name = thinking.exec(reply[start] ?? '')?.[1];
  if (name === undefined || selection.some((line) => thinking.test(line))) return reply;
  const close = `</${name.toLowerCase()}>`;
  const end = reply.findIndex((line) => line.toLowerCase().includes(close));
  return end === -1 ? [] : reply.slice(end + 1);
}

function withoutStrayClosing(reply: readonly string[], { languageId }: ReplyLines): readonly string[] {
  const last = reply.findLastIndex((line) => line.trim() !== '');
  if (canHoldElements(languageId) || last < 1 || !strayClosing.test(reply[last] ?? '')) return reply;
  return reply.slice(0, last);
}

function isCodeItself(inner: readonly string[], { languageId, selection }: ReplyLines): boolean {
  if (!canHoldElements(languageId)) return false;
  const first = firstText(inner);
  if (first === '' || readFence(first)) return false;
  const sent = tagOf(firstText(selection));
  return sent === undefined ? tagOf(first) !== undefined || languageId === 'html' : tagOf(first) !== sent;
}

function tagOf(line: string): string | undefined {
  return /^\s*<([\w.:-]+)/.exec(line)?.[1]?.toLowerCase();
}
