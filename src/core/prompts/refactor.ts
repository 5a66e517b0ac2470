import { toLineFeeds } from '../edits/lineEndings.ts';
import { estimateTokens } from '../tokens/estimate.ts';
import type { ChatMessage } from '../workersAi/request.ts';
import { dedent } from './dedent.ts';
import { estimatePrompt, TooLarge, type Prompt } from './prompt.ts';
import { fitContext, noContext } from './rewriteContext.ts';
import { rewriteMessages, type RefusedReply, type RewriteQuestion } from './rewriteMessages.ts';

/** Parts of a rewrite request. `wish` is the person's own words; empty for a general tidy-up. */
export interface RefactorInput {
  readonly languageId: string;
  readonly path: string;
  /** Whole lines. */
  readonly selection: string;
  /** All text of the file before and after the selection. */
  readonly before: string;
  readonly after: string;
  readonly wish: string;
  /** The model's context window, in tokens. */
  readonly contextWindow: number;
  /**
   * Problems that an accepted rewrite brought, to be fixed now: one text each, such as "line 3: Cannot find name 'x'.",
   * lines as the file has them now, from 1. Ten at most are sent.
   */
  readonly problems?: readonly string[];
  /** The answer to this very request that the gate refused, for the one round in which the model is told. */
  readonly refusal?: RefusedReply;
}

/** Tokens that a rewrite needs at least: the size of what it rewrites, half again, and a start. */
function neededForReply(selection: string): number {
  return Math.ceil(estimateTokens(selection) * 1.5) + 256;
}

/** Tokens that a short selection may grow to where the window has room, as when its code is to be documented. */
const usualRoom = 1024;

/** How many times that room an answer gets after one that was too long, before lines around the selection get any. */
const growth = 4;

/** How much of a refused reply is repeated to the model, in tokens: the most that fits; where neither does, nothing. */
const repeatedOfReply = [1000, 250];

/**
 * The request that asks for the selection rewritten. The selection, dedented, and the wish are always whole; the blocks
 * it stands in, imports and lines around it are sent as far as the context window allows, in this order.
 * @throws TooLarge when selection, wish and reply alone do not fit.
 */
export function refactorPrompt(input: RefactorInput): Prompt {
  const { contextWindow } = input;
  const question = toQuestion(input);
  const needed = neededForReply(question.selection);
  const { repeated, asked } = fitReply(question, contextWindow - needed);
  if (asked + needed > contextWindow) throw new TooLarge(asked + needed, contextWindow);

  const hasReachedLimit = input.refusal?.hasReachedLimit === true;
  const wanted = Math.max(usualRoom, needed) * (hasReachedLimit ? growth : 1);
  const room = Math.min(wanted, contextWindow - asked);
  const messages = fitMessages(question, repeated, contextWindow - room, contextWindow - asked - room);
  const maxTokens = hasReachedLimit ? Math.max(room, whatIsLeft(messages, contextWindow)) : room;
  return { messages, maxTokens, temperature: 0.1, seed: 1 };
}

/** The file's texts with line feeds, and the selection as it is sent. */
function toQuestion(input: RefactorInput): RewriteQuestion {
  const selection = toLineFeeds(input.selection);
  const after = toLineFeeds(input.after);
  return {
    ...input,
    before: toLineFeeds(input.before),
    selection,
    // Without the line break that ends the selection's last line.
    after: selection.endsWith('\n') ? after : after.replace(/^\n/, ''),
    code: dedent(input.languageId, selection).text,
  };
}

/** How much of a refused reply fits, and the tokens of the request with it and without any surroundings. */
function fitReply(question: RewriteQuestion, most: number): { repeated: number; asked: number } {
  const estimate = (repeated: number): number =>
    estimatePrompt(rewriteMessages(question, noContext, repeated));
  for (const repeated of repeatedOfReply) {
    const asked = estimate(repeated);
    if (asked <= most) return { repeated, asked };
  }
  return { repeated: 0, asked: estimate(0) };
}

/** The messages with the surroundings that fit: an estimate of parts does not add up to that of the whole, so it is tried. */
function fitMessages(
  question: RewriteQuestion,
  repeated: number,
  most: number,
  tokensAround: number,
): readonly ChatMessage[] {
  for (let tokens = tokensAround; tokens > 0; tokens = Math.floor(tokens * 0.9)) {
    const messages = rewriteMessages(question, fitContext(question, tokens), repeated);
    if (estimatePrompt(messages) <= most) return messages;
  }
  return rewriteMessages(question, noContext, repeated);
}

/** What the window has beside a prompt that is a third larger than estimated: an estimate can be that far off. */
function whatIsLeft(messages: readonly ChatMessage[], contextWindow: number): number {
  return contextWindow - Math.ceil((estimatePrompt(messages) * 4) / 3);
}
