/**
 * Knows which element has the focus, or had it last: the editor takes it from the page when it shows the view or opens its
 * palette, and what a command does then must begin where the person was.
 */
export class LastFocus {
  #last: HTMLElement | undefined;

  constructor() {
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement) this.#last = target;
    });
  }

  /** Undefined when nothing had the focus, or what had it is gone. */
  get element(): HTMLElement | undefined {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && activeElement !== document.body) return activeElement;
    return this.#last?.isConnected === true ? this.#last : undefined;
  }
}
