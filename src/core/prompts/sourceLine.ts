import { estimateTokens } from '../tokens/estimate.ts';

/** A line of a file, with its place in it. */
export interface SourceLine {
  /** From 0. */
  readonly index: number;
  /** Without its line ending. */
  readonly text: string;
}

/** Estimates the tokens that lines take, their endings included. */
export function estimateLines(lines: readonly SourceLine[]): number {
  return lines.reduce((tokens, { text }) => tokens + estimateTokens(`${text}\n`), 0);
}
