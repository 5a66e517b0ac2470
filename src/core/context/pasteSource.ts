import type { TextRange } from '../edits/trackedRange.ts';

const fewestLines = 2;

/**
 * Where a pasted text stands in a document: undefined when it has less than two lines, is not there, or is there more
 * than once. Line endings do not matter.
 */
export function onlyPlace(text: string, document: string): TextRange | undefined {
  const wanted = withPlainEndings(text);
  if (wanted.trim().split('\n').length < fewestLines) return undefined;
  const whole = withPlainEndings(document);
  const index = whole.indexOf(wanted);
  if (index === -1 || whole.includes(wanted, index + 1)) return undefined;
  return { start: positionAt(whole, index), end: positionAt(whole, index + wanted.length) };
}

function withPlainEndings(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function positionAt(text: string, index: number): { line: number; character: number } {
  const lines = text.slice(0, index).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
