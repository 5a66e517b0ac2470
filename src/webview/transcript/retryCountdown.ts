import type { WaitingRetry } from '../../core/conversation/turn.ts';
import { element } from '../dom.ts';
import type { Texts } from '../text.ts';

/** Why the answer has to wait, and the seconds until it is asked for again. */
export class RetryCountdown {
  readonly root: HTMLElement;
  readonly #retry: WaitingRetry;
  readonly #texts: Texts;
  readonly #seconds = element('span', { class: 'countdown' });
  readonly #tick = (): void => {
    clearTimeout(this.#timer);
    if (document.hidden) return;
    const left = Math.max(0, this.#retry.at - Date.now());
    this.#seconds.textContent = this.#texts.tryingAgain(Math.ceil(left / 1000));
    if (left > 0) this.#timer = window.setTimeout(this.#tick, left % 1000 || 1000);
  };
  #timer: number | undefined;

  constructor(retry: WaitingRetry, texts: Texts) {
    this.#retry = retry;
    this.#texts = texts;
    this.root = element('span', {}, `${retry.message} `, this.#seconds);
    document.addEventListener('visibilitychange', this.#tick);
    this.#tick();
  }

  /** Why and how long, as it is said once. */
  get text(): string {
    return this.root.textContent;
  }

  stop(): void {
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#tick);
  }
}
