import { depthOf } from '../reply/depth.ts';
import { definitionsIn } from '../reply/definitions.ts';

/** A definition with the lines that belong to it, counted from 0, the end excluded. */
export interface OutlineEntry {
  readonly name: string;
  readonly line: number;
  readonly end: number;
  /** Whether it has definitions of its own: a class, a module. */
  readonly isContainer: boolean;
}

/** What ends a block on a line of its own. */
const closer = /^(?:[)\]}]+[;,]?|end;?)$/;

/** The definitions of some code, by the look of its lines, in order; a container before what it holds. */
export function outlineOf(lines: readonly string[]): readonly OutlineEntry[] {
  return definitionsIn(lines).map(({ name, line, depth, isContainer }) => ({
    name,
    line,
    end: endOfDefinition(lines, line, depth),
    isContainer,
  }));
}

/** Of some definitions those that stand in no other. */
export function outermostOf(entries: readonly OutlineEntry[]): readonly OutlineEntry[] {
  const outermost: OutlineEntry[] = [];
  for (const entry of entries) if (entry.line >= (outermost.at(-1)?.end ?? 0)) outermost.push(entry);
  return outermost;
}

/** Whether a definition ends with what closes it, so that it is known to be whole. */
export function isClosed(lines: readonly string[], { line, end }: OutlineEntry): boolean {
  const last = lines[end - 1] ?? '';
  return closer.test(last.trim()) && depthOf(last) === depthOf(lines[line] ?? '');
}

/** All that is indented deeper belongs to a definition, and what closes it at its own depth. */
function endOfDefinition(lines: readonly string[], start: number, depth: number): number {
  let end = start + 1;
  for (let line = start + 1; line < lines.length; line += 1) {
    const text = lines[line]?.trim() ?? '';
    if (text === '') continue;
    const own = depthOf(lines[line] ?? '');
    if (own < depth) break;
    if (own === depth) {
      if (closer.test(text)) return line + 1;
      if (text !== '{' && !text.startsWith(')')) break;
    }
    end = line + 1;
  }
  return end;
}
