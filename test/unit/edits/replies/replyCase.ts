import type { RejectionReason, ReplyToJudge } from '../../../../src/core/edits/replyGate.ts';

/** One reply with its verdict: the text that replaces the selection, or the reason of a refusal. */
export interface ReplyCase extends Partial<Pick<ReplyToJudge, 'before' | 'after' | 'finishReason'>> {
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

/** The input of the gate for a case. */
export function toInput({
  languageId,
  selection,
  reply,
  before,
  after,
  finishReason,
}: ReplyCase): ReplyToJudge {
  return {
    languageId,
    selection,
    reply,
    before: before ?? '',
    after: after ?? '',
    finishReason: finishReason ?? 'stop',
  };
}
