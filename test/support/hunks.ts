import assert from 'node:assert/strict';
import type { Hunk } from '../../src/core/edits/diff/hunk.ts';

/** The lines after all hunks were applied. */
export function applyHunks(original: readonly string[], hunks: readonly Hunk[]): readonly string[] {
  const lines: string[] = [];
  let next = 0;
  for (const { originalStart, originalLines, replacementLines } of hunks) {
    lines.push(...original.slice(next, originalStart), ...replacementLines);
    next = originalStart + originalLines.length;
  }
  return [...lines, ...original.slice(next)];
}

/** That hunks change something, say truly what they take out, are in order and never touch each other. */
export function assertSound(original: readonly string[], hunks: readonly Hunk[]): void {
  let end = -1;
  for (const { originalStart, originalLines, replacementLines } of hunks) {
    assert.ok(originalStart > end, `a hunk at ${originalStart} touches the one before, which ends at ${end}`);
    assert.ok(originalLines.length + replacementLines.length > 0);
    end = originalStart + originalLines.length;
    assert.deepEqual(originalLines, original.slice(originalStart, end));
  }
}

/** How many lines the smallest edit takes out and puts in, by the table of longest common subsequences. */
export function fewestChanges(original: readonly string[], replacement: readonly string[]): number {
  let row = new Array<number>(replacement.length + 1).fill(0);
  for (const line of original) {
    const next = [0];
    for (const [index, other] of replacement.entries())
      next.push(line === other ? row[index]! + 1 : Math.max(row[index + 1]!, next[index]!));
    row = next;
  }
  return original.length + replacement.length - 2 * row.at(-1)!;
}

/** How many lines hunks put in and take out. */
export function countChanges(hunks: readonly Hunk[]): { readonly added: number; readonly removed: number } {
  return {
    added: hunks.reduce((sum, { replacementLines }) => sum + replacementLines.length, 0),
    removed: hunks.reduce((sum, { originalLines }) => sum + originalLines.length, 0),
  };
}
