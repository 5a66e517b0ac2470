/** After a draw, at least this many times its duration stays free for the reader's own scrolling and typing. */
const restFactor = 3;

/** Runs a draw at most once a frame, and less often when a draw is slow, so that the page always answers. */
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
    this.#notBefore = end + (end - begin) * restFactor;
  }
}
