/** A line of the original that stands in the replacement too, by its index in each. */
export interface Match {
  readonly original: number;
  readonly replacement: number;
}

/** More changed lines than this are not worth the search: its time and memory grow with their square. */
const mostChanges = 500;

/**
 * The matches of a shortest edit between two lists of lines (E. W. Myers, "An O(ND) Difference Algorithm and Its
 * Variations", 1986, the greedy form). None when more than 500 lines differ: then all of it counts as replaced.
 */
export function shortestEdit(original: readonly string[], replacement: readonly string[]): readonly Match[] {
  if (original.length === 0 || replacement.length === 0) return [];
  const most = Math.min(original.length + replacement.length, mostChanges);
  const furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let changes = 0; changes <= most; changes += 1) {
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let line = startOf(furthest, most, diagonal, changes);
      while (
        line < original.length &&
        line - diagonal < replacement.length &&
        original[line] === replacement[line - diagonal]
      )
        line += 1;
      furthest[most + 1 + diagonal] = line;
      if (line >= original.length && line - diagonal >= replacement.length)
        return walkBack(trace, original.length, replacement.length, most);
    }
    trace.push(furthest.slice());
  }
  return [];
}

/** Where a path on this diagonal begins: after a deletion or an insertion, whichever got further. */
function startOf(furthest: Int32Array, most: number, diagonal: number, changes: number): number {
  const deleted = (furthest[most + diagonal] ?? 0) + 1;
  const inserted = furthest[most + 2 + diagonal] ?? 0;
  if (changes === 0) return 0;
  if (diagonal === -changes) return inserted;
  if (diagonal === changes) return deleted;
  return Math.max(deleted, inserted);
}

function walkBack(
  trace: readonly Int32Array[],
  originalLength: number,
  replacementLength: number,
  most: number,
): readonly Match[] {
  const matches: Match[] = [];
  let original = originalLength;
  let replacement = replacementLength;
  for (let changes = trace.length; changes >= 0; changes -= 1) {
    const diagonal = original - replacement;
    const furthest = trace[changes - 1];
    const begin = furthest ? startOf(furthest, most, diagonal, changes) : 0;
    while (original > begin) matches.push({ original: --original, replacement: --replacement });
    if (!furthest) break;
    const cameDown =
      diagonal === -changes ||
      (diagonal !== changes && (furthest[most + diagonal] ?? 0) + 1 <= (furthest[most + 2 + diagonal] ?? 0));
    if (cameDown) replacement -= 1;
    else original -= 1;
  }
  return matches.reverse();
}
