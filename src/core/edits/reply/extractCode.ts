import { findAnswer, linesOf } from './answerBlock.ts';
import { withoutAnswerTags } from './answerTags.ts';
import { isApology, isConclusion, isIntroduction, isRemark, isSentence } from './chatter.ts';
import { readComments } from './comments.ts';
import { readFence } from './fences.ts';
import { isMarkupLanguage, isProseLanguage } from './languages.ts';
import { firstText, trimBlankLines } from './lines.ts';
import { insideLongTexts } from './longTexts.ts';
import { hasMarks, opensWithCode, withoutGluedFence } from './marks.ts';
import type { ReplyLines } from './replyLines.ts';
import { withoutSpokenComment } from './spokenComment.ts';
import { withoutChatter, withoutConclusion, withoutStrayFence } from './unfenced.ts';
import { isUnifiedDiff } from './unifiedDiff.ts';

/** Code taken out of a reply, or a patch, or why there is none. */
export type Extraction =
  | { readonly kind: 'code' | 'patch'; readonly lines: readonly string[] }
  | {
      readonly kind: 'none';
      readonly reason: 'empty' | 'prose' | 'apology' | 'several' | 'marks';
    };

/**
 * Takes the code out of a reply: out of its fence where it has one, else from between the sentences around it. Lines come
 * as the model indented them, without blank lines at either end. Linear in the reply.
 */
export function extractCode(input: ReplyLines): Extraction {
  const extraction = extractUntagged({ ...input, reply: withoutAnswerTags(input) });
  if (extraction.kind !== 'code') return extraction;
  return { kind: 'code', lines: withoutSpokenComment(extraction.lines, input) };
}

function extractUntagged(input: ReplyLines): Extraction {
  const outer = takeOut({ ...input, reply: withoutStrayFence(input.reply) });
  if (typeof outer === 'string') return { kind: 'none', reason: outer };
  if (outer.isFenced) {
    const lines = withoutAnswerTags({ ...input, reply: outer.lines });
    if (lines !== outer.lines) return accept({ ...outer, lines: trimBlankLines(lines) }, input);
  }
  if (!outer.isFenced || !beginsWithForeignFence(outer.lines, input)) return accept(outer, input);
  const inner = takeOut({ ...input, reply: outer.lines });
  if (typeof inner === 'string') return { kind: 'none', reason: inner };
  return beginsWithForeignFence(inner.lines, input)
    ? { kind: 'none', reason: 'empty' }
    : accept({ ...inner, isFenced: true }, input);
}

interface TakenOut {
  readonly lines: readonly string[];
  readonly isFenced: boolean;
  readonly isPatch?: boolean;
}

function takeOut(input: ReplyLines): TakenOut | 'several' | 'prose' | 'apology' | 'marks' {
  const { languageId, selection, reply } = input;
  const answer = findAnswer(input);
  if (typeof answer === 'string') return answer;
  if (!answer) return { lines: trimBlankLines(withoutChatter(input)), isFenced: false };
  if (opensWithCode(reply[answer.open] ?? '')) return 'marks';
  const lines = linesOf(answer, reply);
  if (['diff', 'patch'].includes(answer.language) && languageId !== 'diff')
    return { lines, isFenced: true, isPatch: lines.some((line) => /^[-+@]/.test(line)) };
  if (answer.close !== undefined || isProseLanguage(languageId))
    return { lines: trimBlankLines(lines), isFenced: true };
  return {
    lines: withoutGluedFence(withoutConclusion(trimBlankLines(lines), input), selection),
    isFenced: true,
  };
}

function accept({ lines, isFenced, isPatch }: TakenOut, input: ReplyLines): Extraction {
  const { languageId, selection } = input;
  if (lines.every((line) => line.trim() === '')) return none(input.reply);
  if (isPatch === true || (languageId !== 'diff' && isUnifiedDiff(lines, selection)))
    return { kind: 'patch', lines };
  if (hasMarks(lines, input)) return { kind: 'none', reason: 'marks' };
  const [first = ''] = lines;
  if (isProseLanguage(languageId) || selection.some(isSentence)) {
    const declines = !isFenced && isApology(first) && !isApology(firstText(selection));
    return declines ? { kind: 'none', reason: 'apology' } : { kind: 'code', lines };
  }
  if (isApology(first)) return { kind: 'none', reason: 'apology' };
  const isProse = lines.every((line) => line.trim() === '' || isSentence(line));
  const speaks = isProse || (!isFenced && (holdsTalk(lines, input) || isJsonAnswer(lines, input)));
  return speaks ? { kind: 'none', reason: 'prose' } : { kind: 'code', lines };
}

/** Whether the model speaks within a reply that has no fence, although it is asked for one: where code begins is a guess. */
function holdsTalk(lines: readonly string[], { languageId, selection, isGrowing }: ReplyLines): boolean {
  const sent = new Set(selection.map((line) => line.trim()));
  const comments = readComments(lines, languageId);
  const isInside = insideLongTexts(lines, languageId, isGrowing);
  const isElement = (line: string): boolean => isMarkupLanguage(languageId) && /^\s*</.test(line);
  const elements = { first: lines.findIndex(isElement), last: lines.findLastIndex(isElement) };
  return lines.some(
    (line, index) =>
      !sent.has(line.trim()) &&
      comments[index]?.isWhole !== true &&
      isInside[index] !== true &&
      (index < elements.first || index >= elements.last) &&
      (isApology(line) ||
        isRemark(line) ||
        (isSentence(line) && (isIntroduction(line) || isConclusion(line)))),
  );
}

/** Whether a reply is an object like {"code": "…"}, where no object was sent. */
function isJsonAnswer(lines: readonly string[], { languageId, selection }: ReplyLines): boolean {
  const [first = ''] = lines;
  if (!first.startsWith('{') || firstText(selection).trim().startsWith('{')) return false;
  if (languageId.startsWith('json')) return false;
  try {
    return typeof JSON.parse(lines.join('\n')) === 'object';
  } catch {
    return false;
  }
}

/** Whether code begins with a fence although its language knows none: there was a fence around a fence. */
function beginsWithForeignFence(lines: readonly string[], { languageId, selection }: ReplyLines): boolean {
  const mark = readFence(lines[0] ?? '')?.marker.charAt(0);
  if (mark === undefined || isProseLanguage(languageId)) return false;
  return !selection.some((line) => readFence(line)?.marker.startsWith(mark));
}

function none(reply: readonly string[]): Extraction {
  const first = firstText(reply);
  if (isApology(first)) return { kind: 'none', reason: 'apology' };
  return { kind: 'none', reason: first === '' || readFence(first) ? 'empty' : 'prose' };
}
