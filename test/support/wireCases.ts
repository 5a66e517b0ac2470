import type { ErrorKind } from '../../src/core/workersAi/errors.ts';
import type { StreamEvent } from '../../src/core/workersAi/stream.ts';

type End = Extract<StreamEvent, { type: 'end' }>;
type ToolCalls = Extract<StreamEvent, { type: 'toolCalls' }>['toolCalls'];

/** What a reply comes to, whatever pieces its text came in. */
export interface Outcome {
  readonly text: string;
  readonly toolCalls?: ToolCalls;
  /** Absent when the reply ended with an error. */
  readonly end?: Omit<End, 'type'>;
  readonly error?: ErrorKind;
}

/** Bytes of the wire and what `readStream` must make of them. */
export interface WireCase {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: Outcome;
  /** The connection breaks after the last byte. */
  readonly breaks?: boolean;
  /** The connection stays open after the last byte. */
  readonly staysOpen?: boolean;
}

const encoder = new TextEncoder();
const stop = { finishReason: 'stop', lossy: false } as const;
const lossy = { finishReason: 'stop', lossy: true } as const;
const cut = { finishReason: 'cut', lossy: false } as const;

const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
const native = (...texts: unknown[]) => texts.map((response) => event({ response, p: 'abc' })).join('');
const openAi = (content: unknown, finish: string | null = null) =>
  event({
    choices: [{ delta: { content }, finish_reason: finish, index: 0 }],
    object: 'chat.completion.chunk',
  });
const done = 'data: [DONE]\n\n';
const hello = native('Hel', 'lo');

const wireUsage = (prompt: number, completion: number, more: object = {}) => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: prompt + completion,
  ...more,
});
const usage = { promptTokens: 755, completionTokens: 10, totalTokens: 765 };
const counted = (response: string) => event({ response, usage: wireUsage(0, 1) });
const summary = event({ response: '', usage: wireUsage(755, 10) });

function wire(
  name: string,
  text: string | Uint8Array,
  expected: Outcome,
  more: Partial<WireCase> = {},
): WireCase {
  return { name, bytes: typeof text === 'string' ? encoder.encode(text) : text, expected, ...more };
}

/** A stream that ends well and without loss, however it is written. */
function says(name: string, text: string | Uint8Array, said = 'Hello'): WireCase {
  return wire(name, text, { text: said, end: stop });
}

function joined(...parts: (string | readonly number[])[]): Uint8Array {
  return joinBytes(
    ...parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : Uint8Array.from(part))),
  );
}

function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let length = 0;
  for (const part of parts) {
    bytes.set(part, length);
    length += part.length;
  }
  return bytes;
}

function inPieces(name: string, ...pieces: unknown[]): string {
  const deltas = pieces.map((piece, index) => {
    const first = { index: 0, id: 'call_1', type: 'function', function: { name, arguments: piece } };
    return { tool_calls: [index === 0 ? first : { index: 0, function: { arguments: piece } }] };
  });
  return deltas.map((delta) => event({ choices: [{ delta, finish_reason: null, index: 0 }] })).join('');
}

const shapes: readonly WireCase[] = [
  wire('the native shape', native('Hello', '!') + summary + done, {
    text: 'Hello!',
    end: { ...stop, usage },
  }),
  says('events without a response', event({ p: 'x' }) + hello + event({}) + done),
  says('an empty array of tool calls', event({ response: 'Hello', tool_calls: [] }) + done),
  says('a null response', native('Hello', null) + done),
  wire('OpenAI chunks and a native summary', openAi('Hel') + openAi('lo', 'stop') + summary + done, {
    text: 'Hello',
    end: { ...stop, usage },
  }),
  wire('OpenAI, its room used up', openAi('Hello') + openAi('', 'length') + done, {
    text: 'Hello',
    end: { finishReason: 'length', lossy: false },
  }),
  says('OpenAI completions', event({ choices: [{ text: 'Hello', index: 0 }] }) + done),
  wire(
    'usage with everything in it',
    hello +
      event({ usage: wireUsage(3, 2, { neurons: 1.7727, prompt_tokens_details: { cached_tokens: 1 } }) }) +
      done,
    {
      text: 'Hello',
      end: {
        ...stop,
        usage: { promptTokens: 3, completionTokens: 2, totalTokens: 5, cachedTokens: 1, neurons: 1.7727 },
      },
    },
  ),
];

