import { isApology, isConclusion, isIntroduction, isSentence } from './chatter.ts';
import { fencesIn, findBlocks, readFence, type FencedBlock } from './fences.ts';
import { isProseLanguage } from './languages.ts';

/** Code taken out of a reply, or why there is none. */
export type Extraction =
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'none'; readonly reason: 'empty' | 'prose' | 'apology' };

/** A reply, whole or so far, as lines without endings, and what was sent. */
export interface ReplyLines {
  readonly languageId: string;
  readonly selection: readonly string[];
  readonly reply: readonly string[];
}

/**
 * Takes the code out of a reply: out of its fence where it has one, else from between the sentences around it. Lines come
 * as the model indented them, without blank lines at either end. Linear in the reply.
 */
export function extractCode(input: ReplyLines): Extraction {
  const { lines, isFenced } = takeOut({ ...input, reply: withoutStrayFence(input.reply) });
  if (!isFenced || !beginsWithForeignFence(lines, input)) return accept(lines, isFenced, input);
  const inner = takeOut({ ...input, reply: lines });
  return beginsWithForeignFence(inner.lines, input)
    ? { kind: 'none', reason: 'empty' }
    : accept(inner.lines, true, input);
}

interface TakenOut {
  readonly lines: readonly string[];
  readonly isFenced: boolean;
}

function takeOut(input: ReplyLines): TakenOut {
  const block = chooseBlock(input);
  const lines = block ? linesOf(block, input.reply) : withoutChatter(input);
  return { lines: trimBlankLines(lines), isFenced: block !== undefined };
}

function accept(lines: readonly string[], isFenced: boolean, input: ReplyLines): Extraction {
  if (lines.length === 0) return none(input.reply);
  const [first = ''] = lines;
  const expectsSentences = isProseLanguage(input.languageId) || input.selection.some(isSentence);
  if (expectsSentences) {
    const declines = !isFenced && isApology(first) && !isApology(firstText(input.selection));
    return declines ? { kind: 'none', reason: 'apology' } : { kind: 'code', lines };
  }
  if (isApology(first)) return { kind: 'none', reason: 'apology' };
  const isProse = lines.every((line) => line.trim() === '' || isSentence(line));
  return isProse ? { kind: 'none', reason: 'prose' } : { kind: 'code', lines };
}

/** A reply without a fence at its end that closes nothing: the model forgot the opening one. */
function withoutStrayFence(reply: readonly string[]): readonly string[] {
  const last = reply.findLastIndex((line) => line.trim() !== '');
  const fences = fencesIn(reply);
  const isStray = fences.length === 1 && last > 0 && fences[0]?.info === '' && readFence(reply[last] ?? '');
  return isStray ? reply.slice(0, last) : reply;
}

/** Whether code begins with a fence although its language knows none: there was a fence around a fence. */
function beginsWithForeignFence(lines: readonly string[], { languageId, selection }: ReplyLines): boolean {
  const isFence = readFence(lines[0] ?? '') !== undefined;
  return isFence && !isProseLanguage(languageId) && !selection.some((line) => readFence(line));
}

function none(reply: readonly string[]): Extraction {
  const first = firstText(reply);
  if (isApology(first)) return { kind: 'none', reason: 'apology' };
  return { kind: 'none', reason: first === '' || readFence(first) ? 'empty' : 'prose' };
}

/** The block that answers: the first, unless it repeats what was sent or is a command for the terminal. */
function chooseBlock(input: ReplyLines): FencedBlock | undefined {
  const expected = fencesIn(input.selection);
  const blocks = findBlocks(input.reply, expected);
  if (isBareReply(input, blocks, expected.length)) return undefined;
  const answers = blocks.filter(
    (block) =>
      !(terminalLanguages.has(block.language) && !terminalLanguages.has(input.languageId)) &&
      !sameLines(linesOf(block, input.reply), input.selection),
  );
  return answers[0] ?? blocks[0];
}

const terminalLanguages: ReadonlySet<string> = new Set([
  'bash',
  'console',
  'sh',
  'shell',
  'shellscript',
  'zsh',
]);

/** Whether the fences of a reply are part of the code itself, as in a rewritten Markdown file without a fence around. */
function isBareReply(input: ReplyLines, blocks: readonly FencedBlock[], expected: number): boolean {
  const first = blocks[0];
  if (!first) return true;
  if (expected === 0 && !isProseLanguage(input.languageId)) return false;
  const lead = firstText(input.reply.slice(0, first.open));
  if (lead === '' || isIntroduction(lead)) return false;
  if (input.selection.some((line) => line.trim() === lead.trim())) return true;
  return !holdsWholeReply(first, input.languageId);
}

function holdsWholeReply(block: FencedBlock, languageId: string): boolean {
  return block.language === languageId || (languageId === 'markdown' && block.language === 'md');
}

function linesOf({ open, close, indentation }: FencedBlock, reply: readonly string[]): readonly string[] {
  const lines = reply.slice(open + 1, close);
  return indentation === '' ? lines : lines.map((line) => withoutPrefix(line, indentation));
}

/** A line without as much of the fence's own indentation as it has. */
function withoutPrefix(line: string, indentation: string): string {
  let length = 0;
  while (length < indentation.length && line[length] === indentation[length]) length += 1;
  return line.slice(length);
}

/** A reply without a fence: the lines between an introduction and a conclusion. */
function withoutChatter({ selection, reply, languageId }: ReplyLines): readonly string[] {
  const sent = new Set(selection.map((line) => line.trim()));
  const isNew = (line: string): boolean => !sent.has(line.trim());
  const lines = trimBlankLines(reply);
  const first = lines[0] ?? '';
  const body = isIntroduction(first) && isNew(first) ? trimBlankLines(lines.slice(1)) : lines;
  if (isProseLanguage(languageId)) return body;
  const end = body.findIndex(
    (line, index) => index > 0 && body[index - 1]?.trim() === '' && isConclusion(line) && isNew(line),
  );
  return end > 0 && body.slice(end).every((line) => isTalk(line)) ? trimBlankLines(body.slice(0, end)) : body;
}

function isTalk(line: string): boolean {
  return line.trim() === '' || isSentence(line) || isConclusion(line) || /^\s*(?:[-*•]|\d+[.)]) /.test(line);
}

function firstText(lines: readonly string[]): string {
  return lines.find((line) => line.trim() !== '') ?? '';
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  const text = (lines: readonly string[]): string =>
    trimBlankLines(lines)
      .map((line) => line.trim())
      .join('\n');
  return text(one) === text(other);
}

/** The lines without blank ones at either end. */
export function trimBlankLines(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1) return [];
  return lines.slice(first, lines.findLastIndex((line) => line.trim() !== '') + 1);
}
