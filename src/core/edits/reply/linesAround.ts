import { splitLines } from '../lineEndings.ts';

/** Lines of a file around the selection. Only as many as a reply of some length can be compared with. */
export interface Around {
  /** The first lines of the file, as far as they stand above the selection. */
  readonly top: readonly string[];
  /** The nearest lines above the selection, the nearest last. */
  readonly before: readonly string[];
  /** The nearest lines below the selection, the nearest first. */
  readonly after: readonly string[];
}

/** In lines, for a reply of none: imports, the heads of the blocks around, the habits of the file. */
const reach = { top: 200, near: 500 };

/** Blank lines are not compared, and a reply may have less of them than the file. */
const linesToOneOfReply = 2;

/**
 * The lines around a selection that matter for a reply.
 * @param length lines of the reply, which may repeat as many of the file.
 */
export function linesAround(
  { before, after }: { readonly before: string; readonly after: string },
  length: number,
): Around {
  const more = length * linesToOneOfReply;
  return {
    top: splitLines(before.slice(0, endOfLines(before, reach.top + more))),
    before: splitLines(before.slice(startOfLastLines(before, reach.near + more))),
    after: splitLines(after.slice(0, endOfLines(after, reach.near + more))),
  };
}

/** Where the first lines of a text end, as an index of UTF-16 units. */
function endOfLines(text: string, count: number): number {
  let end = 0;
  for (let line = 0; line < count; line += 1) {
    const found = text.indexOf('\n', end);
    if (found === -1) return text.length;
    end = found + 1;
  }
  return end;
}

function startOfLastLines(text: string, count: number): number {
  let start = text.length;
  for (let line = 0; line <= count && start > 0; line += 1) start = text.lastIndexOf('\n', start - 1);
  return start + 1;
}
