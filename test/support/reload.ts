import type { TextChange } from '../../src/core/edits/trackedRange.ts';

/**
 * How VS Code reports that a file became another on disk: one replacement of whole lines, from the first that differs to
 * the last.
 */
export function reloadOf(before: readonly string[], after: readonly string[]): TextChange {
  const most = Math.min(before.length, after.length);
  let above = 0;
  while (above < most && before[above] === after[above]) above += 1;
  let below = 0;
  while (below < most - above && before.at(-1 - below) === after.at(-1 - below)) below += 1;
  if (below === 0) {
    // To the end of the document, where there is no line ending to go with.
    const from = Math.max(0, above - 1);
    const end = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return { range: { start: { line: from, character: 0 }, end }, text: after.slice(from).join('\n') };
  }
  const end = { line: before.length - below, character: 0 };
  const come = after.slice(above, after.length - below);
  return {
    range: { start: { line: above, character: 0 }, end },
    text: come.map((line) => `${line}\n`).join(''),
  };
}
