import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { orAborted, type Gate } from './gate.ts';
import { writePart, type StreamPart } from './shapes.ts';

/** One answer on its way. */
export interface Exchange {
  readonly response: ServerResponse;
  /** Aborted when the client is gone or the service closes. */
  readonly signal: AbortSignal;
  /** Notes that the service itself is about to break the connection. */
  readonly cut: () => void;
}

/** What happens to an answer on the way; see behaviour.ts. */
export interface Transport {
  readonly delayMilliseconds?: number;
  readonly chunkBytes?: number;
  readonly cutAtByte?: number;
  readonly gate?: Gate;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a whole answer. Throws when the client is gone first. */
export async function sendAnswer(
  exchange: Exchange,
  answer: Answer,
  transport: Transport = {},
): Promise<void> {
  const { response, signal } = exchange;
  await wait(transport.delayMilliseconds, signal);
  await transport.gate?.passOpen(signal);
  response.writeHead(answer.status, answer.headers);
  response.flushHeaders();
  if (await writeBytes(exchange, Buffer.from(answer.body), 0, transport)) response.end();
}

/** Sends server-sent events, each written at once. Throws when the client is gone first. */
export async function sendStream(
  exchange: Exchange,
  parts: readonly StreamPart[],
  pace: Transport & { readonly tokensPerSecond?: number },
): Promise<void> {
  const { response, signal } = exchange;
  await wait(pace.delayMilliseconds, signal);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  let sent = 0;
  for (const part of parts) {
    if (part.kind === 'stall') await orAborted(Promise.race([]), signal);
    await hold(part, pace, signal);
    const bytes = Buffer.from(writePart(part));
    if (!(await writeBytes(exchange, bytes, sent, pace))) return;
    sent += bytes.length;
  }
  response.end();
}

async function hold(
  part: StreamPart,
  pace: { readonly gate?: Gate; readonly tokensPerSecond?: number },
  signal: AbortSignal,
): Promise<void> {
  if (part.kind !== 'text') {
    await pace.gate?.passOpen(signal);
    return;
  }
  await pace.gate?.pass(signal);
  if (pace.tokensPerSecond !== undefined) await wait(1000 / pace.tokensPerSecond, signal);
}

async function wait(milliseconds: number | undefined, signal: AbortSignal): Promise<void> {
  if (milliseconds !== undefined && milliseconds > 0) await sleep(milliseconds, undefined, { signal });
}

/** Writes bytes in the chunks asked for. False when the connection was cut on the way. */
async function writeBytes(
  { response, cut }: Exchange,
  bytes: Buffer,
  sentBefore: number,
  { chunkBytes, cutAtByte }: Transport,
): Promise<boolean> {
  const left = cutAtByte === undefined ? Infinity : Math.max(0, cutAtByte - sentBefore);
  const kept = bytes.subarray(0, Math.min(left, bytes.length));
  for (const chunk of slice(kept, chunkBytes ?? kept.length)) await write(response, chunk);
  if (left > bytes.length) return true;
  cut();
  response.destroy();
  return false;
}

function slice(bytes: Buffer, size: number): Buffer[] {
  const length = bytes.length === 0 ? 0 : Math.ceil(bytes.length / size);
  return Array.from({ length }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}

/** Resolves when the bytes were handed to the system; a connection that breaks meanwhile throws. */
async function write(response: ServerResponse, bytes: Buffer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    response.write(bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
