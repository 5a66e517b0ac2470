import { withDeadline } from './timing.ts';
import { firstByteTimeoutError, idleTimeoutError } from './transportErrors.ts';

/** How long to wait for a body, in milliseconds. */
export interface Timeouts {
  readonly firstByte: number;
  /** Between two chunks. */
  readonly idle: number;
}

/** How long an ending body may still take until its socket is given up. */
const drainMilliseconds = 250;

/**
 * The same body, which fails with a WorkersAiError when nothing comes for too long, or as soon as the signal fires. Only
 * the time in which somebody waits for it counts. `fetch` itself waits for five minutes.
 */
export function watchBody(
  body: ReadableStream<Uint8Array>,
  timeouts: Timeouts,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let hasBegun = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const read = reader.read();
        const { done, value } = await (hasBegun
          ? withDeadline(read, timeouts.idle, signal, idleTimeoutError)
          : withDeadline(read, timeouts.firstByte, signal, firstByteTimeoutError));
        hasBegun = true;
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => drain(reader),
    },
    { highWaterMark: 0 },
  );
}

/**
 * Reads a body that nobody needs any more to its end, if that is near: after [DONE] a few bytes are left, and a socket
 * whose response was read whole serves the next request. Whoever wants the socket closed at once aborts the request.
 */
async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const timer = setTimeout(() => {
    // Ends the reading below, too. A body that cannot be cancelled has failed already.
    reader.cancel().catch(() => undefined);
  }, drainMilliseconds);
  try {
    while (!(await reader.read()).done);
  } catch {
    // It failed, and nobody is interested in what it would have said.
  } finally {
    clearTimeout(timer);
  }
}
