/** A line that can open or close a fenced block of Markdown. */
export interface FenceLine {
  /** White space before the marker. */
  readonly indentation: string;
  /** Three or more backticks or tildes. */
  readonly marker: string;
  /** What follows the marker, trimmed: the language, attributes. */
  readonly info: string;
}

/** A fenced block of a reply, by the indices of its lines. */
export interface FencedBlock {
  readonly open: number;
  /** Index of the closing fence; undefined where the reply ends inside the block. */
  readonly close: number | undefined;
  readonly indentation: string;
  /** The first word of the info string in lower case, or ''. */
  readonly language: string;
}

/** Reads a line as a fence. Unlike CommonMark's, it may be indented by more than three spaces: models do that. */
export function readFence(line: string): FenceLine | undefined {
  const match = /^([ \t]*)(`{3,}|~{3,})(.*)$/.exec(line);
  if (!match) return undefined;
  const [, indentation = '', marker = '', info = ''] = match;
  if (marker.startsWith('`') && info.includes('`')) return undefined;
  return { indentation, marker, info: info.trim() };
}

/** The fences among the lines, in order. */
export function fencesIn(lines: readonly string[]): readonly FenceLine[] {
  return lines.flatMap((line) => readFence(line) ?? []);
}

/**
 * The fenced blocks of a reply, in order. Models often wrap code that holds fences in a fence that is no longer than
 * those, so the end of a block is a question of counting, not only of CommonMark's rule.
 * @param expected the fences that the code itself is expected to hold: those of the code that was sent.
 * @param isInside for each line, whether it stands within a long string or comment of the code, where no fence counts.
 */
export function findBlocks(
  lines: readonly string[],
  expected: readonly FenceLine[],
  isInside: readonly boolean[] = [],
): readonly FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let inside = isInside;
  for (let index = 0; index < lines.length; index += 1) {
    const fence = readFence(lines[index] ?? '');
    if (!fence) continue;
    let close = findClose(lines, index, fence, expected, inside);
    if (close === undefined && inside.length > 0) {
      inside = [];
      close = findClose(lines, index, fence, expected, inside);
    }
    blocks.push({ open: index, close, indentation: fence.indentation, language: languageOf(fence) });
    if (close === undefined) break;
    index = close;
  }
  return blocks;
}

function languageOf({ info }: FenceLine): string {
  return (/^[{.]*([^\s{}:,]*)/.exec(info)?.[1] ?? '').toLowerCase();
}

function findClose(
  lines: readonly string[],
  open: number,
  opening: FenceLine,
  expected: readonly FenceLine[],
  isInside: readonly boolean[],
): number | undefined {
  const close = closeAfterExpected(lines, open, opening, expected);
  if (close !== undefined) return close;
  return isMarkdown(opening)
    ? closeOfMarkdown(lines, open, opening)
    : closeByNesting(lines, open, opening, isInside);
}

/** The closing fence that leaves within the block just the fences that were sent, openings where openings were. */
function closeAfterExpected(
  lines: readonly string[],
  open: number,
  opening: FenceLine,
  expected: readonly FenceLine[],
): number | undefined {
  if (expected.length === 0) return undefined;
  let seen = 0;
  for (let index = open + 1; index < lines.length; index += 1) {
    const fence = readFence(lines[index] ?? '');
    if (!fence) continue;
    const awaited = expected[seen];
    if (!awaited) return closes(fence, opening) ? index : undefined;
    if ((awaited.info === '') !== (fence.info === '')) return undefined;
    seen += 1;
  }
  return undefined;
}

/** The closing fence when a fence with a language opens an inner block and a bare one closes the innermost. */
function closeByNesting(
  lines: readonly string[],
  open: number,
  opening: FenceLine,
  isInside: readonly boolean[] = [],
): number | undefined {
  const stack = [opening];
  for (let index = open + 1; index < lines.length; index += 1) {
    const fence = readFence(lines[index] ?? '');
    const innermost = stack.at(-1);
    if (!fence || !innermost || isInside[index] === true) continue;
    if (closes(fence, innermost)) stack.pop();
    else if (fence.info !== '' && fence.marker.length >= opening.marker.length && sameKind(fence, opening))
      stack.push(fence);
    if (stack.length === 0) return index;
  }
  return undefined;
}

function isMarkdown(fence: FenceLine): boolean {
  return ['md', 'markdown'].includes(languageOf(fence));
}

/**
 * The closing fence of a text that may hold blocks without a language: the last one, when they are as many as it takes to
 * close every block. The blocks after another such text are not its own.
 */
function closeOfMarkdown(lines: readonly string[], open: number, opening: FenceLine): number | undefined {
  let close: number | undefined;
  let balance = 1;
  for (let index = open + 1; index < lines.length; index += 1) {
    const fence = readFence(lines[index] ?? '');
    if (!fence || !sameKind(fence, opening) || fence.marker.length < opening.marker.length) continue;
    if (isMarkdown(fence)) return closeByNesting(lines, open, opening);
    balance += fence.info === '' ? -1 : 1;
    if (fence.info === '') close = index;
  }
  return balance % 2 === 0 ? close : undefined;
}

function closes(fence: FenceLine, opening: FenceLine): boolean {
  return fence.info === '' && sameKind(fence, opening) && fence.marker.length >= opening.marker.length;
}

function sameKind(one: FenceLine, other: FenceLine): boolean {
  return one.marker.startsWith(other.marker.charAt(0));
}
