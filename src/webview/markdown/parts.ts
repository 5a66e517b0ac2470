import { element } from '../dom.ts';
import type { Drawn, ViewPatcher } from './viewPatcher.ts';
import type { View } from './views.ts';

/**
 * Blocks in one part. In each frame the page goes over all parts, and over the blocks of those on the screen, so the
 * best size is near the square root of the number of blocks in a long answer.
 */
const blocksInPart = 16;

/**
 * The blocks of an answer in groups, by their number alone, so that the page is the same however the text came. A part
 * that is off screen is neither laid out nor painted.
 */
export class Parts {
  readonly #container: HTMLElement;
  readonly #patcher: ViewPatcher;
  readonly #parts: HTMLElement[] = [];

  constructor(container: HTMLElement, patcher: ViewPatcher) {
    this.#container = container;
    this.#patcher = patcher;
  }

  clear(): void {
    this.#parts.length = 0;
    this.#container.replaceChildren();
  }

  /**
   * Makes the last blocks of the answer show `views`.
   *
   * @param first Number of the first of them, counted from 0.
   * @param drawn These blocks as this method returned them.
   */
  patch(first: number, drawn: readonly Drawn[], views: readonly View[]): readonly Drawn[] {
    const result: Drawn[] = [];
    const end = first + Math.max(drawn.length, views.length);
    for (let start = first; start < end;) {
      const index = Math.floor(start / blocksInPart);
      const next = Math.min((index + 1) * blocksInPart, end);
      const [from, to] = [start - first, next - first];
      const part = this.#part(index);
      result.push(...this.#patcher.patch(part, drawn.slice(from, to), views.slice(from, to)));
      part.classList.toggle('full', part.childElementCount === blocksInPart);
      start = next;
    }
    for (const part of this.#parts.splice(Math.ceil((first + views.length) / blocksInPart))) part.remove();
    return result;
  }

  #part(index: number): HTMLElement {
    const known = this.#parts[index];
    if (known) return known;
    const part = element('div', { class: 'part' });
    this.#parts[index] = part;
    this.#container.append(part);
    return part;
  }
}
