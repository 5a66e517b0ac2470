/** Blanks and tabs before the first other character of a line. */
export function depthOf(line: string): number {
  let depth = 0;
  while (line[depth] === ' ' || line[depth] === '\t') depth += 1;
  return depth;
}

/** Depth of the first line with text; 0 where no line holds text. */
export function firstDepth(lines: readonly string[]): number {
  return depthOf(lines.find((line) => line.trim() !== '') ?? '');
}

/** Depth of the line that is indented least; 0 where no line holds text. */
export function leastDepth(lines: readonly string[]): number {
  const least = lines.reduce(
    (depth, line) => (line.trim() === '' ? depth : Math.min(depth, depthOf(line))),
    Infinity,
  );
  return Number.isFinite(least) ? least : 0;
}
