/** Milliseconds that a draw may take in each frame: half of one at 60 a second. */
const quickDraw = 8;

/**
 * Runs a draw at most once a frame. After a slow draw as much time stays free for the reader's own scrolling and typing,
 * so that the page always answers.
 */
export class FramePacer {
  readonly #draw: () => void;
  #frame: number | undefined;
  #notBefore = 0;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** Draws at the next free frame. Asking again before that changes nothing. */
  request(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      if (performance.now() < this.#notBefore) this.request();
      else this.#drawNow();
    });
  }

  /** Forgets a draw that was asked for. */
  cancel(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  #drawNow(): void {
    const begin = performance.now();
    this.#draw();
    const end = performance.now();
    const duration = end - begin;
    this.#notBefore = duration > quickDraw ? end + duration : 0;
  }
}
