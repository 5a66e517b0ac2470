import type { Hunk } from './hunk.ts';

const contextLines = 3;

/** A run of lines that is shown: hunks whose context meets. */
interface Group {
  readonly start: number;
  readonly end: number;
  readonly hunks: readonly Hunk[];
}

/**
 * Hunks as the text of a unified diff: ' ', '-' and '+' before each line, three lines of context around each change, and
 * an `@@` header before each group of changes where lines were left out.
 * @param firstLine number of the original's first line in its file, counted from 1.
 */
export function formatDiff(original: readonly string[], hunks: readonly Hunk[], firstLine: number): string {
  let grown = 0;
  const lines: string[] = [];
  for (const group of toGroups(original, hunks)) {
    const body = linesOf(original, group);
    const length = body.filter((line) => !line.startsWith('-')).length;
    if (group.start > 0) {
      const start = firstLine + group.start;
      lines.push(`@@ -${start},${group.end - group.start} +${start + grown},${length} @@`);
    }
    lines.push(...body);
    grown += length - (group.end - group.start);
  }
  return lines.join('\n');
}

function toGroups(original: readonly string[], hunks: readonly Hunk[]): readonly Group[] {
  const groups: Group[] = [];
  for (const hunk of hunks) {
    const start = Math.max(0, hunk.originalStart - contextLines);
    const end = Math.min(original.length, hunk.originalStart + hunk.originalLines.length + contextLines);
    const last = groups.at(-1);
    if (last && start <= last.end)
      groups[groups.length - 1] = { start: last.start, end, hunks: [...last.hunks, hunk] };
    else groups.push({ start, end, hunks: [hunk] });
  }
  return groups;
}

function linesOf(original: readonly string[], { start, end, hunks }: Group): readonly string[] {
  const lines: string[] = [];
  let next = start;
  const keepUntil = (index: number): void => {
    for (; next < index; next += 1) lines.push(` ${original[next] ?? ''}`);
  };
  for (const { originalStart, originalLines, replacementLines } of hunks) {
    keepUntil(originalStart);
    lines.push(...originalLines.map((line) => `-${line}`), ...replacementLines.map((line) => `+${line}`));
    next = originalStart + originalLines.length;
  }
  keepUntil(end);
  return lines;
}
