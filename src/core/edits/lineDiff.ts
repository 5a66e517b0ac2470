import type { Hunk } from './hunk.ts';
import { StreamingDiff } from './streamingDiff.ts';

/**
 * Compares two texts line by line.
 * @returns the changed places in order, never touching each other, none for equal texts. Applying them to `original`
 * gives `replacement`. A shortest edit, or close to one, in linear time whatever has changed.
 */
export function diffLines(original: readonly string[], replacement: readonly string[]): readonly Hunk[] {
  const shorter = Math.min(original.length, replacement.length);
  let first = 0;
  while (first < shorter && original[first] === replacement[first]) first += 1;
  let last = 0;
  while (last < shorter - first && original.at(-1 - last) === replacement.at(-1 - last)) last += 1;
  const diff = new StreamingDiff(original.slice(first, original.length - last));
  for (const line of replacement.slice(first, replacement.length - last)) diff.push(line);
  return diff.finish().map((hunk) => ({ ...hunk, originalStart: hunk.originalStart + first }));
}
