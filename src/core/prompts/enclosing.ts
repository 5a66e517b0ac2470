import { firstText } from '../edits/reply/lines.ts';
import { splitLines } from '../edits/lineEndings.ts';
import type { SourceLine } from './sourceLine.ts';

/** A signature that is longer than this is told by its first and last line. */
const mostSignatureLines = 12;

/** Comments, directives and labels of access, which open nothing wherever they stand. */
const aside =
  /^\s*(?:\/\/|\/\*|\*|<!--|--|"""|'''|#(?!.*\{\s*$)|(?:public|private|protected)(?:\s+\w+)?\s*:\s*$)/;
const bareBracket = /^\s*[{([]\s*$/;
const closesOnly = /^\s*(?:(?!\)\s*$)[\])}>;,]+|end[;,)}]*|<\/[\w.:-]+>)\s*$/;
const endsSignature = /^\s*\)/;
const continuesBlock = /^\s*(?:[\])}]|(?:else|elif|elsif|elseif|except|catch|finally|rescue|ensure)\b)/;

/**
 * The lines that open the blocks in which a selection stands, told by indentation alone: its function, class, namespace,
 * outermost first. Each is one line, or the lines of a signature that is written on several. Linear in the text.
 * @param before the file's text up to the selection, which begins with a line.
 */
export function enclosingLines(before: string, selection: string): readonly (readonly SourceLine[])[] {
  const lines = splitLines(before);
  const found: (readonly SourceLine[])[] = [];
  // What encloses stands further left than this.
  let level = widthOf(firstText(splitLines(selection)));
  for (let index = lines.length - 1; index >= 0 && level > 0; index -= 1) {
    const line = lines[index] ?? '';
    const width = widthOf(line);
    if (line.trim() === '' || width >= level || aside.test(line)) continue;
    if (bareBracket.test(line)) {
      level = width + 1;
    } else if (closesOnly.test(line)) {
      level = width;
    } else {
      const first = endsSignature.test(line) ? startOfSignature(lines, index) : index;
      found.push(signature(lines, first, index));
      const opening = lines[first] ?? '';
      level = widthOf(opening) + (continuesBlock.test(opening) ? 1 : 0);
      index = first;
    }
  }
  return found.reverse();
}

/** The line above that stands no further right than the closing bracket of its parameters. */
function startOfSignature(lines: readonly string[], end: number): number {
  const width = widthOf(lines[end] ?? '');
  for (let index = end - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? '';
    if (line.trim() !== '' && widthOf(line) <= width) return index;
  }
  return end;
}

function signature(lines: readonly string[], first: number, last: number): readonly SourceLine[] {
  const whole = lines.slice(first, last + 1).map((text, offset) => ({ index: first + offset, text }));
  return whole.length <= mostSignatureLines ? whole : [...whole.slice(0, 1), ...whole.slice(-1)];
}

/** Columns before the first character; a tab reaches to the next multiple of four. */
function widthOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === ' ') width += 1;
    else if (character === '\t') width += 4 - (width % 4);
    else break;
  }
  return width;
}
