import {
  isAfterLabel,
  isConclusion,
  isFarewell,
  isIntroduction,
  isLabel,
  isRemark,
  isSentence,
  isTalk,
  isTextIntroduction,
  isTitle,
} from './chatter.ts';
import {
  isBareFarewell,
  isBareHeading,
  isBareHeadingBelow,
  isBareLead,
  isDeed,
  isWords,
} from './bareTalk.ts';
import { depthOf, leastDepth } from './depth.ts';
import type { ReplyLines } from './replyLines.ts';
import { readFence } from './fences.ts';
import { isProseLanguage } from './languages.ts';
import { trimBlankLines, withoutSpace } from './lines.ts';

/** A reply without a fence: the lines between introductions and a conclusion. */
export function withoutChatter(input: ReplyLines): readonly string[] {
  const isNew = newIn(input);
  const lines = withoutBefore(trimBlankLines(input.reply), input);
  const isOnlyWords = onlyWordsIn(input);
  let start = 0;
  while (start < lines.length && isNew(lines[start] ?? '') && isLead(lines, start, input, isOnlyWords))
    start += 1;
  const body = trimBlankLines(lines.slice(start));
  return isProseLanguage(input.languageId)
    ? withoutFarewell(body, input)
    : withoutTicks(withoutConclusion(body, input), input.selection);
}

/** What follows upon "After:", where "Before:" stands over the code that was sent. */
function withoutBefore(lines: readonly string[], { selection, isGrowing }: ReplyLines): readonly string[] {
  if (!isLabel(lines[0] ?? '')) return lines;
  const after = lines.findIndex((line) => isAfterLabel(line));
  if (after === -1 && isGrowing === true)
    return withoutSpace(selection).startsWith(withoutSpace(lines.slice(1))) ? [] : lines;
  const isPair = after > 0 && withoutSpace(lines.slice(1, after)) === withoutSpace(selection);
  return isPair ? trimBlankLines(lines.slice(after + 1)) : lines;
}

/** Whether a line at the start belongs to an introduction, a blank line after one included. */
function isLead(
  lines: readonly string[],
  index: number,
  input: ReplyLines,
  isOnlyWords: (line: string) => boolean,
): boolean {
  const { languageId } = input;
  const line = lines[index] ?? '';
  if (line.trim() === '') return true;
  if (isProseLanguage(languageId)) return isTextIntroduction(line);
  const hasSpace = lines[index + 1]?.trim() === '';
  if (isIntroduction(line) || isTitle(line)) return true;
  if (isBareLead(line) || isHeadingOver(lines, index, input) || isOnlyWords(line)) return true;
  return hasSpace && languageId !== 'yaml' && isFileName(line);
}

