import { codeBlock } from '../../prompts/codeBlock.ts';

/** More lines than a screen has are not shown between the lines of the editor. */
const mostLines = 60;

/** As many lines of a growing diff are in view without scrolling: VS Code bounds the height of a comment. */
const mostGrowing = 16;

/** A diff as Markdown, no longer than a screen. */
export interface DiffText {
  /** A fence, or '' for no lines. */
  readonly markdown: string;
  /** How many lines are not shown, and where: above a tail, below a head. */
  readonly hidden: number;
  readonly isTail: boolean;
}

/** The beginning of a diff. @param lines each with its '+', '-' or ' '. */
export function headOfDiff(lines: readonly string[]): DiffText {
  return toText(lines.slice(0, mostLines), lines.length - mostLines, false);
}

/**
 * The end of a diff that grows. Its height never shrinks, so that the code below does not jump.
 * @param leastLines as many lines are shown at least, as far as they fit; blank ones where the diff has fewer.
 */
export function tailOfDiff(lines: readonly string[], leastLines: number): DiffText {
  const missing = Math.max(0, Math.min(leastLines, mostGrowing) - lines.length);
  const filler = Array.from({ length: missing }, () => ' ');
  return toText([...lines.slice(-mostGrowing), ...filler], lines.length - mostGrowing, true);
}

function toText(lines: readonly string[], hidden: number, isTail: boolean): DiffText {
  const markdown = lines.length === 0 ? '' : codeBlock('diff', lines.join('\n'));
  return { markdown, hidden: Math.max(0, hidden), isTail };
}
