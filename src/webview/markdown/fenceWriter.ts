/** How far a fence has been read. */
export interface FenceProgress {
  /** Where the first unfinished line starts, or what follows the closing line. */
  readonly position: number;
  readonly closed: boolean;
}

/** Where the code goes, which only grows. */
interface Target {
  append(addition: string): void;
}

/**
 * Writes an open fenced code block, line by line and, for the line that is still coming, piece by piece. What may turn out to be the closing line is held back until that is known.
 *
 * Lines and fences are read as CommonMark says (section "Fenced code blocks"): https://spec.commonmark.org/0.31.2/
 */
export class FenceWriter {
  readonly #target: Target;
  readonly #indent: number;
  readonly #closingLine: RegExp;
  readonly #startOfClosingLine: RegExp;
  #linesWritten = 0;
  #lineBegun = false;
  /** How much of the unfinished line, without its indentation, is on the page. */
  #partWritten = 0;

  /**
   * @param marker The opening run of backticks or tildes.
   * @param indent Columns before it (0 to 3), which are taken off each line.
   */
  constructor(target: Target, marker: string, indent: number) {
    const character = marker.charAt(0);
    this.#target = target;
    this.#indent = indent;
    this.#closingLine = new RegExp(`^ {0,3}${character}{${marker.length},}[ \\t]*$`);
    this.#startOfClosingLine = new RegExp(`^ {0,3}${character}*[ \\t]*$`);
  }

  /**
   * Writes what has come since the last call.
   *
   * @param position Where the last call ended.
   * @param final Whether nothing follows, so that the last line counts although no line feed ends it.
   */
  write(source: string, position: number, final: boolean): FenceProgress {
    let addition = '';
    let lineStart = position;
    for (;;) {
      const lineEnd = source.indexOf('\n', lineStart);
      const complete = lineEnd >= 0;
      const line = source.slice(lineStart, complete ? lineEnd : undefined);
      if (!complete && line === '') break;
      if ((complete || final) && this.#closingLine.test(line)) {
        this.#target.append(addition);
        return { position: complete ? lineEnd + 1 : source.length, closed: true };
      }
      if (complete || final) {
        addition += this.#takeLine(line);
        this.#endLine();
        lineStart = complete ? lineEnd + 1 : source.length;
      } else {
        if (this.#isCertain(line)) addition += this.#takeLine(line);
        break;
      }
    }
    if (addition !== '') this.#target.append(addition);
    return { position: lineStart, closed: false };
  }

  /** What the page does not have yet of a line, with the line feed that sets it apart from the one before. */
  #takeLine(line: string): string {
    const content = withoutIndent(line, this.#indent);
    const lineFeed = this.#linesWritten > 0 && !this.#lineBegun ? '\n' : '';
    const addition = lineFeed + content.slice(this.#partWritten);
    this.#lineBegun = true;
    this.#partWritten = content.length;
    return addition;
  }

  #endLine(): void {
    this.#linesWritten += 1;
    this.#lineBegun = false;
    this.#partWritten = 0;
  }

  /** Whether an unfinished line is code whatever follows. */
  #isCertain(line: string): boolean {
    return !this.#startOfClosingLine.test(line) && (this.#indent === 0 || /[^ \t]/.test(line));
  }
}

/** Takes up to `indent` columns of white space off a line; a tab reaches to the next multiple of four. */
function withoutIndent(line: string, indent: number): string {
  let column = 0;
  let index = 0;
  while (column < indent && (line[index] === ' ' || line[index] === '\t')) {
    column += line[index] === '\t' ? 4 - (column % 4) : 1;
    index += 1;
  }
  return ' '.repeat(Math.max(0, column - indent)) + line.slice(index);
}
