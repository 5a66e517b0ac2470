/** One changed place between two lists of lines. */
export interface Hunk {
  /** Index, in the original, of the first line that goes, or before which lines come in. */
  readonly originalStart: number;
  readonly originalLines: readonly string[];
  readonly replacementLines: readonly string[];
}
