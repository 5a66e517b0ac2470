import type { Hunk } from './hunk.ts';
import { StreamingDiff } from './streamingDiff.ts';

/**
 * Compares a text that is known with one of which at each moment all lines so far are known. As long as lines are only
 * added it goes on from where it was; when an earlier one has changed or gone, it starts over.
 */
export class FollowingDiff {
  readonly #original: readonly string[];
  #diff: StreamingDiff;
  #lines: readonly string[] = [];

  constructor(original: readonly string[]) {
    this.#original = original;
    this.#diff = new StreamingDiff(original);
  }

  /**
   * The changes so far: lines of the original that have not been reached count as kept.
   * @param lines all whole lines of the replacement so far.
   */
  update(lines: readonly string[]): readonly Hunk[] {
    this.#follow(lines);
    return this.#diff.hunks();
  }

  /** The changes now that these are all lines. */
  finish(lines: readonly string[]): readonly Hunk[] {
    this.#follow(lines);
    return this.#diff.finish();
  }

  #follow(lines: readonly string[]): void {
    const isLonger = this.#lines.every((line, index) => line === lines[index]);
    if (!isLonger) this.#diff = new StreamingDiff(this.#original);
    for (const line of isLonger ? lines.slice(this.#lines.length) : lines) this.#diff.push(line);
    this.#lines = [...lines];
  }
}
