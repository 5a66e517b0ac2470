/** A place in a document: a line, and UTF-16 units from its start, both counted from 0. Line endings do not matter. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** One replacement in a document, as the editor reports it: what stood at `range` became `text`. */
export interface TextChange {
  readonly range: TextRange;
  readonly text: string;
}

export interface ShiftedRange {
  readonly range: TextRange;
  /** Whether the change reached into the range, so that the text there may be another now. */
  readonly touched: boolean;
}

/**
 * Where a range of whole lines (from the start of its first line to the end of its last, without the ending) stands
 * after a change. Lines put in right above or below stay outside; what is typed on its lines goes in, and so does what is
 * put where all its text was deleted. A change that reaches over an end leaves the range around what came in its place,
 * without the line ending that parts it from what is outside.
 */
export function shiftRange(range: TextRange, change: TextChange): ShiftedRange {
  const { range: replaced, text } = change;
  const inserted = endOfInserted(replaced.start, text);
  const move = (position: TextPosition): TextPosition => moveBy(position, replaced.end, inserted);
  if (
    isEqual(range.start, range.end) &&
    isEqual(replaced.start, range.start) &&
    isEqual(replaced.end, range.end)
  )
    return { range: { start: range.start, end: inserted }, touched: true };
  if (isAbove(range, replaced, inserted))
    return { range: { start: move(range.start), end: move(range.end) }, touched: false };
  if (isBelow(range, replaced, text)) return { range, touched: false };
  const start = isBefore(replaced.start, range.start) ? startInside(change) : range.start;
  const end = isBefore(range.end, replaced.end) ? endInside(change) : move(range.end);
  return { range: { start, end: isBefore(end, start) ? start : end }, touched: true };
}

/**
 * Whether a change takes a line ending away at an edge of a range, so that putting it back does not tell what of it was
 * inside.
 */
export function loosensEdge({ start, end }: TextRange, { range: replaced }: TextChange): boolean {
  const takesEnding = replaced.start.line < replaced.end.line;
  return takesEnding && !isBefore(replaced.end, start) && !isBefore(end, replaced.start);
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

function endOfInserted(start: TextPosition, text: string): TextPosition {
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
