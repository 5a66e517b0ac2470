import { estimateTokens } from '../tokens/estimate.ts';
import type { ChatMessage } from '../workersAi/request.ts';
import type { Sentence } from '../workersAi/sentence.ts';

/** All that one request says, ready to be sent. */
export interface Prompt {
  readonly messages: readonly ChatMessage[];
  /** Room for the reply, in tokens. */
  readonly maxTokens: number;
  readonly temperature: number;
  readonly seed?: number;
}

/** The request does not fit the model's context window, whatever is left out. Sizes are in tokens, the first estimated. */
export class TooLarge extends Error {
  readonly sentence: Sentence;
  readonly needed: number;
  readonly contextWindow: number;

  constructor(needed: number, contextWindow: number) {
    const text =
      'This needs about {0} tokens, but the model takes {1} in all. Select less code and try again; nothing was sent.';
    super(text);
    this.name = 'TooLarge';
    this.sentence = { text, values: [needed, contextWindow] };
    this.needed = needed;
    this.contextWindow = contextWindow;
  }
}

/** What the chat template adds to each message: its role between two special tokens, and the end of turn. */
const tokensAroundMessage = 6;

/** Kept free in every window, as a share of what is counted: the count is an estimate. */
const margin = 0.05;

/** Estimates the tokens of a request's messages, chat template included. */
export function estimatePrompt(messages: readonly ChatMessage[]): number {
  const tokens = messages.reduce(
    (sum, { content }) => sum + estimateTokens(content) + tokensAroundMessage,
    1,
  );
  return Math.ceil(tokens * (1 + margin));
}
