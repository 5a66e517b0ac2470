import type { EventSourceMessage } from 'eventsource-parser';
import { readChunk } from './chunk.ts';
import { WorkersAiError } from './errors.ts';
import { EventReader } from './eventReader.ts';
import { findFault, readFault, toError } from './failure.ts';
import type { FinishReason } from './finishReason.ts';
import { isRecord, parseJson, type JsonObject } from './json.ts';
import { readReply, replyEvents } from './reply.ts';
import { ToolCallCollector, type ToolCall } from './toolCalls.ts';
import { toTransportError } from './transportErrors.ts';
import type { Usage } from './usage.ts';

/** What a stream says, in order: texts, then at most one `toolCalls`, then one `end`. */
export type StreamEvent =
  | { type: 'text'; text: string }
  /** Whole calls, arguments parsed. */
  | { type: 'toolCalls'; toolCalls: ToolCall[] }
  /** `lossy`: a token came as a number or an event could not be read, so text may be missing. */
  | { type: 'end'; finishReason: FinishReason; usage?: Usage; lossy: boolean };

/**
 * Reads one reply, however the service words it, until [DONE] or the end of the body. One event of the wire makes at
 * most one text, so the events do not depend on how the bytes were cut. The body is cancelled when the reader stops
 * early. Without a finish reason a reply that ended is `stop`; only the sender knows whether its room was used up.
 * @throws WorkersAiError, after the text that came before: for an error event, a lost connection, and a body that holds
 *   no reply, be it a web page or nothing at all.
 */
export async function* readStream(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  const reader = body.getReader();
  const reply = new StreamedReply();
  try {
    while (!reply.isOver) {
      for (const text of reply.take(await nextBytes(reader))) yield { type: 'text', text };
    }
  } finally {
    // Nobody waits for this: a body that failed already, or does not answer, has nothing left to say.
    reader.cancel().catch(() => undefined);
  }
  yield* reply.finish();
}

/** The next chunk; undefined at the end of the body, and an error when the connection was lost. */
async function nextBytes(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<Uint8Array | WorkersAiError | undefined> {
  try {
    return (await reader.read()).value;
  } catch (error) {
    return toTransportError(error);
  }
}

/** What one body has said so far. */
class StreamedReply {
  readonly #events = new EventReader();
  readonly #toolCalls = new ToolCallCollector();
  #texts: string[] = [];
  #isDone = false;
  #isOver = false;
  #failure: WorkersAiError | undefined;
  #isLossy = false;
  #finishReason: FinishReason | undefined;
  #usage: Usage | undefined;
  #hasTotal = false;

  /** Nothing more is wanted of the body. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Takes what `nextBytes` gave, and gives the texts in it. What went wrong is kept for `finish`. */
  take(bytes: Uint8Array | WorkersAiError | undefined): readonly string[] {
    this.#texts = [];
    try {
      if (bytes === undefined || bytes instanceof WorkersAiError) this.#takeEnd(bytes);
      else this.#takeChunk(bytes);
    } catch (error) {
      if (!(error instanceof WorkersAiError)) throw error;
      this.#failure = error;
    }
    this.#isOver ||= this.#isDone || this.#failure !== undefined;
    return this.#texts;
  }

  /** What comes after the texts. @throws WorkersAiError when the reply failed. */
  *finish(): Generator<StreamEvent> {
    if (this.#failure) throw this.#failure;
    const { textBeforeEvents } = this.#events;
    if (textBeforeEvents === undefined) yield* this.#endEvents();
    else yield* replyEvents(readReply(textBeforeEvents));
  }

  #takeChunk(chunk: Uint8Array): void {
    for (let start = 0; start < chunk.length;) {
      const end = endOfPiece(chunk, start);
      const isAll = start === 0 && end === chunk.length;
      this.#takeEvents(this.#events.push(isAll ? chunk : chunk.subarray(start, end)));
      start = end;
    }
  }

  #takeEnd(loss: WorkersAiError | undefined): void {
    this.#isOver = true;
    this.#takeEvents(this.#events.finish());
    if (!this.#isDone) this.#failure = loss;
  }

  #takeEvents(events: readonly EventSourceMessage[]): void {
    for (const event of events) {
      if (this.#isDone) return;
      this.#takeEvent(event);
    }
  }

  #takeEvent({ event, data }: EventSourceMessage): void {
    if (event === 'error') throw toError(readFault(data));
    const json = parseJson(data);
    const fault = isRecord(json) ? findFault(json) : undefined;
    if (fault) throw toError(fault);
    if (isRecord(json)) this.#takeJson(json);
    else if (data.trim() === '[DONE]') this.#isDone = true;
    else if (data.trim() !== '') this.#isLossy = true;
  }

  #takeJson(json: JsonObject): void {
    const chunk = readChunk(json);
    if (chunk.text !== '') this.#texts.push(chunk.text);
    if (chunk.wasNotString) this.#isLossy = true;
    if (chunk.toolCalls.length > 0) this.#toolCalls.add(chunk.toolCalls);
    // It may be repeated; a "stop" takes nothing back.
    if (this.#finishReason === undefined || this.#finishReason === 'stop') {
      this.#finishReason = chunk.finishReason ?? this.#finishReason;
    }
    this.#usage = chunk.usage ?? this.#usage;
    // A text after it shows that it was none.
    this.#hasTotal = chunk.isTotal || (this.#hasTotal && chunk.text === '');
  }

  *#endEvents(): Generator<StreamEvent> {
    const { toolCalls: collected, isDamaged } = this.#toolCalls.finish();
    const finishReason = this.#howItEnded(collected.length > 0);
    // Where a reply broke off, arguments that are not JSON are half a call.
    const isWhole = finishReason !== 'cut' && finishReason !== 'length';
    const toolCalls = isWhole ? collected : collected.filter((call) => typeof call.arguments !== 'string');
    if (toolCalls.length > 0) yield { type: 'toolCalls', toolCalls };
    const lossy = this.#isLossy || isDamaged;
    // What came before a reply broke off counts an increment.
    const usage = finishReason === 'cut' ? undefined : this.#usage;
    yield { type: 'end', finishReason, ...(usage && { usage }), lossy };
  }

  #howItEnded(hasToolCalls: boolean): FinishReason {
    const hasEnded = this.#isDone || this.#hasTotal || this.#finishReason !== undefined;
    const finishReason = this.#finishReason ?? (hasEnded ? 'stop' : 'cut');
    return finishReason === 'stop' && hasToolCalls ? 'toolCalls' : finishReason;
  }
}

const lineFeed = 10;
const carriageReturn = 13;
const longestPiece = 64 * 1024;

/**
 * Where the piece of a chunk that begins at `start` ends: after the last end of a line within 64 KiB, if there is one.
 * So the text before a line that is too long is out before the line is found to be, and the event reader never has to
 * give complete lines and keep the beginning of another in one go.
 */
function endOfPiece(chunk: Uint8Array, start: number): number {
  const longest = Math.min(chunk.length, start + longestPiece);
  for (let end = longest; end > start; end--) {
    const byte = chunk[end - 1];
    if (byte === lineFeed || byte === carriageReturn) return end;
  }
  return longest;
}
