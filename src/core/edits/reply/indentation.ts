import type { ReplyLines } from './replyLines.ts';
import { depthOf, firstDepth, leastDepth } from './depth.ts';
import { fitUnit, styleOf, unitOf, type Style } from './indentationUnit.ts';
import { isProseLanguage } from './languages.ts';

/** What the rewritten lines have to fit: the selection, and lines around it that show the file's habits. */
export interface IndentationContext extends Pick<ReplyLines, 'languageId' | 'selection'> {
  readonly surroundings: readonly string[];
  /** What the person asked for, where that is known. */
  readonly wish?: string | undefined;
}

/** A wish for another indentation is not undone. */
const indentationWish = /\b(?:indent|tabs?\b|spaces?\b|format|prettier|whitespace)/i;

/**
 * Gives a whole reply the indentation of the selection: tabs or spaces as in the file, and the depth at which the
 * selection stands when the reply was dedented, whole or only in its first line. A reply that changes nothing but
 * indentation is left as it is.
 */
export function fitIndentation(reply: readonly string[], context: IndentationContext): readonly string[] {
  const { selection, languageId, wish = '' } = context;
  if (indentationWish.test(wish)) return fitDepth(reply, context);
  const styled = fitStyle(reply, context);
  const lines = isProseLanguage(languageId) ? styled : fitUnit(styled, context);
  if (changesOnlyIndentation(styled, selection)) return isSame(lines, selection) ? lines : styled;
  return fitDepth(lines, context);
}

/** The same for a reply that still grows: its first line tells the depth, since later ones are not known yet. */
export function fitGrowingIndentation(
  reply: readonly string[],
  context: IndentationContext,
): readonly string[] {
  const { selection, languageId, wish = '' } = context;
  const isWished = indentationWish.test(wish);
  const styled = isWished ? reply : fitStyle(reply, context);
  const lines = isWished || isProseLanguage(languageId) ? styled : fitUnit(styled, context);
  const first = firstDepth(selection) - firstDepth(lines);
  if (first > 0 && onlyFirstLineIsDedented(lines, selection, first)) return fitDepth(lines, context);
  return leastDepth(selection) === 0 && first > 0
    ? shiftExceptKept(lines, first, selection)
    : shift(lines, first, selection);
}

function fitDepth(
  lines: readonly string[],
  { selection, languageId }: IndentationContext,
): readonly string[] {
  const whole = leastDepth(selection) - leastDepth(lines);
  const first = firstDepth(selection) - firstDepth(lines);
  if (first > 0 && onlyFirstLineIsDedented(lines, selection, first)) {
    const [line = '', ...rest] = lines;
    return [...shift([line], first, selection), ...rest];
  }
  // What stands further left than the selection is the inside of a string or a directive when the first line is in place.
  if (first === 0 && whole > 0) return lines;
  if (whole > 0 || (whole < 0 && !isProseLanguage(languageId))) return shift(lines, whole, selection);
  return whole === 0 && first > 0 && leastDepth(selection) === 0
    ? shiftExceptKept(lines, first, selection)
    : lines;
}

/**
 * A model often begins at the first letter and goes on as the file stands. Told from a reply that was dedented as a
 * whole by the step from its first line to its second: it must make sense, or be the selection's own, only when the first line alone moves.
 */
function onlyFirstLineIsDedented(
  lines: readonly string[],
  selection: readonly string[],
  by: number,
): boolean {
  const [first = '', ...rest] = lines;
  const second = rest.find(isText);
  const [top = '', ...restOfSelection] = selection.filter(isText);
  const [next = ''] = restOfSelection;
  if (second === undefined || leastDepth(rest) !== leastDepth(restOfSelection)) return false;
  const step = depthOf(second) - depthOf(first);
  const unit = styleOf(selection) === 'tabs' ? 1 : unitOf([...selection, ...rest]);
  const opens = opensBlock(first) && !isComment(first);
  const isSound = (width: number): boolean => (opens ? width > 0 && width <= unit : width <= 0);
  return !isSound(step) && (isSound(step - by) || step - by === depthOf(next) - depthOf(top));
}

function opensBlock(line: string): boolean {
  return /[:{([]\s*$|=>\s*$|\b(?:do|then)\s*$/.test(line);
}

/** Whether a line is a comment by its first character, which no line of code that opens a block has. */
function isComment(line: string): boolean {
  return /^\s*(?:\/\/|\/\*|#(?!\w)|--|<!--)/.test(line);
}

/** Shifts all lines but those that stand in the selection just as they are, such as the inside of a long string. */
function shiftExceptKept(
  lines: readonly string[],
  by: number,
  selection: readonly string[],
): readonly string[] {
  const kept = new Set(selection);
  return lines.map((line) => (kept.has(line) ? line : shiftLine(line, by, selection)));
}

function shift(lines: readonly string[], by: number, selection: readonly string[]): readonly string[] {
  return by === 0 ? lines : lines.map((line) => shiftLine(line, by, selection));
}

function shiftLine(line: string, by: number, selection: readonly string[]): string {
  if (!isText(line)) return line;
  if (by < 0) return line.slice(Math.min(-by, depthOf(line)));
  const model = selection.find(isText) ?? '';
  const prefix = model.slice(0, Math.min(by, depthOf(model)));
  return prefix.padEnd(by, prefix[0] ?? ' ') + line;
}

function changesOnlyIndentation(lines: readonly string[], selection: readonly string[]): boolean {
  if (leastDepth(lines) === 0 && leastDepth(selection) > 0) return false;
  const sent = selection.filter(isText);
  const came = lines.filter(isText);
  return sent.length === came.length && sent.every((line, index) => line.trim() === came[index]?.trim());
}

/** Whether lines are the same but for the depth at which they stand as a whole, and blank lines around. */
function isSame(lines: readonly string[], selection: readonly string[]): boolean {
  const by = leastDepth(selection) - leastDepth(lines);
  const came = shift(lines, by, selection).filter(isText);
  return selection.filter(isText).every((line, index) => line === came[index]);
}

/** Tabs for spaces and spaces for tabs, as the file has it. Lines that the selection holds as they are stay. */
function fitStyle(
  lines: readonly string[],
  { selection, surroundings }: IndentationContext,
): readonly string[] {
  const wanted = styleOf(selection) ?? styleOf(surroundings);
  const present = styleOf(lines);
  if (!wanted || !present || wanted === present) return lines;
  const kept = new Set(selection);
  const unit = wanted === 'spaces' ? unitOf([...selection, ...surroundings]) : unitOf(lines);
  return lines.map((line) => (kept.has(line) ? line : convert(line, wanted, unit)));
}

function convert(line: string, to: Style, unit: number): string {
  const indentation = line.slice(0, depthOf(line));
  const tabs = indentation.split('\t').length - 1;
  const width = tabs * unit + (indentation.length - tabs);
  const fitted =
    to === 'tabs' ? '\t'.repeat(Math.floor(width / unit)) + ' '.repeat(width % unit) : ' '.repeat(width);
  return fitted + line.slice(indentation.length);
}

function isText(line: string): boolean {
  return line.trim() !== '';
}
