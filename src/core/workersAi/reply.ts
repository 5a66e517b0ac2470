import { readChunk } from './chunk.ts';
import { excerpt, findFault, toError, type FaultContext } from './failure.ts';
import type { FinishReason } from './finishReason.ts';
import { isRecord, parseJson, type JsonObject } from './json.ts';
import type { StreamEvent } from './stream.ts';
import { ToolCallCollector, type ToolCall } from './toolCalls.ts';
import { unreadableError } from './transportErrors.ts';
import type { Usage } from './usage.ts';

/** One reply that came in one piece. */
export interface Reply {
  /** What the model wrote; a JSON reply as its text. */
  readonly text: string;
  /** The value of a JSON reply, where one was asked for and came. */
  readonly json?: unknown;
  readonly toolCalls: ToolCall[];
  readonly finishReason: Exclude<FinishReason, 'cut'>;
  readonly usage?: Usage;
}

/**
 * Reads a body that is one JSON reply: Cloudflare's envelope, or what it would hold, in the native or OpenAI's shape.
 * @throws WorkersAiError for an envelope of failure, with the given context, and for a body that is no reply.
 */
export function readReply(body: string, context?: FaultContext): Reply {
  const json = parseJson(body);
  if (!isRecord(json)) throw notReply(body);
  const fault = findFault(json);
  if (fault) throw toError(fault, context);
  if (!holdsReply(isRecord(json['result']) ? json['result'] : json)) throw notReply(body);
  return toReply(json);
}

/** The same reply as a stream would have said it. */
export function* replyEvents({ text, toolCalls, finishReason, usage }: Reply): Generator<StreamEvent> {
  if (text !== '') yield { type: 'text', text };
  if (toolCalls.length > 0) yield { type: 'toolCalls', toolCalls };
  yield { type: 'end', finishReason, ...(usage && { usage }), lossy: false };
}

function toReply(json: JsonObject): Reply {
  const chunk = readChunk(json);
  const collector = new ToolCallCollector();
  collector.add(chunk.toolCalls);
  const { toolCalls } = collector.finish();
  const ending = toolCalls.length > 0 ? 'toolCalls' : 'stop';
  const finishReason = chunk.finishReason === 'length' ? 'length' : ending;
  return { text: chunk.text, toolCalls, finishReason, ...(chunk.usage && { usage: chunk.usage }) };
}

function holdsReply(result: JsonObject): boolean {
  return ['response', 'choices', 'tool_calls'].some((key) => key in result);
}

function notReply(body: string): Error {
  const text = body.trim();
  if (text === '' || text === '\uFEFF') return unreadableError('The answer was empty.');
  if (/^\uFEFF?\s*</.test(body))
    return unreadableError('The answer was a web page and not a reply: {0}', excerpt(body));
  return unreadableError('The answer was not a reply: {0}', excerpt(body));
}
