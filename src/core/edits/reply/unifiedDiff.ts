/** A line of a patch. `context`: kept, a mark may be missing. */
export interface PatchLine {
  readonly kind: 'context' | 'removed' | 'added';
  /** Without the mark. */
  readonly text: string;
}

const diffLine = /^(?:[-+ @\\]|diff |index )/;
const header =
  /^(?:diff --git |index [0-9a-f]{4,}|--- |\+\+\+ |(?:new|old|deleted) (?:file )?mode |\\ No newline|\*{3} (?:Begin|End|Update) )/;
const hunkHeader = '@@';

/**
 * Whether lines are a patch and not code: each is marked as taken out, put in or kept, and one that is taken out stands
 * in the selection, or the patch says what it is with `@@`.
 */
export function isUnifiedDiff(lines: readonly string[], selection: readonly string[]): boolean {
  const texts = lines.filter((line) => line.trim() !== '');
  const hasHeader = texts.some((line) => line.startsWith(hunkHeader));
  const sent = new Set(selection.map((line) => line.trim()));
  const isMarked = (line: string): boolean => diffLine.test(line) || (hasHeader && sent.has(line.trim()));
  if (!texts.every(isMarked)) return false;
  const removed = texts.filter((line) => line.startsWith('-') && !header.test(line));
  const added = texts.some((line) => line.startsWith('+'));
  if (hasHeader && (added || removed.length > 0))
    return !selection.some((line) => line.startsWith(hunkHeader));
  const standsThere = (line: string): boolean => sent.has(line.slice(1).trim()) && !sent.has(line.trim());
  if (added) return removed.some(standsThere);
  return removed.length > 0 && removed.every(standsThere) && texts.length > removed.length;
}

/** Whether lines so far may be the beginning of a patch. */
export function mayBecomeDiff(lines: readonly string[], selection: readonly string[]): boolean {
  const texts = lines.filter((line) => line.trim() !== '');
  const [first = ''] = texts;
  if (/^(?:diff --git |@@ |--- [\w"/])/.test(first) && !selection.some((line) => line.startsWith(first)))
    return true;
  const sent = new Set(selection.map((line) => line.trim()));
  const isTaken = (line: string): boolean =>
    /^[-+]/.test(line) && !sent.has(line.trim()) && sent.has(line.slice(1).trim());
  return texts.every((line) => diffLine.test(line)) && texts.some(isTaken);
}

/** The hunks of a patch, each the lines between two `@@`, without headers of files. */
export function readHunks(lines: readonly string[]): readonly (readonly PatchLine[])[] {
  const hunks: PatchLine[][] = [[]];
  let isBeforeHunk = true;
  for (const line of lines) {
    if (line.startsWith(hunkHeader)) {
      hunks.push([]);
      isBeforeHunk = false;
    } else if (!isHeader(line, isBeforeHunk)) {
      const patchLine = readPatchLine(line);
      if (patchLine.kind !== 'context') isBeforeHunk = false;
      hunks.at(-1)?.push(patchLine);
    }
  }
  return hunks.filter((hunk) => hunk.some(({ kind }) => kind !== 'context'));
}

/** `--- a` within a hunk is a line `-- a` that is taken out, as SQL and Lua have. */
function isHeader(line: string, isBeforeHunk: boolean): boolean {
  return header.test(line) && (isBeforeHunk || /^(?:diff --git|index |\\)/.test(line));
}

function readPatchLine(line: string): PatchLine {
  const text = line.slice(1);
  if (line.startsWith('-')) return { kind: 'removed', text };
  if (line.startsWith('+')) return { kind: 'added', text };
  return { kind: 'context', text: line.startsWith(' ') ? text : line };
}
