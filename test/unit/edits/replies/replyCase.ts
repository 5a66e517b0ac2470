import type { RejectionReason, ReplyToJudge } from '../../../../src/core/edits/replyGate.ts';

/** One reply with its verdict: the text that replaces the selection, or the reason of a refusal. */
export interface ReplyCase extends Partial<Pick<ReplyToJudge, 'before' | 'after' | 'finishReason' | 'wish'>> {
  readonly name: string;
  readonly languageId: string;
  readonly selection: string;
  readonly reply: string;
  readonly verdict: { readonly text: string } | { readonly reason: RejectionReason };
}

/** Lines joined by line feeds, without one at the end. */
export function lines(...all: readonly string[]): string {
  return all.join('\n');
}

/** A block in a fence of three backticks. */
export function fenced(language: string, ...code: readonly string[]): string {
  return lines(`\`\`\`${language}`, ...code, '```');
}

/** The verdict of a refusal. */
export function refused(reason: RejectionReason): { readonly verdict: ReplyCase['verdict'] } {
  return { verdict: { reason } };
}

/** The input of the gate for a case. */
export function toInput({
  languageId,
  selection,
  reply,
  before,
  after,
  finishReason,
  wish,
}: ReplyCase): ReplyToJudge {
  return {
    languageId,
    selection,
    reply,
    before: before ?? '',
    after: after ?? '',
    finishReason: finishReason ?? 'stop',
    wish,
  };
}
