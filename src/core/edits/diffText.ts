import { codeBlock } from '../prompts/codeBlock.ts';

/** More lines than a screen has are not shown between the lines of the editor. */
const mostLines = 60;

/** A diff as Markdown, no longer than a screen. */
export interface DiffText {
  /** A fence, or '' for no lines. */
  readonly markdown: string;
  /** Lines of the diff that are not shown. */
  readonly hidden: number;
}

/** The beginning of a diff. @param lines each with its '+', '-' or ' '. */
export function headOfDiff(lines: readonly string[]): DiffText {
  return toText(lines.slice(0, mostLines), lines.length - mostLines);
}

/**
 * The end of a diff that grows. Its height never shrinks, so that the code below does not jump.
 * @param leastLines as many lines are shown at least, up to a screen; blank ones where the diff has fewer.
 */
export function tailOfDiff(lines: readonly string[], leastLines: number): DiffText {
  const filler = Array.from(
    { length: Math.max(0, Math.min(leastLines, mostLines) - lines.length) },
    () => ' ',
  );
  return toText([...lines.slice(-mostLines), ...filler], lines.length - mostLines);
}

function toText(lines: readonly string[], hidden: number): DiffText {
  const markdown = lines.length === 0 ? '' : codeBlock('diff', lines.join('\n'));
  return { markdown, hidden: Math.max(0, hidden) };
}
