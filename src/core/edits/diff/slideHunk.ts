import type { Hunk } from './hunk.ts';

/**
 * The same change where a person would see it: a hunk that only puts in or only takes out lines can begin higher when the
 * lines above it repeat at its end, as with a comment's first line or a brace. It goes to where its first line is indented
 * least and begins something, rather after a blank line, and rather further down. Linear in the lines of the hunk.
 * @param lowest no line of the original before this index may become part of the hunk.
 */
export function slideHunk(original: readonly string[], hunk: Hunk, lowest: number): Hunk {
  const { originalStart, originalLines, replacementLines } = hunk;
  if (originalLines.length > 0 && replacementLines.length > 0) return hunk;
  const lines = originalLines.length > 0 ? originalLines : replacementLines;
  let best = 0;
  let least = costOf(lines[0], original[originalStart - 1]);
  for (let shift = 1; shift < lines.length && originalStart - shift >= lowest; shift += 1) {
    const first = original[originalStart - shift];
    if (first !== lines[lines.length - shift]) break;
    const cost = costOf(first, original[originalStart - shift - 1]);
    if (cost >= least) continue;
    least = cost;
    best = shift;
  }
  if (best === 0) return hunk;
  const slid = [...lines.slice(-best), ...lines.slice(0, -best)];
  return {
    originalStart: originalStart - best,
    originalLines: originalLines.length > 0 ? slid : [],
    replacementLines: replacementLines.length > 0 ? slid : [],
  };
}

const noBeginning = 1000;

/** How little a hunk should begin with this line, below that one. */
function costOf(first = '', above = ''): number {
  const text = first.trimStart();
  if (text === '' || /^[)\]}]|^end\b|^\*\//.test(text)) return noBeginning;
  return first.length - text.length + (above.trim() === '' ? 0 : 0.5);
}
