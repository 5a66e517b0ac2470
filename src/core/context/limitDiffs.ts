import { estimateTokens } from '../tokens/estimate.ts';

/** What changed in one file, as Git shows it. */
export interface FileDiff {
  readonly path: string;
  readonly diff: string;
}

/** The changes of several files within a limit. */
export interface LimitedDiffs {
  readonly text: string;
  /** The files whose changes did not fit. */
  readonly leftOut: readonly string[];
}

/** Joins the changes of as many files as fit, each whole or not at all. @param most in tokens. */
export function limitDiffs(files: readonly FileDiff[], most: number): LimitedDiffs {
  const kept: string[] = [];
  const leftOut: string[] = [];
  let tokens = 0;
  for (const { path, diff } of files) {
    const size = estimateTokens(diff);
    if (tokens + size > most) leftOut.push(path);
    else {
      kept.push(diff.trimEnd());
      tokens += size;
    }
  }
  return { text: kept.join('\n'), leftOut };
}
