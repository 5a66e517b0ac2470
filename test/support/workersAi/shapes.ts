import type { Shape } from './behaviour.ts';
import type { Reply } from './reply.ts';

/** One server-sent event before it is written. `text` events obey pace and gate; a `stall` never ends. */
export interface StreamPart {
  readonly kind: 'text' | 'finish' | 'usage' | 'done' | 'other' | 'stall';
  /** The token of a `text` event. */
  readonly token?: Reply['tokens'][number];
  /** The payload; an object is written as JSON. */
  readonly data: string | Readonly<Record<string, unknown>>;
  readonly event?: string;
  /** Written after the data line; default is the blank line. */
  readonly ending?: string;
}

/** The events of one reply in the given shape. */
export function streamParts(reply: Reply, shape: Shape): StreamPart[] {
  const body = shape === 'native' ? nativeParts(reply) : openAiParts(reply);
  const usage = shape === 'openai' ? { ...chunk, choices: [], usage: reply.usage } : nativeUsage(reply);
  return [...body, { kind: 'usage', data: usage }, { kind: 'done', data: '[DONE]' }];
}

/** The bytes of an event. */
export function writePart({ event, data, ending = '\n\n' }: StreamPart): string {
  const name = event === undefined ? '' : `event: ${event}\n`;
  return `${name}data: ${typeof data === 'string' ? data : JSON.stringify(data)}${ending}`;
}

/** The JSON body of a reply that is no stream, inside Cloudflare's envelope. */
export function wholeBody(reply: Reply, shape: Shape, model: string): object {
  const result = shape === 'native' ? nativeResult(reply) : openAiResult(reply, model);
  return { result, success: true, errors: [], messages: [] };
}

/** The same as OpenAI has it, without an envelope: what `/ai/v1/chat/completions` answers. */
export function openAiResult(reply: Reply, model: string): object {
  const content = typeof reply.whole === 'object' ? JSON.stringify(reply.whole) : reply.whole;
  const toolCalls = reply.toolCalls.length === 0 ? {} : { tool_calls: reply.toolCalls.map(openAiToolCall) };
  return {
    id: 'chatcmpl-stand-in',
    object: 'chat.completion',
    created: CREATED,
    model,
    choices: [
      { index: 0, message: { role: 'assistant', content, ...toolCalls }, finish_reason: reply.finishReason },
    ],
    usage: reply.usage,
  };
}

/** A fixed time, so that the same request gets the same bytes. */
const CREATED = 1_790_000_000;
const chunk = { id: 'chatcmpl-stand-in', object: 'chat.completion.chunk', created: CREATED } as const;

function nativeResult(reply: Reply): object {
  return { response: reply.whole, tool_calls: reply.toolCalls, usage: reply.usage };
}

function nativeUsage(reply: Reply): Record<string, unknown> {
  return { response: '', usage: reply.usage };
}

function nativeParts(reply: Reply): StreamPart[] {
  const texts = reply.tokens.map((token, index): StreamPart => ({
    kind: 'text',
    token,
    data: { response: token, p: padding(index) },
  }));
  return [...texts, ...nativeToolCalls(reply)];
}

function nativeToolCalls(reply: Reply): StreamPart[] {
  if (reply.toolCalls.length === 0) return [];
  if (reply.toolCallForm === 'pieces') return openAiToolCalls(reply);
  return [{ kind: 'other', data: { response: '', tool_calls: reply.toolCalls, p: padding(0) } }];
}

function openAiParts(reply: Reply): StreamPart[] {
  const texts = reply.tokens.map((content, index): StreamPart => {
    const delta = index === 0 ? { role: 'assistant', content } : { content };
    return {
      kind: 'text',
      token: content,
      data: { ...deltaChunk(delta), p: padding(index), usage: increment },
    };
  });
  const finish: StreamPart = { kind: 'finish', data: deltaChunk({}, reply.finishReason) };
  return [...texts, ...openAiToolCalls(reply), finish];
}

/** Usage in an event of text counts that event only. */
const increment = { prompt_tokens: 0, completion_tokens: 1, total_tokens: 1, neurons: 0.027 } as const;

function openAiToolCalls(reply: Reply): StreamPart[] {
  return reply.toolCalls.map(openAiToolCall).flatMap((call, index): StreamPart[] => {
    const first = { index, id: call.id, type: call.type };
    const { name, arguments: text } = call.function;
    const pieces = reply.toolCallForm === 'whole' ? [] : cutInThree(text);
    const opening = { ...first, function: { name, arguments: reply.toolCallForm === 'whole' ? text : '' } };
    const rest = pieces.map((piece) => ({ index, function: { arguments: piece } }));
    return [opening, ...rest].map((delta) => ({ kind: 'other', data: deltaChunk({ tool_calls: [delta] }) }));
  });
}

function openAiToolCall(call: Reply['toolCalls'][number], index: number): OpenAiToolCall {
  const text = JSON.stringify(call.arguments);
  return { id: `call_${index}`, type: 'function', function: { name: call.name, arguments: text } };
}

interface OpenAiToolCall {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
}

function deltaChunk(delta: object, finishReason: string | null = null): Record<string, unknown> {
  return { ...chunk, choices: [{ index: 0, delta, finish_reason: finishReason }] };
}

function cutInThree(text: string): string[] {
  const third = Math.max(1, Math.ceil(text.length / 3));
  return [text.slice(0, third), text.slice(third, 2 * third), text.slice(2 * third)].filter(
    (piece) => piece !== '',
  );
}

/** Padding hides the length of a token; its content means nothing. */
function padding(index: number): string {
  return 'abcdefghijklmnopqrstuvwxyz0123456789'.slice(0, 4 + ((index * 7) % 32));
}
