/** A place in a document: a line, and UTF-16 units from its start, both counted from 0. Line endings do not matter. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
  /** All its lines were deleted: they would stand before the line that it starts, and nothing there belongs to it. */
  readonly isVoid?: true;
}

/** One replacement in a document, as the editor reports it: what stood at `range` became `text`. */
export interface TextChange {
  readonly range: TextRange;
  readonly text: string;
}

/**
 * Where a range of whole lines (from the start of its first line to the end of its last, without the ending) stands
 * after a change. Lines put in right above or below stay outside; what is typed on its lines goes in, and so do lines that
 * are put where all of it was deleted. A change that reaches over an end leaves the range around what came in its place,
 * without the line ending that parts it from what is outside.
 */
export function shiftRange(range: TextRange, change: TextChange): TextRange {
  if (range.isVoid) return shiftVoid(range, change);
  const { range: replaced, text } = change;
  const inserted = endOfInserted(replaced.start, text);
  const move = (position: TextPosition): TextPosition => moveBy(position, replaced.end, inserted);
  if (isAbove(range, replaced, inserted)) return { start: move(range.start), end: move(range.end) };
  if (isBelow(range, replaced, text)) return range;
  const isOverStart = isBefore(replaced.start, range.start);
  const isOverEnd = isBefore(range.end, replaced.end);
  const start = isOverStart ? startInside(change) : range.start;
  const end = isOverEnd ? endInside(change) : move(range.end);
  // A blank line that is left of it begins where it began, at the start of a line.
  const isGone = text === '' && isEqual(start, end) && (isOverStart || isOverEnd || start.character > 0);
  return isGone || isBefore(end, start) ? voidAt(start) : { start, end };
}

/** Where ranges stand after changes. @param changes each in places of the document after those before it. */
export function shiftRanges(
  ranges: readonly TextRange[],
  changes: readonly TextChange[],
): readonly TextRange[] {
  return ranges.map((range) => changes.reduce(shiftRange, range));
}

/**
 * Whether a change is next to an end of a range, or reaches over it. What takes it back does not tell whether the lines
 * there were inside, while any other change is taken back exactly.
 */
export function reachesEnd({ start, end }: TextRange, { range: replaced }: TextChange): boolean {
  const isNear = ({ line }: TextPosition): boolean =>
    line >= replaced.start.line - 1 && line <= replaced.end.line + 1;
  return isNear(start) || isNear(end);
}

/**
 * Whether a change puts lines in the place of lines both inside and outside of a range, so that it does not tell which of
 * them came for which. What is less than a line came for all that went, and what only takes lines out leaves the others.
 */
export function mixesLines(range: TextRange, { range: replaced, text }: TextChange): boolean {
  if (!/[\r\n]/.test(text)) return false;
  if (isAbove(range, replaced, endOfInserted(replaced.start, text)) || isBelow(range, replaced, text))
    return false;
  // Without more than the line ending that parts the range from what is above or below, the change tells it itself.
  const isOverStart = range.start.line - replaced.start.line > (/^[\r\n]/.test(text) ? 1 : 0);
  const linesBelow = replaced.end.line - range.end.line;
  return isOverStart || linesBelow > 1 || (linesBelow === 1 && replaced.end.character > 0);
}

/** The range of lines that are gone, at the line that they would stand before. */
function voidAt({ line, character }: TextPosition): TextRange {
  const start = { line: character === 0 ? line : line + 1, character: 0 };
  return { start, end: start, isVoid: true };
}

/** Whole lines that are put in right there come in; on which side others are is of no consequence. */
function shiftVoid(range: TextRange, change: TextChange): TextRange {
  const { start, end } = change.range;
  if (isEqual(start, range.start) && isEqual(end, start) && /[\r\n]$/.test(change.text))
    return { start, end: endInside(change) };
  if (!isBefore(start, range.start)) return range;
  const inserted = endOfInserted(start, change.text);
  if (end.line >= range.start.line) return voidAt(inserted);
  const line = range.start.line + inserted.line - end.line;
  return voidAt({ line, character: 0 });
}

/** Where what a change put in begins, after a line ending at its start. */
function startInside({ range: { start }, text }: TextChange): TextPosition {
  return /^[\r\n]/.test(text) ? { line: start.line + 1, character: 0 } : start;
}

/** Where what a change put in ends, before a line ending at its end. */
function endInside({ range: { start }, text }: TextChange): TextPosition {
  return endOfInserted(start, text.replace(/(\r\n|\r|\n)$/, ''));
}

/** A change that ends where the range begins is above it as long as the range still begins a line. */
function isAbove({ start }: TextRange, replaced: TextRange, inserted: TextPosition): boolean {
  return isBefore(replaced.end, start) || (isEqual(replaced.end, start) && inserted.character === 0);
}

/** A change that begins where the range ends is below it when it begins another line. */
function isBelow({ end }: TextRange, replaced: TextRange, text: string): boolean {
  return isBefore(end, replaced.start) || (isEqual(replaced.start, end) && /^[\r\n]/.test(text));
}

function moveBy(position: TextPosition, replacedEnd: TextPosition, inserted: TextPosition): TextPosition {
  const line = position.line + inserted.line - replacedEnd.line;
  if (position.line !== replacedEnd.line) return { line, character: position.character };
  return { line, character: position.character + inserted.character - replacedEnd.character };
}

/** Where what a change put in at a place ends. */
export function endOfInserted(start: TextPosition, text: string): TextPosition {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? '';
  if (lines.length === 1) return { line: start.line, character: start.character + last.length };
  return { line: start.line + lines.length - 1, character: last.length };
}

function isBefore(one: TextPosition, other: TextPosition): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

function isEqual(one: TextPosition, other: TextPosition): boolean {
  return one.line === other.line && one.character === other.character;
}