/** Whether a line is one word and no name: the selection has it not, and code follows that does not go on from it. */
function isHeadingOver(
  lines: readonly string[],
  index: number,
  { languageId, selection, isGrowing }: ReplyLines,
): boolean {
  const line = lines[index] ?? '';
  if (languageId === 'ignore' || !isBareHeading(line, languageId)) return false;
  if (isSingleName(selection) || hasWord(selection, line.trim())) return false;
  const next = lines.slice(index + 1, index + 4).find((other) => other.trim() !== '');
  if (next === undefined) return isGrowing === true;
  return !/^\s*[.([?:=&|]/.test(next) && (depthOf(next) <= depthOf(line) || leastDepth(selection) > 0);
}

/** Tells lines that are words and no code. None is, where the selection has such lines or the reply elements around text. */
function onlyWordsIn({ languageId, selection, reply }: ReplyLines): (line: string) => boolean {
  const isText = languageId === 'javascript' && reply.some((line) => /^\s*<[\w>]/.test(line));
  if (isText || selection.some((line) => isWords(line.trim(), languageId))) return () => false;
  return (line) => isWords(line, languageId);
}

function isSingleName(selection: readonly string[]): boolean {
  return /^\s*[\w$.]+\s*$/.test(selection.join('\n'));
}

function hasWord(lines: readonly string[], word: string): boolean {
  return lines.some((line) => line.includes(word) && line.split(/[^\w$#+]+/).includes(word));
}

function isFileName(line: string): boolean {
  return /^(?:File|Filename|Path): \S+$/.test(line);
}

/** Lines without a conclusion after them. */
export function withoutConclusion(lines: readonly string[], input: ReplyLines): readonly string[] {
  const isNew = newIn(input);
  const isOnlyWords = onlyWordsIn(input);
  let end = lines.length;
  for (let index = lines.length - 1; index > 0; index -= 1) {
    const line = lines[index] ?? '';
    const hasSpace = lines[index - 1]?.trim() === '';
    const isBare = isBareTail(lines, index, input) || (hasSpace && isOnlyWords(line));
    if ((!isTalk(line) && !isBare) || !isNew(line)) break;
    const concludes = isConclusion(line) && (hasSpace || isSentence(line) || isRemark(line));
    if (isBare || concludes || (hasSpace && isItem(line, input.languageId))) end = index;
  }
  return trimBlankLines(lines.slice(0, end));
}

/** Whether a line after code is said in few words: the last one, or one above those that are no code. */
function isBareTail(lines: readonly string[], index: number, { languageId, selection }: ReplyLines): boolean {
  const line = lines[index] ?? '';
  if (isBareFarewell(line)) return true;
  if (isDeed(line)) return !listLanguages.has(languageId);
  if (!isBareHeadingBelow(line) || lines[index - 1]?.trim() !== '') return false;
  const word = line.trim();
  return !hasWord(selection, word) && lines.findIndex((other) => hasWord([other], word)) === index;
}

/** Languages in which a line that begins with a hyphen can be code. */
const listLanguages: ReadonlySet<string> = new Set(['yaml', 'dockercompose', 'coffeescript', 'haml', 'diff']);

/** Whether a line begins a list of what was done. In YAML it can be a list of the file. */
function isItem(line: string, languageId: string): boolean {
  const isBullet = /^\s*[-*•]/.test(line);
  if (isBullet && listLanguages.has(languageId)) return false;
  return /^\s*(?:[-*•]|\d+[.)]) (?:[A-Z][a-z]+ |`|\*\*)/.test(line);
}

/** Prose without a last paragraph in which the model speaks of its work. */
function withoutFarewell(lines: readonly string[], input: ReplyLines): readonly string[] {
  const start = lines.findLastIndex((line) => line.trim() === '') + 1;
  const last = lines[start] ?? '';
  const isNew = lines.slice(start).every(newIn(input));
  const isFurther = countParagraphs(lines) > countParagraphs(input.selection);
  return isFurther && isNew && isFarewell(last) ? trimBlankLines(lines.slice(0, start)) : lines;
}

function countParagraphs(lines: readonly string[]): number {
  return lines.filter((line, index) => line.trim() !== '' && (lines[index - 1] ?? '').trim() === '').length;
}

/** One line of code without the backticks that a model puts around code in a sentence. */
function withoutTicks(lines: readonly string[], selection: readonly string[]): readonly string[] {
  const [line = ''] = lines;
  const code = /^\s*`([^`]+)`\s*$/.exec(line)?.[1];
  const isString = code?.includes('${') === true || selection.some((sent) => /^\s*["'`]/.test(sent));
  return lines.length === 1 && code !== undefined && !isString ? [code] : lines;
}

/**
 * A reply up to a fence that closes nothing, because the model forgot the opening one: the only fence, bare, after code
 * and before nothing but talk.
 */
export function withoutStrayFence(reply: readonly string[]): readonly string[] {
  const at = reply.findIndex((line) => readFence(line));
  if (at < 1 || readFence(reply[at] ?? '')?.info !== '') return reply;
  const after = reply.slice(at + 1);
  const isStray =
    after.every((line) => !readFence(line) && isTalk(line)) && !reply.slice(0, at).every(isTalk);
  return isStray || after.every((line) => line.trim() === '') ? reply.slice(0, at) : reply;
}

function newIn({ selection }: ReplyLines): (line: string) => boolean {
  const sent = new Set(selection.map((line) => line.trim()));
  return (line) => line.trim() === '' || !sent.has(line.trim());
}
