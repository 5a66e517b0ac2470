import { isIntroduction, isTextIntroduction } from './chatter.ts';
import type { ReplyLines } from './extractCode.ts';
import { fencesIn, findBlocks, readFence, type FencedBlock } from './fences.ts';
import { isProseLanguage } from './languages.ts';
import { firstText, withoutSpace } from './lines.ts';

/** The block of a reply that answers; why none can be told; undefined for a reply that is code without a fence. */
export type Answer = FencedBlock | 'several' | 'prose' | undefined;

/** Chooses among the fenced blocks of a reply the one that is the rewritten selection. */
export function findAnswer(input: ReplyLines): Answer {
  const { reply, selection, languageId } = input;
  const blocks = findBlocks(reply, fencesIn(selection));
  if (isBareReply(input, blocks)) return undefined;
  const code = blocks.filter((block) => !isForTerminal(block, languageId));
  const sent = withoutSpace(selection);
  const [first, ...others] = code
    .map((block) => ({ block, text: withoutSpace(linesOf(block, reply)), lead: leadOf(block, reply) }))
    .filter(({ text }) => text !== sent);
  if (!first) return code[0] ?? 'prose';
  const [second, ...more] = others.filter((candidate) => isAnotherAnswer(candidate, first));
  if (!second) return first.block;
  return more.length === 0 && isBeforeAndAfter(first, second) ? second.block : 'several';
}

interface Candidate {
  readonly block: FencedBlock;
  readonly text: string;
  /** The line of text before it, or ''. */
  readonly lead: string;
}

/** Lines of a block, without the indentation of its fence. */
export function linesOf(
  { open, close, indentation }: FencedBlock,
  reply: readonly string[],
): readonly string[] {
  const lines = reply.slice(open + 1, close);
  return indentation === '' ? lines : lines.map((line) => withoutPrefix(line, indentation));
}

function withoutPrefix(line: string, indentation: string): string {
  let length = 0;
  while (length < indentation.length && line[length] === indentation[length]) length += 1;
  return line.slice(length);
}

const terminalLanguages: ReadonlySet<string> = new Set([
  'bash',
  'console',
  'sh',
  'shell',
  'shellscript',
  'zsh',
]);

/** Commands to type are no code, except for a shell. In a prose language such a block can hold anything. */
function isForTerminal({ language }: FencedBlock, languageId: string): boolean {
  return (
    terminalLanguages.has(language) && !terminalLanguages.has(languageId) && !isProseLanguage(languageId)
  );
}

/** Languages of blocks that show what code prints. */
const outputLanguages: ReadonlySet<string> = new Set(['json', 'output', 'plaintext', 'text', 'txt']);

const exampleLead = /\b(?:usage|examples?|outputs?|prints)\b|\blike this\b/i;
const furtherStep = /^\W*(?:and|finally|next|now|second(?:ly)?|then)\b/i;

/** Whether a block after the first may be part of the answer or the answer: no repetition, no example, no output. */
function isAnotherAnswer({ block, text, lead }: Candidate, first: Candidate): boolean {
  if (text === first.text) return false;
  if (block.language !== first.block.language && outputLanguages.has(block.language)) return false;
  return furtherStep.test(lead) || !exampleLead.test(lead);
}

function isBeforeAndAfter(first: Candidate, second: Candidate): boolean {
  return (
    /^\W*(?:before|old|original)\b/i.test(first.lead) &&
    /^\W*(?:after|new|refactored|updated)\b/i.test(second.lead)
  );
}

/** The last line of text before a block, unless another block comes between. */
function leadOf({ open }: FencedBlock, reply: readonly string[]): string {
  let index = open - 1;
  while (index >= 0 && reply[index]?.trim() === '') index -= 1;
  const lead = reply[index] ?? '';
  return readFence(lead) ? '' : lead;
}

/** Whether the fences of a reply are part of the code itself, as in a rewritten Markdown file without a fence around. */
function isBareReply(input: ReplyLines, [first]: readonly FencedBlock[]): boolean {
  if (!first) return true;
  if (isProseLanguage(input.languageId)) return !wrapsProse(input, first);
  if (fencesIn(input.selection).length === 0) return false;
  const lead = firstText(input.reply.slice(0, first.open));
  if (lead === '' || isIntroduction(lead)) return false;
  return isSent(lead, input) || first.language !== input.languageId;
}

/** Whether a block holds the whole rewritten text, and is not a block within the text. */
function wrapsProse(input: ReplyLines, block: FencedBlock): boolean {
  const { reply, selection, languageId } = input;
  const lead = firstText(reply.slice(0, block.open));
  if (lead !== '' && isSent(lead, input)) return false;
  if (['md', 'markdown', languageId].includes(block.language)) return true;
  if (lead !== '' && !isTextIntroduction(lead)) return false;
  const own = readFence(firstText(selection));
  const opening = readFence(reply[block.open] ?? '');
  if (own && own.info === opening?.info)
    return block.language === '' && fencesIn(reply).length > fencesIn(selection).length;
  const hasMore = block.close !== undefined && firstText(reply.slice(block.close + 1)) !== '';
  return !hasMore || block.language === '';
}

function isSent(line: string, { selection }: ReplyLines): boolean {
  return selection.some((sent) => sent.trim() === line.trim());
}
