/** A fenced code block of Markdown. */
export interface Fence {
  /** The first word after the opening fence, or ''. */
  readonly language: string;
  /** The lines between the fences, joined by a line feed, without one at the end. */
  readonly code: string;
}

/** The fenced code blocks of a text, in order. A block without its end reaches to the end of the text. */
export function findFences(text: string): Fence[] {
  const fences: Fence[] = [];
  let open: { marker: string; language: string; lines: string[] } | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (open === undefined) {
      const start = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`]*)[^`]*$/.exec(line);
      if (start !== null) open = { marker: start[1] ?? '', language: start[2] ?? '', lines: [] };
    } else if (closes(line, open.marker)) {
      fences.push({ language: open.language, code: open.lines.join('\n') });
      open = undefined;
    } else {
      open.lines.push(line);
    }
  }
  if (open !== undefined) fences.push({ language: open.language, code: open.lines.join('\n') });
  return fences;
}

/** Code as a fenced block, with a fence longer than any run of backticks inside. */
export function writeFence({ language, code }: Fence): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), (run) => run[0].length));
  const marker = '`'.repeat(longest + 1);
  return `${marker}${language}\n${code}\n${marker}`;
}

function closes(line: string, marker: string): boolean {
  const trimmed = line.trim();
  return trimmed.length >= marker.length && trimmed === marker.charAt(0).repeat(trimmed.length);
}
