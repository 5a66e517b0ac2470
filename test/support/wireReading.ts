import assert from 'node:assert/strict';
import { WorkersAiError } from '../../src/core/workersAi/errors.ts';
import { readStream } from '../../src/core/workersAi/stream.ts';
import type { Outcome, WireCase } from './wireCases.ts';

/** The bytes in chunks of one size. */
export function cutInto(bytes: Uint8Array, size: number): Uint8Array[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}

/** The bytes whole, one at a time, and in every cut in two. */
export function* everyChunking(bytes: Uint8Array): Generator<Uint8Array[]> {
  yield [bytes];
  yield cutInto(bytes, 1);
  for (let at = 1; at < bytes.length; at++) yield [bytes.subarray(0, at), bytes.subarray(at)];
}

/** How a body ends after its chunks, and who is told when it is cancelled. */
export interface Ending {
  readonly breaks?: boolean;
  readonly staysOpen?: boolean;
  readonly onCancel?: () => void;
}

/** A body that gives these chunks one by one. */
export function streamOf(chunks: readonly Uint8Array[], ending: Ending = {}): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[next++];
        if (chunk) controller.enqueue(chunk);
        else if (ending.breaks === true) controller.error(new TypeError('terminated'));
        else if (ending.staysOpen !== true) controller.close();
      },
      cancel: () => ending.onCancel?.(),
    },
    { highWaterMark: 0 },
  );
}

/** Reads a body to its end, be it an error. @throws what is no WorkersAiError. */
export async function outcomeOf(body: ReadableStream<Uint8Array>): Promise<Outcome> {
  let outcome: Outcome = { text: '' };
  try {
    for await (const said of readStream(body)) {
      assert.equal(outcome.end, undefined, 'nothing comes after the end');
      if (said.type === 'text') outcome = { ...outcome, text: outcome.text + said.text };
      else if (said.type === 'toolCalls') outcome = { ...outcome, toolCalls: said.toolCalls };
      else {
        const { finishReason, lossy, usage } = said;
        outcome = { ...outcome, end: { finishReason, lossy, ...(usage && { usage }) } };
      }
    }
  } catch (error) {
    if (!(error instanceof WorkersAiError)) throw error;
    return { ...outcome, error: error.kind };
  }
  return outcome;
}

/** @throws AssertionError when the case, in these chunks, does not come to what it should. */
export async function check(wireCase: WireCase, chunks: readonly Uint8Array[]): Promise<void> {
  const { breaks = false, staysOpen = false } = wireCase;
  const outcome = await outcomeOf(streamOf(chunks, { breaks, staysOpen }));
  assert.deepEqual(outcome, wireCase.expected, `${wireCase.name}, in ${String(chunks.length)} chunk(s)`);
}
