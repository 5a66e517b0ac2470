import type { Hunk } from './hunk.ts';
import { shortestEdit, type Match } from './shortestEdit.ts';

/**
 * Compares two texts line by line.
 * @returns the changed places in order, never touching each other, none for equal texts. Applying them to `original`
 * gives `replacement`. Not always the fewest lines, but lines that occur once in both texts are matched first, as a
 * person would. Close to linear for texts that share most of their lines.
 */
export function diffLines(original: readonly string[], replacement: readonly string[]): readonly Hunk[] {
  const matches: Match[] = [];
  matchBetween(original, replacement, whole(original, replacement), matches);
  return toHunks(original, replacement, matches);
}

/** A part of both texts, ends excluded. */
interface Region {
  readonly start: number;
  readonly end: number;
  readonly replacementStart: number;
  readonly replacementEnd: number;
}

function whole(original: readonly string[], replacement: readonly string[]): Region {
  return { start: 0, end: original.length, replacementStart: 0, replacementEnd: replacement.length };
}

function matchBetween(
  original: readonly string[],
  replacement: readonly string[],
  region: Region,
  matches: Match[],
): void {
  let { start, end, replacementStart, replacementEnd } = region;
  while (
    start < end &&
    replacementStart < replacementEnd &&
    original[start] === replacement[replacementStart]
  )
    matches.push({ original: start++, replacement: replacementStart++ });
  const suffix: Match[] = [];
  while (
    start < end &&
    replacementStart < replacementEnd &&
    original[end - 1] === replacement[replacementEnd - 1]
  )
    suffix.push({ original: --end, replacement: --replacementEnd });

  const anchors = findAnchors(original, replacement, { start, end, replacementStart, replacementEnd });
  if (anchors.length === 0) {
    const inner = shortestEdit(
      original.slice(start, end),
      replacement.slice(replacementStart, replacementEnd),
    );
    for (const match of inner)
      matches.push({ original: match.original + start, replacement: match.replacement + replacementStart });
  } else {
    for (const anchor of anchors) {
      const gap = { start, end: anchor.original, replacementStart, replacementEnd: anchor.replacement };
      matchBetween(original, replacement, gap, matches);
      matches.push(anchor);
      start = anchor.original + 1;
      replacementStart = anchor.replacement + 1;
    }
    matchBetween(original, replacement, { start, end, replacementStart, replacementEnd }, matches);
  }
  for (const match of suffix.toReversed()) matches.push(match);
}

/** Lines that occur exactly once in both parts, as many as stand in the same order in both (patience diff). */
function findAnchors(
  original: readonly string[],
  replacement: readonly string[],
  region: Region,
): readonly Match[] {
  const there = onceIn(original, region.start, region.end);
  const here = onceIn(replacement, region.replacementStart, region.replacementEnd);
  const common: Match[] = [];
  for (const [line, index] of there) {
    const other = here.get(line);
    if (index !== undefined && other !== undefined) common.push({ original: index, replacement: other });
  }
  return longestRising(common);
}

/** Each line with its index, or with undefined where it occurs again. In order of first occurrence. */
function onceIn(
  lines: readonly string[],
  start: number,
  end: number,
): ReadonlyMap<string, number | undefined> {
  const found = new Map<string, number | undefined>();
  for (let index = start; index < end; index += 1) {
    const line = lines[index] ?? '';
    found.set(line, found.has(line) ? undefined : index);
  }
  return found;
}

/** The longest run of matches, given by rising `original`, whose `replacement` rises too. */
function longestRising(matches: readonly Match[]): readonly Match[] {
  interface Step {
    readonly match: Match;
    readonly before: Step | undefined;
  }
  const tops: Step[] = [];
  for (const match of matches) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.match.replacement ?? Infinity) < match.replacement) low = middle + 1;
      else high = middle;
    }
    tops[low] = { match, before: tops[low - 1] };
  }
  const run: Match[] = [];
  for (let step = tops.at(-1); step; step = step.before) run.push(step.match);
  return run.reverse();
}

function toHunks(
  original: readonly string[],
  replacement: readonly string[],
  matches: readonly Match[],
): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let start = 0;
  let replacementStart = 0;
  const end = { original: original.length, replacement: replacement.length };
  for (const match of [...matches, end]) {
    if (match.original > start || match.replacement > replacementStart)
      hunks.push({
        originalStart: start,
        originalLines: original.slice(start, match.original),
        replacementLines: replacement.slice(replacementStart, match.replacement),
      });
    start = match.original + 1;
    replacementStart = match.replacement + 1;
  }
  return hunks;
}
