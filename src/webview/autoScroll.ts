/** Pixels from the bottom that still count as being there. */
const nearBottom = 8;
const keysUpwards = new Set(['ArrowUp', 'PageUp', 'Home']);

/**
 * Keeps the newest text in view while the reader is at the bottom. Scrolling up lets go, with the first sign of it:
 * browsers scroll smoothly, and text that comes during the first pixels must not pull the reader back. Reaching the
 * bottom again, or `toBottom`, takes hold again.
 */
export class AutoScroll {
  readonly #scroller: HTMLElement;
  readonly #endShown: () => boolean;
  readonly #onChange: (following: boolean) => void;
  #following = true;
  #lastTop = 0;
  #lastDistance = 0;

  /**
   * @param scroller What scrolls.
   * @param content Its only child, which grows.
   * @param endShown Whether the content reaches its end, so that its bottom is one to follow.
   * @param onChange Told when following begins or ends.
   */
  constructor(
    scroller: HTMLElement,
    content: HTMLElement,
    endShown: () => boolean,
    onChange: (following: boolean) => void,
  ) {
    this.#scroller = scroller;
    this.#endShown = endShown;
    this.#onChange = onChange;
    scroller.addEventListener('scroll', () => {
      this.#scrolled();
    });
    scroller.addEventListener(
      'wheel',
      ({ deltaY, target }) => {
        if (deltaY < 0) this.#wantsUp(target);
      },
      { passive: true },
    );
    scroller.addEventListener('keydown', ({ key, shiftKey, target }) => {
      if (keysUpwards.has(key) || (key === ' ' && shiftKey)) this.#wantsUp(target);
    });
    const observer = new ResizeObserver(() => {
      if (this.#following) this.#jump();
      this.#lastDistance = this.#distance;
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

  /** Moves by so many pixels and stays there: follows only where that is the bottom. */
  moveBy(pixels: number): void {
    this.#scroller.scrollTop += pixels;
    this.#lastTop = this.#scroller.scrollTop;
    this.#setFollowing(this.#atBottom);
  }

  get #atBottom(): boolean {
    return this.#endShown() && this.#distance <= nearBottom;
  }

  /** From the bottom, in pixels. */
  get #distance(): number {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    return scrollHeight - clientHeight - scrollTop;
  }

  #jump(): void {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    // Its own `scroll` comes later, and perhaps only after the reader began to move up.
    this.#lastTop = this.#scroller.scrollTop;
  }

  #wantsUp(target: EventTarget | null): void {
    const scroller = this.#scroller;
    if (scroller.scrollTop <= 0 || target instanceof HTMLTextAreaElement) return;
    // Something inside that scrolls by itself comes first.
    for (let inner = target; inner instanceof Element && inner !== scroller; inner = inner.parentElement)
      if (inner.scrollTop > 0) return;
    this.#setFollowing(false);
  }

  // Growth also fires `scroll`, late, when the bottom has moved on already, and text that gets shorter moves the view up
  // without leaving the bottom: only a move up and away is the reader's. Chromium's scroll anchoring moves the view down
  // with what grows: only a move nearer to the bottom is the reader's.
  #scrolled(): void {
    const { scrollTop } = this.#scroller;
    const moved = scrollTop - this.#lastTop;
    const isNearer = this.#distance < this.#lastDistance;
    this.#lastTop = scrollTop;
    this.#lastDistance = this.#distance;
    if (moved > 0 && isNearer && this.#atBottom) this.#setFollowing(true);
    else if (moved < 0 && !this.#atBottom) this.#setFollowing(false);
  }

  #setFollowing(following: boolean): void {
    if (following === this.#following) return;
    this.#following = following;
    this.#onChange(following);
  }
}
