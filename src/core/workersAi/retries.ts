import type { CallOptions } from './call.ts';
import type { WorkersAiError } from './errors.ts';
import { delayBeforeRetry } from './retry.ts';

/** What trying again depends on; a test puts its own in. */
export interface RetrySeams {
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** Counts the further tries of one call, waits before each and reports it. */
export class Retries {
  readonly #options: CallOptions;
  readonly #seams: RetrySeams;
  #count = 0;

  constructor(options: CallOptions, seams: RetrySeams) {
    this.#options = options;
    this.#seams = seams;
  }

  /**
   * Returns when the call may be sent again.
   * @throws the error, when it must not be; WorkersAiError of kind `aborted` during the wait.
   */
  async after(error: WorkersAiError): Promise<void> {
    const delayMilliseconds = delayBeforeRetry(error, this.#count, this.#seams.random());
    if (delayMilliseconds === undefined) throw error;
    this.#count += 1;
    this.#options.onProgress?.({ type: 'retry', attempt: this.#count, delayMilliseconds, error });
    await this.#seams.sleep(delayMilliseconds, this.#options.signal);
  }
}
