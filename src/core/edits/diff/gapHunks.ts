import type { Gap } from './gapMatches.ts';
import type { Hunk } from './hunk.ts';
import type { Match } from './shortestEdit.ts';

/**
 * What lies between matches, as hunks.
 * @param matches those within the gap, in order.
 */
export function gapHunks(
  original: readonly string[],
  replacement: readonly string[],
  gap: Gap,
  matches: readonly Match[],
): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let start = gap.start;
  let replacementStart = gap.replacementStart;
  const hunkUntil = (end: number, replacementEnd: number): void => {
    if (end > start || replacementEnd > replacementStart)
      hunks.push({
        originalStart: start,
        originalLines: original.slice(start, end),
        replacementLines: replacement.slice(replacementStart, replacementEnd),
      });
    start = end + 1;
    replacementStart = replacementEnd + 1;
  };
  for (const match of matches) hunkUntil(match.original, match.replacement);
  hunkUntil(gap.end, gap.replacementEnd);
  return hunks;
}