const defects: readonly WireCase[] = [
  wire('a token as a number', native('a', 6, 0) + done, { text: 'a60', end: lossy }),
  wire('an OpenAI token as a number', openAi('a') + openAi(0) + done, { text: 'a0', end: lossy }),
  wire('a token as a boolean', native(false, ' ', true) + done, { text: 'false true', end: lossy }),
  wire('digits lost near a number', native('range(', 1, ')') + done, { text: 'range(1)', end: lossy }),
  says(
    'content and response in one event',
    event({ choices: [{ delta: { content: 'Hello' } }], response: 'Hello' }) + done,
  ),
  says(
    'empty content beside a response',
    event({ choices: [{ delta: { content: '' } }], response: 'Hello' }) + done,
  ),
  wire(
    'usage with every event',
    event({ choices: [{ delta: { content: 'Hello' } }], usage: wireUsage(0, 1) }) + summary + done,
    { text: 'Hello', end: { ...stop, usage } },
  ),
  wire(
    'an increment of usage and no end',
    event({ choices: [{ delta: { content: '' } }], usage: wireUsage(9, 1) }),
    { text: '', end: cut },
  ),
  wire('increments of usage beside native texts, and no end', counted('Hel') + counted('lo'), {
    text: 'Hello',
    end: cut,
  }),
  wire('a usage and a text after it, and no end', native('Hel') + summary + native('lo'), {
    text: 'Hello',
    end: cut,
  }),
  wire('increments of usage beside native texts, and the total', counted('Hello') + summary, {
    text: 'Hello',
    end: { ...stop, usage },
  }),
  says('content after the finish', openAi('Hel', 'stop') + openAi('lo') + done),
  says('the finish repeated', openAi('Hello') + openAi('', 'stop') + openAi('', 'stop') + done),
  wire('another finish at last', openAi('Hello', 'stop') + openAi('', 'length') + openAi('', 'stop') + done, {
    text: 'Hello',
    end: { finishReason: 'length', lossy: false },
  }),
  says('[DONE] twice', hello + done + done),
  says('no [DONE] but a finish', openAi('Hello') + openAi('', 'stop')),
  wire('no [DONE] but a usage', hello + summary, { text: 'Hello', end: { ...stop, usage } }),
  wire('no sign of an end', hello, { text: 'Hello', end: cut }),
  wire('cut inside an event', `${hello}data: {"respon`, { text: 'Hello', end: { ...cut, lossy: true } }),
  wire(
    'a JSON body instead of a stream',
    JSON.stringify({
      result: { response: 'Hello', usage: wireUsage(755, 10) },
      success: true,
      errors: [],
      messages: [],
    }),
    { text: 'Hello', end: { ...stop, usage } },
  ),
  wire(
    'an error in mid-stream',
    hello + event({ error: { message: 'Capacity', code: 3040 } }) + native('no') + done,
    {
      text: 'Hello',
      error: 'outOfCapacity',
    },
  ),
  wire('errors in mid-stream', hello + event({ errors: [{ message: 'Capacity', code: 3040 }] }) + done, {
    text: 'Hello',
    error: 'outOfCapacity',
  }),
  wire(
    'whole tool calls',
    event({ response: '', tool_calls: [{ name: 'add', arguments: { a: 1 } }] }) + summary + done,
    {
      text: '',
      toolCalls: [{ name: 'add', arguments: { a: 1 } }],
      end: { finishReason: 'toolCalls', usage, lossy: false },
    },
  ),
  wire('tool calls in pieces', inPieces('add', '', '{"a"', ':12}') + openAi('', 'tool_calls') + done, {
    text: '',
    toolCalls: [{ id: 'call_1', name: 'add', arguments: { a: 12 } }],
    end: { finishReason: 'toolCalls', lossy: false },
  }),
  wire(
    'a piece of a tool call as a number',
    inPieces('add', '{"a":', 12, '}') + openAi('', 'tool_calls') + done,
    {
      text: '',
      toolCalls: [{ id: 'call_1', name: 'add', arguments: { a: 12 } }],
      end: { finishReason: 'toolCalls', lossy: true },
    },
  ),
  wire('a tool call cut off', inPieces('add', '{"a":'), { text: '', end: { ...cut, lossy: true } }),
  says('a final event without its blank line', `${hello}data: [DONE]`),
  wire('a final text without any line end', native('Hel') + native('lo').trimEnd(), {
    text: 'Hello',
    end: cut,
  }),
];

const lines = hello + done;
const mixed = `: ping\r\n\r${native('Hel').replace('\n\n', '\r\n\n')}${native('lo').replaceAll('\n', '\r')}${done}`;

