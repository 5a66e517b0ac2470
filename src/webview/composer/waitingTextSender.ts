import type { WaitingText } from './drafts.ts';

/** How long a change waits for the next ones, in milliseconds. */
const restTime = 300;

/**
 * Tells the extension what is not sent yet, soon after it changed, or at once when the box is empty or the person leaves
 * the page: what the editor keeps of a page does not outlive its window everywhere.
 */
export class WaitingTextSender {
  readonly #send: (waiting: WaitingText) => void;
  #latest: WaitingText | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (waiting: WaitingText) => void) {
    this.#send = send;
    window.addEventListener('blur', () => {
      this.flush();
    });
  }

  put(waiting: WaitingText): void {
    if (this.#latest?.conversationId !== waiting.conversationId) this.flush();
    this.#latest = waiting;
    if (waiting.text === '') this.flush();
    else
      this.#timer ??= setTimeout(() => {
        this.flush();
      }, restTime);
  }

  /** Tells now what is still waiting to be told. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#latest) this.#send(this.#latest);
    this.#latest = undefined;
  }
}
