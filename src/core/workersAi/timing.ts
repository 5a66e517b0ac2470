import { abortedError } from './transportErrors.ts';

/**
 * Waits so many milliseconds, up to about 24 days.
 * @throws WorkersAiError of kind `aborted`, as soon as the signal fires.
 */
export async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  const alarm = new Alarm<'over'>(signal, milliseconds, (ring) => {
    ring.resolve('over');
  });
  await alarm.promise.finally(() => {
    alarm.dispose();
  });
}

/**
 * The promise's outcome, or the given error when that takes longer than so many milliseconds.
 * @throws WorkersAiError of kind `aborted`, as soon as the signal fires, whatever the promise does.
 */
export async function withDeadline<T>(
  promise: Promise<T>,
  milliseconds: number,
  signal: AbortSignal | undefined,
  toError: (milliseconds: number) => Error,
): Promise<T> {
  const alarm = new Alarm<never>(signal, milliseconds, (ring) => {
    ring.reject(toError(milliseconds));
  });
  try {
    return await Promise.race([alarm.promise, promise]);
  } finally {
    alarm.dispose();
  }
}

/** A promise that a timer settles, or an AbortSignal before it. */
class Alarm<T> {
  readonly #ring = Promise.withResolvers<T>();
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #signal: AbortSignal | undefined;
  readonly #stop = (): void => {
    this.#ring.reject(abortedError());
  };

  constructor(
    signal: AbortSignal | undefined,
    milliseconds: number,
    onTime: (ring: PromiseWithResolvers<T>) => void,
  ) {
    this.#signal = signal;
    this.#timer = setTimeout(onTime, milliseconds, this.#ring);
    if (signal?.aborted) this.#stop();
    else signal?.addEventListener('abort', this.#stop);
  }

  get promise(): Promise<T> {
    return this.#ring.promise;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#stop);
  }
}
