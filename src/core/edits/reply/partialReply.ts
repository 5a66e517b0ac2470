import { withoutAnswerTags } from './answerTags.ts';
import { fitGrowingIndentation } from './indentation.ts';
import { splitLines } from '../lineEndings.ts';
import { linesAround } from './linesAround.ts';
import { readFence } from './fences.ts';
import { isIntroduction, isLabel, isSentence } from './chatter.ts';
import { isProseLanguage } from './languages.ts';
import { readGrowingCode } from './readCode.ts';
import { withoutEndTokens } from './marks.ts';
import type { ReplyToJudge } from '../replyGate.ts';

/**
 * The lines that the gate would let through of a reply that has not ended: whole lines only, without fences and what
 * stands around them, indented as the selection is; of a patch nothing. A pure function of the text so far, however it came. Nothing for a
 * reply that has not come to its code yet.
 */
export function readPartialReply(input: Omit<ReplyToJudge, 'finishReason'>): readonly string[] {
  const { languageId } = input;
  const reply = wholeLines(input.reply.replace(/^\uFEFF/, ''));
  const selection = splitLines(input.selection);
  if (!hasComeToCode(withoutAnswerTags({ languageId, selection, reply, isGrowing: true }), languageId))
    return [];
  const around = linesAround(input, reply.length);
  const lines = readGrowingCode({ languageId, selection, reply, around, isGrowing: true });
  const surroundings = [...around.before, ...around.after];
  return fitGrowingIndentation(lines, { languageId, selection, surroundings, wish: input.wish });
}

/** Lines whose end has come: all of them with the token that ends a model's turn. */
function wholeLines(reply: string): readonly string[] {
  const text = withoutEndTokens(reply);
  if (text !== reply) return splitLines(text);
  const end = text.lastIndexOf('\n');
  return end === -1 ? [] : splitLines(text.slice(0, end + 1));
}

/** Sentences before the first fence may still turn out to be an introduction of more than one line. */
function hasComeToCode(reply: readonly string[], languageId: string): boolean {
  if (reply.some((line) => readFence(line))) return true;
  const text = reply.filter((line) => line.trim() !== '');
  if (isProseLanguage(languageId)) return text.some((line) => !isIntroduction(line));
  return text.some((line) => !isSentence(line) && !isIntroduction(line) && !isLabel(line));
}