const framing: readonly WireCase[] = [
  says('LF', lines),
  says('CRLF', lines.replaceAll('\n', '\r\n')),
  says('lone CR', lines.replaceAll('\n', '\r')),
  says('LF, CRLF and CR mixed', mixed),
  says('characters of two to four bytes', native('é', '漢', '🙂') + done, 'é漢🙂'),
  says('a byte order mark', `\uFEFF${lines}`),
  says(
    'invalid UTF-8',
    joined('data: {"response":"a', [0xff, 0xc3], 'b', [0xe6, 0xbc], `"}\n\n${done}`),
    'a\uFFFD\uFFFDb\uFFFD',
  ),
  says('U+2028', `data: {"response":"a\u2028b"}\n\n${done}`, 'a\u2028b'),
  says('comments', `: ping\n\n${native('Hel')}:\n: ping\n${native('lo')}: bye\n\n${done}`),
  says('event, id and retry', `retry: 10\nid: 7\nevent: message\n${hello}id\nretry: x\n\n${done}`),
  says('unknown fields', `foo: bar\nbaz\n${hello}data-x: 1\n${done}`),
  says('no space after the colon', lines.replaceAll('data: ', 'data:')),
  says('data over several lines', `data: {"response":\ndata: "Hello",\ndata: "p":"x"}\n\n${done}`),
  says('blank lines first', `\n\n\r\n${lines}`),
  says('an empty data', `data:\n\n${hello}data: \n\n${done}`),
  says('a bare data', `data\n\n${hello}data\n\n${done}`),
  says('[DONE] with spaces', `${hello}data:   [DONE]  \n\n`),
  says('events after [DONE]', lines + native('no') + event({ error: 'no' })),
  wire('[DONE] and an open connection', lines, { text: 'Hello', end: stop }, { staysOpen: true }),
  wire('an event that is not JSON', `${native('Hel')}data: {oops\n\n${native('lo')}${done}`, {
    text: 'Hello',
    end: lossy,
  }),
  wire(
    'an event that is JSON and no object',
    `${native('Hel')}data: 7\n\ndata: null\n\n${native('lo')}${done}`,
    {
      text: 'Hello',
      end: lossy,
    },
  ),
];

const envelope = (result: unknown) => JSON.stringify({ result, success: true, errors: [], messages: [] });
const failed = { result: null, success: false, errors: [{ code: 3040, message: 'Capacity' }], messages: [] };

const endings: readonly WireCase[] = [
  wire('an error as a string', hello + event({ error: 'Something broke' }), {
    text: 'Hello',
    error: 'unknown',
  }),
  wire('success false', hello + event(failed), { text: 'Hello', error: 'outOfCapacity' }),
  wire('event: error', `${hello}event: error\n${event({ message: 'Broken' })}`, {
    text: 'Hello',
    error: 'unknown',
  }),
  wire('event: error with a code', `${hello}event: error\n${event({ code: 5028, message: 'Gone' })}`, {
    text: 'Hello',
    error: 'modelRetired',
  }),
  wire('event: error in plain words', `${hello}event: error\ndata: Broken\n\n`, {
    text: 'Hello',
    error: 'unknown',
  }),
  says('an error that is null', event({ response: 'Hello', error: null, errors: [] }) + done),
  wire('a broken connection', hello, { text: 'Hello', error: 'connectionLost' }, { breaks: true }),
  wire(
    'a broken connection after a whole line',
    native('Hel') + native('lo').trimEnd(),
    { text: 'Hello', error: 'connectionLost' },
    { breaks: true },
  ),
  wire('a connection that breaks at once', '', { text: '', error: 'connectionLost' }, { breaks: true }),
  wire('a broken connection after [DONE]', lines, { text: 'Hello', end: stop }, { breaks: true }),
  wire(
    'a connection that breaks in the line end of [DONE]',
    lines.trimEnd(),
    { text: 'Hello', end: stop },
    { breaks: true },
  ),
  says(
    'an envelope over several lines',
    JSON.stringify(JSON.parse(envelope({ response: 'Hello' })), null, 2),
  ),
  says('an envelope after a byte order mark', `\uFEFF${envelope({ response: 'Hello' })}\r\n`),
  says('an envelope with an OpenAI reply', envelope({ choices: [{ message: { content: 'Hello' } }] })),
  says('an envelope with false', envelope({ response: false }), 'false'),
  wire('an envelope of failure', JSON.stringify(failed), { text: '', error: 'outOfCapacity' }),
  wire('HTML', '<!DOCTYPE html>\n<title>502 Bad Gateway</title>\n<p>data: none</p>\n', {
    text: '',
    error: 'unreadable',
  }),
  wire('nothing', '', { text: '', error: 'unreadable' }),
  wire('blank lines only', '\n\r\n\n', { text: '', error: 'unreadable' }),
  wire('JSON that is no reply', '{"hello":1}', { text: '', error: 'unreadable' }),
];

/** The plain shapes, and every row of the two tables about the wire; short enough for every cut in two. */
export const wireCases: readonly WireCase[] = [...shapes, ...defects, ...framing, ...endings];

/** The rows about long lines: too long for every cut. */
export function longLineCases(): readonly WireCase[] {
  const long = 'x'.repeat(256 * 1024);
  const endless = new Uint8Array(9 * 1024 * 1024).fill(0x78);
  endless.set(encoder.encode(`${hello}data: `));
  return [
    says('a line of 256 KiB', native(long) + done, long),
    wire('a line without an end', endless, { text: 'Hello', error: 'unreadable' }),
    wire('a line of 9 MiB', joinBytes(endless, encoder.encode('\n\n')), {
      text: 'Hello',
      error: 'unreadable',
    }),
  ];
}
