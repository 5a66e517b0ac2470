import { WorkersAiError } from './errors.ts';
import { abortedError } from './transportErrors.ts';

/**
 * Runs one call, again where its recovery says so, and yields what the attempt yields. Once something was yielded there
 * is no further attempt: nobody may see the same text twice. An attempt that is left early loses its socket.
 * @param recovery returns when the call may be sent again after an error, or throws.
 * @param send makes one attempt; everything in it ends with the signal that it is given.
 * @param signal the caller's own; when it fires, that is the reason for whatever fails.
 */
export async function* attempts<T>(
  recovery: { after(error: WorkersAiError): Promise<void> },
  signal: AbortSignal | undefined,
  send: (signal: AbortSignal) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  for (;;) {
    const attempt = new AbortController();
    let hasYielded = false;
    let isComplete = false;
    try {
      for await (const item of send(signal ? AbortSignal.any([signal, attempt.signal]) : attempt.signal)) {
        hasYielded = true;
        yield item;
      }
      isComplete = true;
      return;
    } catch (error) {
      const failure = signal?.aborted ? abortedError(error) : error;
      if (hasYielded || !(failure instanceof WorkersAiError)) throw failure;
      await recovery.after(failure);
    } finally {
      if (!isComplete) attempt.abort();
    }
  }
}
