/** The lines without blank ones at either end. */
export function trimBlankLines(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1) return [];
  return lines.slice(first, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

/** The first line that is not blank, or ''. */
export function firstText(lines: readonly string[]): string {
  return lines.find((line) => line.trim() !== '') ?? '';
}

/** How many lines are not blank. */
export function countTexts(lines: readonly string[]): number {
  return lines.filter((line) => line.trim() !== '').length;
}

/** Lines as one text that is the same whatever their indentation, the space at their ends and blank lines around them. */
export function withoutSpace(lines: readonly string[]): string {
  return trimBlankLines(lines)
    .map((line) => line.trim())
    .join('\n');
}
