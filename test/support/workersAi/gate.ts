/**
 * Holds a reply back until a test lets it go. Each token of a stream takes one release; what follows the tokens
 * (finish, usage, [DONE]) goes only when the gate is open. A reply that is no stream goes whole when the gate is open.
 */
export class Gate {
  #released = 0;
  #isOpen = false;
  #isWaiting = false;
  #wake: PromiseWithResolvers<void> = Promise.withResolvers();
  #arrived: PromiseWithResolvers<void> = Promise.withResolvers();

  /** Lets so many more tokens out. */
  release(tokens = 1): void {
    this.#released += tokens;
    this.#changed();
  }

  /** Lets everything out from now on. */
  open(): void {
    this.#isOpen = true;
    this.#changed();
  }

  /** Resolves when all that was released has been written and the reply waits for more. */
  async waiting(): Promise<void> {
    await this.#arrived.promise;
  }

  /** For the service: waits until one token may go. Throws the signal's reason when the client is gone. */
  async pass(signal: AbortSignal): Promise<void> {
    await this.#until(() => this.#isOpen || this.#released > 0, signal);
    this.#released = Math.max(0, this.#released - 1);
  }

  /** For the service: waits until the gate is open. Throws the signal's reason when the client is gone. */
  async passOpen(signal: AbortSignal): Promise<void> {
    await this.#until(() => this.#isOpen, signal);
  }

  async #until(ready: () => boolean, signal: AbortSignal): Promise<void> {
    while (!ready()) {
      this.#isWaiting = true;
      this.#arrived.resolve();
      await orAborted(this.#wake.promise, signal);
    }
  }

  #changed(): void {
    if (this.#isWaiting) this.#arrived = Promise.withResolvers();
    this.#isWaiting = false;
    this.#wake.resolve();
    this.#wake = Promise.withResolvers();
  }
}

/** Waits for the promise, or throws the signal's reason when that comes first. */
export async function orAborted(promise: Promise<unknown>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const gone: PromiseWithResolvers<void> = Promise.withResolvers();
  const leave = () => {
    gone.resolve();
  };
  signal.addEventListener('abort', leave, { once: true });
  await Promise.race([promise, gone.promise]);
  signal.removeEventListener('abort', leave);
  signal.throwIfAborted();
}
