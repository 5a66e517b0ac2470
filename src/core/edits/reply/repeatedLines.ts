import { isCommon } from './commonLines.ts';
import { depthOf } from './depth.ts';
import { ancestorsOf, isInSameBrackets, redefinesHead } from './enclosingBlocks.ts';
import type { Around } from './linesAround.ts';
import { holds, overlap } from './overlap.ts';

const importLine = /^(?:import|from|use|using|#include|#import|require|require_once|@import|open|library)\b/;

/** A reply without lines from around the selection; `unsure`: it has some, and which they are is not certain. */
export type Stripped = { readonly lines: readonly string[]; readonly count: number } | 'unsure';

/**
 * Takes away what a reply repeats of the surroundings, which would else stand in the file twice: lines right above or
 * below the selection, the whole file, the heads of the blocks that the selection stands in, imports of the file.
 * Blank lines and white space at both ends of a line do not count. Linear in all of the texts.
 */
export function withoutSurroundings(
  reply: readonly string[],
  selection: readonly string[],
  around: Around,
): Stripped {
  const start = withoutImports(reply, selection, [...around.top, ...around.before]);
  const texts = textsOf(reply.slice(start));
  const sent = textsOf(selection);
  const before = textsOf(around.before);
  const after = textsOf(around.after);
  if (texts.length < 2) return cut(reply, start, 0, 0);
  if (isWithin(texts, sent, before) || isWithin(texts, sent, after)) return 'unsure';

  const depths = reply.slice(start).filter(isText).map(depthOf);
  const head = headIn(texts, sent, before, ancestorsOf(selection, around.before));
  const rest = texts.slice(head);
  const tail = tailIn(rest, sent, after, closersAfter(depths, head));
  const above = tail > 0 && head === 0 ? commonHead(texts, sent, before, depths, tail) : head;
  if (above + tail >= texts.length) return 'unsure';
  if (above + tail === 0 && isInSameBrackets(texts, sent, before, after)) return cut(reply, start, 1, 1);
  if (above + tail === 0 && startsLikeFile(texts, sent, textsOf(around.top))) return 'unsure';
  const stripped = cut(reply, start, above, tail);
  return redefinesHead(stripped.lines, selection, around.before) ? 'unsure' : stripped;
}

/** Whether lines so far stand above the selection as they are, so that they may yet be repeated ones. */
export function mayBeSurroundings(
  reply: readonly string[],
  selection: readonly string[],
  { top, before }: Around,
): boolean {
  const texts = textsOf(reply);
  if (texts[0] === textsOf(selection)[0] || texts.every(isCommon)) return false;
  return holds(textsOf(top), texts) || holds(textsOf(before), texts);
}

function cut(
  reply: readonly string[],
  start: number,
  head: number,
  tail: number,
): Exclude<Stripped, 'unsure'> {
  const places = reply.flatMap((line, index) => (index >= start && isText(line) ? [index] : []));
  const first = head === 0 ? start : (places[head] ?? start);
  const last = tail === 0 ? reply.length : (places[places.length - tail - 1] ?? 0) + 1;
  return { lines: reply.slice(first, last), count: head + tail + start };
}

/** How many lines at the start are imports that the file has above the selection, in the same words. */
function withoutImports(
  reply: readonly string[],
  selection: readonly string[],
  before: readonly string[],
): number {
  if (!importLine.test(reply[0] ?? '')) return 0;
  const above = new Set(before);
  const sent = new Set(selection);
  let end = 0;
  for (const [index, line] of reply.entries()) {
    if (!isText(line)) continue;
    if (!importLine.test(line) || !above.has(line) || sent.has(line)) break;
    end = index + 1;
  }
  while (end > 0 && end < reply.length && !isText(reply[end] ?? '')) end += 1;
  return reply.slice(end).some(isText) ? end : 0;
}

/** How many lines at the start of a reply are the nearest ones above the selection, or the heads of its blocks. */
function headIn(
  reply: readonly string[],
  selection: readonly string[],
  before: readonly string[],
  ancestors: readonly string[],
): number {
  const count = overlap(before, reply);
  if (count > 0 && isRepeated(reply.slice(0, count), selection, reply)) return count;
  const heads = overlap(ancestors, reply);
  return heads > 0 && isRepeated(reply.slice(0, heads), selection, reply) ? heads : 0;
}

/** Unless they are the selection's own lines too: then only when they come once more. */
function isRepeated(
  lines: readonly string[],
  selection: readonly string[],
  reply: readonly string[],
): boolean {
  if (lines.every(isCommon)) return false;
  return !startsWith(selection, lines) || startsWith(reply.slice(lines.length), lines);
}

/**
 * How many lines at the end are the nearest ones below the selection. Those that only close blocks, when the heads of the
 * blocks are repeated too.
 */
function tailIn(
  reply: readonly string[],
  selection: readonly string[],
  after: readonly string[],
  closers: number,
): number {
  const reversed = reply.toReversed();
  const count = overlap(after.toReversed(), reversed);
  if (count > 0 && isRepeated(reversed.slice(0, count), selection.toReversed(), reversed)) return count;
  return Math.min(
    closers,
    Math.max(
      0,
      reversed.findIndex((text) => !isCommon(text)),
    ),
  );
}

/** How many lines at the end stand no further in than the last line of a repeated head, which opens a block. */
function closersAfter(depths: readonly number[], head: number): number {
  if (head === 0) return 0;
  const opener = depths[head - 1] ?? 0;
  const opens = (depths[head] ?? 0) > opener;
  const last = depths.findLastIndex((depth) => (opens ? depth > opener : depth >= opener));
  return last < head ? 0 : depths.length - 1 - last;
}

/** A line such as `{` above, when what is below is repeated for certain and the line stands at its depth. */
function commonHead(
  reply: readonly string[],
  selection: readonly string[],
  before: readonly string[],
  depths: readonly number[],
  tail: number,
): number {
  const count = overlap(before, reply);
  if (count === 0 || startsWith(selection, reply.slice(0, count))) return 0;
  return depths[count - 1] === depths[depths.length - tail] && (depths[count] ?? 0) > (depths[count - 1] ?? 0)
    ? count
    : 0;
}

/** Whether a reply is nothing but lines from around, two or more, which are not those that were sent. */
function isWithin(reply: readonly string[], sent: readonly string[], around: readonly string[]): boolean {
  if (reply.length < 2 || reply.every(isCommon) || around.length < reply.length) return false;
  const same = new Set(sent);
  if (reply.some((text) => same.has(text) && !isCommon(text))) return false;
  return holds(around, reply);
}

/** Whether a reply begins as the file does, above the selection, without coming to the selection as the file does. */
function startsLikeFile(reply: readonly string[], sent: readonly string[], top: readonly string[]): boolean {
  const start = top.slice(0, 2);
  if (start.length < 2 || start.some(isCommon) || reply.length <= 2) return false;
  return startsWith(reply, start) && !startsWith(sent, start.slice(0, 1));
}

function startsWith(lines: readonly string[], start: readonly string[]): boolean {
  return start.every((line, index) => line === lines[index]);
}

function isText(line: string): boolean {
  return line.trim() !== '';
}

/** Lines that are not blank, trimmed. */
function textsOf(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
