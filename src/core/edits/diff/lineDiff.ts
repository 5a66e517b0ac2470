import type { Hunk } from './hunk.ts';
import { StreamingDiff } from './streamingDiff.ts';

/**
 * Compares two texts line by line.
 * @returns the changed places in order, never touching each other, none for equal texts. Applying them to `original`
 * gives `replacement`. A shortest edit, or close to one, in linear time whatever has changed.
 */
export function diffLines(original: readonly string[], replacement: readonly string[]): readonly Hunk[] {
  const most = Math.min(original.length, replacement.length);
  let shared = 0;
  while (
    shared < most &&
    original[original.length - 1 - shared] === replacement[replacement.length - 1 - shared]
  )
    shared += 1;
  const diff = new StreamingDiff(original.slice(0, original.length - shared));
  for (const line of replacement.slice(0, replacement.length - shared)) diff.push(line);
  return diff.finish();
}
