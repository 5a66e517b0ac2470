import type { TextChange, TextPosition } from '../../src/core/edits/trackedRange.ts';

/** The text after changes that an editor would apply at once: none may overlap another. */
export function withTextChanges(text: string, changes: readonly TextChange[]): string {
  const lines = text.split('\n');
  const edits = changes.map(({ range, text: inserted }) => ({
    from: offsetAt(lines, range.start),
    to: offsetAt(lines, range.end),
    inserted,
  }));
  let end = 0;
  for (const { from, to } of edits) {
    if (from < end) throw new RangeError('Overlapping changes.');
    end = to;
  }
  return edits.reduceRight(
    (result, { from, to, inserted }) => result.slice(0, from) + inserted + result.slice(to),
    text,
  );
}

/** @throws RangeError for a place that the lines do not have. */
export function offsetAt(lines: readonly string[], { line, character }: TextPosition): number {
  const length = lines[line]?.length ?? -1;
  if (character < 0 || character > length) throw new RangeError(`There is no ${line}:${character}.`);
  return lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, character);
}

export function positionAt(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
