const diffLine = /^(?:[-+ @\\]|diff |index )/;

/**
 * Whether lines are a patch and not code: each is marked as taken out, put in or kept, and one that is taken out stands
 * in the selection.
 */
export function isUnifiedDiff(lines: readonly string[], selection: readonly string[]): boolean {
  const texts = lines.filter((line) => line.trim() !== '');
  if (!texts.every((line) => diffLine.test(line)) || !texts.some((line) => line.startsWith('+')))
    return false;
  const sent = new Set(selection.map((line) => line.trim()));
  return texts.some((line) => line.startsWith('-') && sent.has(line.slice(1).trim()));
}
