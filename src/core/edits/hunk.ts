/** One changed place between two lists of lines. */
export interface Hunk {
  /** Index, in the original, of the first line that goes, or before which lines come in. */
  readonly originalStart: number;
  readonly originalLines: readonly string[];
  readonly replacementLines: readonly string[];
}

/** How many lines hunks take out and put in. */
export function countChanges(hunks: readonly Hunk[]): { readonly added: number; readonly removed: number } {
  return hunks.reduce(
    ({ added, removed }, hunk) => ({
      added: added + hunk.replacementLines.length,
      removed: removed + hunk.originalLines.length,
    }),
    { added: 0, removed: 0 },
  );
}

/**
 * What can be said of a reply that has not ended: lines of the original after its last line are not deleted, only not
 * reached yet, so the last hunk takes nothing out when it stretches to the end.
 */
export function openHunks(original: readonly string[], hunks: readonly Hunk[]): readonly Hunk[] {
  const last = hunks.at(-1);
  if (!last || last.originalStart + last.originalLines.length < original.length) return hunks;
  const kept = { ...last, originalLines: [] };
  return last.replacementLines.length === 0 ? hunks.slice(0, -1) : [...hunks.slice(0, -1), kept];
}
