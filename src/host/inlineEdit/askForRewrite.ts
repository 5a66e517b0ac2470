import type { Refusal, Snapshot, Spent, Version } from '../../core/edits/proposal.ts';
import { judgeReply, type Verdict } from '../../core/edits/replyGate.ts';
import type { Prompt } from '../../core/prompts/prompt.ts';
import { refactorPrompt } from '../../core/prompts/refactor.ts';
import { priceInDollars } from '../../core/workersAi/price.ts';
import type { Usage } from '../../core/workersAi/usage.ts';
import type { Assistant, AskRequest } from '../service/assistant.ts';

/** What a rewrite needs of the assistant. */
export type Asker = Pick<Assistant, 'ask' | 'askWhole' | 'model'>;

/** What the model is asked: one run of lines, a wish, and what went wrong before. */
export interface RewriteQuestion extends Pick<Version, 'wish' | 'attempt' | 'problems'> {
  readonly snapshot: Snapshot;
  /** The refusal of the reply before, when it is asked for once more. */
  readonly refusal?: Refusal | undefined;
}

/** Told of a reply as it comes. */
export interface ReplyListener {
  readonly onText: (text: string) => void;
  /** The stream is over; the verdict may take a while, since a lossy stream is asked again in one piece. */
  readonly onEnd: () => void;
  /** Told after each request whose usage is known. */
  readonly onSpent: (spent: Spent) => void;
}

/** A whole reply, judged. */
export interface JudgedReply {
  readonly verdict: Verdict;
  readonly reply: string;
}

/**
 * Asks the model for one rewrite, and the gate for its verdict.
 * @throws TooLarge, WorkersAiError, SignInDeclined
 */
export async function askForRewrite(
  asker: Asker,
  question: RewriteQuestion,
  signal: AbortSignal,
  listener: ReplyListener,
): Promise<JudgedReply> {
  const { snapshot, wish } = question;
  const request: AskRequest = { action: 'refactor', ...promptFor(asker, question), signal };
  const streamed = await readStream(asker, request, listener);
  const { reply, finishReason } = streamed.isLossy ? await readWhole(asker, request, listener) : streamed;
  return { verdict: judgeReply({ ...snapshot, wish, reply, finishReason }), reply };
}

/** Throws TooLarge when the selection does not fit the model. Each attempt has a seed of its own, or it would repeat itself. */
export function promptFor(
  asker: Asker,
  { snapshot, wish, attempt, problems, refusal }: RewriteQuestion,
): Prompt {
  const { contextWindow } = asker.model;
  const refused = refusal && { ...refusal, hasReachedLimit: refusal.reason === 'length' };
  const prompt = refactorPrompt({
    ...snapshot,
    wish,
    problems,
    contextWindow,
    ...(refused ? { refusal: refused } : {}),
  });
  return { ...prompt, seed: (prompt.seed ?? 1) + attempt - 1 };
}

interface WholeReply {
  readonly reply: string;
  readonly finishReason: 'stop' | 'length' | 'cut';
}

async function readStream(
  asker: Asker,
  request: AskRequest,
  listener: ReplyListener,
): Promise<WholeReply & { readonly isLossy: boolean }> {
  let reply = '';
  let finishReason: WholeReply['finishReason'] = 'cut';
  let isLossy = false;
  for await (const event of asker.ask(request)) {
    if (event.type === 'text') {
      reply += event.text;
      listener.onText(event.text);
    } else if (event.type === 'end') {
      finishReason = withoutToolCalls(event.finishReason);
      isLossy = event.lossy;
      report(asker, event.usage, listener);
    }
  }
  listener.onEnd();
  return { reply, finishReason, isLossy };
}

async function readWhole(asker: Asker, request: AskRequest, listener: ReplyListener): Promise<WholeReply> {
  const { text, finishReason, usage } = await asker.askWhole(request);
  report(asker, usage, listener);
  return { reply: text, finishReason: withoutToolCalls(finishReason) };
}

function report({ model }: Asker, usage: Usage | undefined, { onSpent }: ReplyListener): void {
  if (!usage) return;
  const dollars = priceInDollars(model, usage);
  onSpent({ tokens: usage.totalTokens, ...(dollars === undefined ? {} : { dollars }) });
}

/** A rewrite offers no tools; a model that calls one all the same has ended its reply. */
function withoutToolCalls(reason: WholeReply['finishReason'] | 'toolCalls'): WholeReply['finishReason'] {
  return reason === 'toolCalls' ? 'stop' : reason;
}
