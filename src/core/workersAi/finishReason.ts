import type { Usage } from './usage.ts';

/** How a reply ended. `cut`: the body ended with no sign of an end. */
export type FinishReason = 'stop' | 'length' | 'toolCalls' | 'cut';

/** The native shape has no finish reason: a reply that used all the room it had was cut off. */
export function applyLimit<Reason extends FinishReason>(
  finishReason: Reason,
  usage: Usage | undefined,
  maxTokens: number,
): Reason | 'length' {
  const isFull = usage !== undefined && usage.completionTokens >= maxTokens;
  return finishReason === 'stop' && isFull ? 'length' : finishReason;
}
