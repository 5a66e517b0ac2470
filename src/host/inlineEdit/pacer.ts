import type { Disposable } from 'vscode';

/** Calls a function soon after each request, but no more often than once in an interval. The last request always counts. */
export class Pacer implements Disposable {
  readonly #interval: number;
  readonly #draw: () => void;
  #timer: NodeJS.Timeout | undefined;
  #drawn = -Infinity;

  /** @param interval in milliseconds. */
  constructor(interval: number, draw: () => void) {
    this.#interval = interval;
    this.#draw = draw;
  }

  /** Draws when the interval since the last drawing is over: at once, or by a timer. */
  request(): void {
    if (this.#timer !== undefined) return;
    const wait = this.#drawn + this.#interval - performance.now();
    if (wait <= 0) this.drawNow();
    else
      this.#timer = setTimeout(() => {
        this.drawNow();
      }, wait);
  }

  drawNow(): void {
    this.dispose();
    this.#drawn = performance.now();
    this.#draw();
  }

  /** Forgets a request that is not drawn yet. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
