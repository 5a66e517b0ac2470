import * as v from 'valibot';

/** What waits in the message box of a conversation until it is sent. */
export const waitingTextSchema = v.object({
  conversationId: v.string(),
  text: v.string(),
  /** An older unsent text, put aside while a recalled message was changed; else ''. */
  aside: v.string(),
});
export type WaitingText = v.InferOutput<typeof waitingTextSchema>;

/** Conversations whose unsent text is remembered; the one that changed longest ago goes first. */
const mostKept = 20;

/** The list with this one as its newest; one without text is not kept. */
export function keepWaitingText(kept: readonly WaitingText[], changed: WaitingText): WaitingText[] {
  const others = kept.filter(({ conversationId }) => conversationId !== changed.conversationId);
  const empty = changed.text === '' && changed.aside === '';
  return empty ? others : [...others, changed].slice(-mostKept);
}

/** What waits in that conversation: as the page remembers it, else as the extension does; else empty texts. */
export function waitingTextOf(
  kept: readonly WaitingText[],
  conversationId: string,
  byExtension: Omit<WaitingText, 'conversationId'> = { text: '', aside: '' },
): WaitingText {
  return kept.find((entry) => entry.conversationId === conversationId) ?? { conversationId, ...byExtension };
}
