import type { Proposal } from '../../core/edits/proposal.ts';
import { judgeReply, type Verdict } from '../../core/edits/replyGate.ts';
import type { Prompt } from '../../core/prompts/prompt.ts';
import { refactorPrompt } from '../../core/prompts/refactor.ts';
import type { Assistant, AskRequest } from '../service/assistant.ts';

/** What a rewrite needs of the assistant. */
export type Asker = Pick<Assistant, 'ask' | 'askWhole' | 'model'>;

/** Told of a reply as it comes. */
export interface ReplyListener {
  readonly onText: (text: string) => void;
  /** The stream is over; the verdict may take a while, since a lossy stream is asked again in one piece. */
  readonly onEnd: () => void;
}

/**
 * Asks the model for the rewrite that a proposal stands for, and the gate for its verdict.
 * @throws TooLarge, WorkersAiError, SignInDeclined
 */
export async function askForRewrite(
  asker: Asker,
  proposal: Proposal,
  signal: AbortSignal,
  listener: ReplyListener,
): Promise<Verdict> {
  const request: AskRequest = { action: 'refactor', ...promptFor(asker, proposal), signal };
  const streamed = await readStream(asker, request, listener);
  const final = streamed.isLossy ? await readWhole(asker, request) : streamed;
  return judgeReply({ ...proposal.snapshot, ...final });
}

/** Throws TooLarge when the selection does not fit the model. Each attempt has a seed of its own, or it would repeat itself. */
export function promptFor(asker: Asker, { snapshot, wish, attempt }: Proposal): Prompt {
  const prompt = refactorPrompt({ ...snapshot, wish, contextWindow: asker.model.contextWindow });
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
    }
  }
  listener.onEnd();
  return { reply, finishReason, isLossy };
}

async function readWhole(asker: Asker, request: AskRequest): Promise<WholeReply> {
  const { text, finishReason } = await asker.askWhole(request);
  return { reply: text, finishReason: withoutToolCalls(finishReason) };
}

/** A rewrite offers no tools; a model that calls one all the same has ended its reply. */
function withoutToolCalls(reason: WholeReply['finishReason'] | 'toolCalls'): WholeReply['finishReason'] {
  return reason === 'toolCalls' ? 'stop' : reason;
}
