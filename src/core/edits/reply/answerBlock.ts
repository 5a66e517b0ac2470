import { isApology, isIntroduction, isTextIntroduction } from './chatter.ts';
import { definitionsIn } from './definitions.ts';
import type { ReplyLines } from './replyLines.ts';
import { fencesIn, findBlocks, readFence, type FencedBlock } from './fences.ts';
import { isProseLanguage } from './languages.ts';
import { firstText, withoutSpace } from './lines.ts';
import { insideLongTexts } from './longTexts.ts';

/** The block of a reply that answers; why none can be told; undefined for a reply that is code without a fence. */
export type Answer = FencedBlock | 'several' | 'prose' | 'apology' | undefined;

/** Chooses among the fenced blocks of a reply the one that is the rewritten selection. */
export function findAnswer(input: ReplyLines): Answer {
  const { reply, selection, languageId } = input;
  const isInside = insideLongTexts(reply, languageId, input.isGrowing);
  const blocks = findBlocks(reply, fencesIn(selection), isInside);
  if (isBareReply(input, blocks, isInside)) return undefined;
  if (declines(reply.slice(0, blocks[0]?.open))) return 'apology';
  const all = blocks.filter((block) => !isForTerminal(block, languageId));
  const files = all.filter((block) => !isPatch(block));
  const code = files.length > 0 && languageId !== 'diff' ? files : all;
  const sent = withoutSpace(selection);
  const [first, ...others] = code
    .map((block) => ({ block, text: withoutSpace(linesOf(block, reply)), lead: leadOf(block, reply) }))
    .filter(({ text }) => text !== sent);
  if (!first) return input.isGrowing === true && isOld(code[0], reply) ? 'prose' : (code[0] ?? 'prose');
  const [second, ...more] = others.filter(
    (candidate) => isAnotherAnswer(candidate, first) && !isUse(candidate, first, input),
  );
  if (!second) return input.isGrowing === true && leadOfBefore.test(first.lead) ? 'prose' : first.block;
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

/** Whether a block defines nothing, calls what the first one defines, and has nothing that was sent: how to use it. */
function isUse(candidate: Candidate, first: Candidate, { selection }: ReplyLines): boolean {
  const lines = candidate.text.split('\n');
  if (furtherStep.test(candidate.lead) || definitionsIn(lines).length > 0) return false;
  const sent = new Set(selection.map((line) => line.trim()));
  if (lines.some((line) => sent.has(line) && /\w/.test(line))) return false;
  const words = new Set(candidate.text.match(/[\w$]+/g));
  return definitionsIn(first.text.split('\n')).some(({ name }) => words.has(name));
}

const leadOfBefore = /^\W*(?:\w+ ){0,4}(?:before|old|original|current)\b/i;
const leadOfAfter =
  /^\W*(?:\w+ ){0,4}(?:after|new|refactored|updated|improved|rewritten|modified|revised|fixed|corrected)\b/i;

function isBeforeAndAfter(first: Candidate, second: Candidate): boolean {
  return leadOfBefore.test(first.lead) && leadOfAfter.test(second.lead);
}

/** Whether the only block so far is the code as it was, with the new code to come. */
function isOld(block: FencedBlock | undefined, reply: readonly string[]): boolean {
  return block !== undefined && leadOfBefore.test(leadOf(block, reply));
}

const introducesRewrite =
  /\b(?:corrected|fixed|improved|modified|refactored|revised|rewritten|updated)\b(?! example)[^.]*:\W*$/i;

/** Whether what is said before the first block declines, so that the block is an example and not the answer. */
function declines(lead: readonly string[]): boolean {
  const said = lead.filter((line) => line.trim() !== '');
  return isApology(said[0] ?? '') && !introducesRewrite.test(said.at(-1) ?? '');
}

function isPatch({ language }: FencedBlock): boolean {
  return language === 'diff' || language === 'patch';
}

/** The last line of text before a block, unless another block comes between. */
function leadOf({ open }: FencedBlock, reply: readonly string[]): string {
  let index = open - 1;
  while (index >= 0 && reply[index]?.trim() === '') index -= 1;
  const lead = reply[index] ?? '';
  return readFence(lead) ? '' : lead;
}

/** Whether the fences of a reply are part of the code itself, as in a rewritten Markdown file without a fence around. */
function isBareReply(
  input: ReplyLines,
  [first]: readonly FencedBlock[],
  isInside: readonly boolean[],
): boolean {
  if (!first || isInside[first.open] === true) return true;
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
