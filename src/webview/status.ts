import { element } from './dom.ts';

/**
 * Tells screen readers what happens, apart from the transcript: the stream itself would be read out word by word.
 */
export class Status {
  readonly root: HTMLElement;
  readonly #polite = element('div', { attributes: { role: 'status' } });
  readonly #assertive = element('div', { attributes: { role: 'alert' } });

  constructor() {
    this.root = element('div', { class: 'visually-hidden' }, this.#polite, this.#assertive);
  }

  /** Said when the reader pauses. */
  announce(text: string): void {
    this.#assertive.textContent = '';
    this.#polite.textContent = text;
  }

  /** Said at once: something went wrong. */
  alert(text: string): void {
    this.#polite.textContent = '';
    this.#assertive.textContent = text;
  }
}
