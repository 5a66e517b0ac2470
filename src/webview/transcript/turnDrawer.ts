import type { TurnView } from './turnView.ts';

/** Milliseconds of drawing at once, before the page is painted for the first time. */
const firstMilliseconds = 16;
/** Turns that are drawn at once however long it takes. */
const firstTurns = 4;
/** Milliseconds of drawing in one piece of idle time. */
const idleMilliseconds = 8;
/** Milliseconds after which a busy page draws the next piece all the same. */
const longestWait = 200;

/**
 * Draws the turns of a conversation: those around the place that the reader sees at once, the others outwards from there
 * in idle time. The browser's scroll anchoring keeps the reader's place meanwhile.
 */
export class TurnDrawer {
  readonly #root: HTMLElement;
  #views: readonly TurnView[] = [];
  /** What is drawn: from here on, … */
  #from = 0;
  /** … up to here, without it. */
  #to = 0;
  #scheduled = false;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  get views(): readonly TurnView[] {
    return this.#views;
  }

  /**
   * Keeps the first turns and lets others follow them.
   *
   * @param kept How many stay.
   * @param near Index of the turn that the reader sees, the last one if the bottom is seen.
   */
  replace(kept: number, following: readonly TurnView[], near: number): void {
    for (const view of this.#views.slice(kept)) view.dispose();
    this.#views = [...this.#views.slice(0, kept), ...following];
    this.#to = Math.min(this.#to, kept);
    if (this.#from >= this.#to) this.#from = this.#to = Math.max(0, near);
    this.#drawNow(near);
    this.#schedule();
  }

  // What is off screen gets no layout, and before the first frame everything counts as that: a place to scroll to would
  // be computed from heights that are guessed. So what is drawn now stays in layout until the next turns come.
  #drawNow(near: number): void {
    for (const article of this.#root.querySelectorAll('.fresh')) article.classList.remove('fresh');
    let least = firstTurns;
    for (let end = performance.now() + firstMilliseconds; !this.#complete; end = 0) {
      for (const article of this.#draw(end, least)) article.classList.add('fresh');
      if (this.#fillsWindow(near)) return;
      least = 1;
    }
  }

  #fillsWindow(near: number): boolean {
    const first = (this.#views[near] ?? this.#views[this.#from])?.root;
    const last = this.#views[this.#to - 1]?.root;
    return !first || !last || last.offsetTop + last.offsetHeight - first.offsetTop > window.innerHeight;
  }

  /** Whether the last turn is on the page. */
  get endDrawn(): boolean {
    return this.#to === this.#views.length;
  }

  #schedule(): void {
    if (this.#scheduled || this.#complete) return;
    this.#scheduled = true;
    requestIdleCallback(
      (deadline) => {
        this.#scheduled = false;
        this.#draw(performance.now() + Math.min(idleMilliseconds, deadline.timeRemaining()), 1);
        this.#schedule();
      },
      { timeout: longestWait },
    );
  }

  get #complete(): boolean {
    return this.#from === 0 && this.endDrawn;
  }

  /** Draws above and below in turn, at least `least` turns and then until the time `end`. */
  #draw(end: number, least: number): readonly HTMLElement[] {
    const drawn: HTMLElement[] = [];
    while (!this.#complete && (drawn.length < least || performance.now() < end)) {
      const below = this.#views[this.#to];
      const above = this.#views[this.#from - 1];
      if (below && (!above || drawn.length % 2 === 0)) {
        this.#to += 1;
        const article = below.draw();
        this.#root.append(article);
        drawn.push(article);
      } else if (above) {
        this.#from -= 1;
        const article = above.draw();
        this.#root.prepend(article);
        drawn.push(article);
      }
    }
    return drawn;
  }
}
