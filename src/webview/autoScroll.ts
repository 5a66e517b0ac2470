/** Pixels from the bottom that still count as being there. */
const nearBottom = 8;

/**
 * Keeps the newest text in view while the reader is at the bottom. Scrolling up lets go; reaching the bottom again, or
 * `toBottom`, takes hold again.
 */
export class AutoScroll {
  readonly #scroller: HTMLElement;
  readonly #onChange: (following: boolean) => void;
  #following = true;
  #lastTop = 0;

  /**
   * @param scroller What scrolls.
   * @param content Its only child, which grows.
   * @param onChange Told when following begins or ends.
   */
  constructor(scroller: HTMLElement, content: HTMLElement, onChange: (following: boolean) => void) {
    this.#scroller = scroller;
    this.#onChange = onChange;
    scroller.addEventListener('scroll', () => {
      this.#scrolled();
    });
    const observer = new ResizeObserver(() => {
      if (this.#following) this.#jump();
    });
    observer.observe(content);
    observer.observe(scroller);
  }

  get following(): boolean {
    return this.#following;
  }

  toBottom(): void {
    this.#setFollowing(true);
    this.#jump();
  }

  /** Goes where the reader was and does not follow. */
  restore(scrollTop: number): void {
    this.#setFollowing(false);
    this.#scroller.scrollTop = scrollTop;
    this.#lastTop = this.#scroller.scrollTop;
  }

  #jump(): void {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  // Growth alone also fires `scroll` late, when the bottom has moved on already: only a move upwards is the reader's.
  #scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const upwards = scrollTop < this.#lastTop;
    this.#lastTop = scrollTop;
    if (scrollHeight - clientHeight - scrollTop <= nearBottom) this.#setFollowing(true);
    else if (upwards) this.#setFollowing(false);
  }

  #setFollowing(following: boolean): void {
    if (following === this.#following) return;
    this.#following = following;
    this.#onChange(following);
  }
}
