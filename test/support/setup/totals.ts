/** How many checks passed and failed. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

export const nothing: Totals = { passed: 0, failed: 0 };

export function sum(left: Totals, right: Totals): Totals {
  return { passed: left.passed + right.passed, failed: left.failed + right.failed };
}

/** What a step that either works or doesn't counts for. */
export function totalsOfStep(exitCode: number): Totals {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * What a run of mocha counts for, from what its reporter printed, without colours. A run that broke outside its tests, or
 * ran none, counts as one failure more than it reported.
 */
export function totalsOfMocha(exitCode: number, output: string): Totals {
  const passed = lastCount(output, 'passing');
  const failed = lastCount(output, 'failing');
  const broke = (exitCode !== 0 && failed === 0) || passed + failed === 0;
  return { passed, failed: broke ? failed + 1 : failed };
}

/** The last one: a test may print such a line itself. */
function lastCount(output: string, word: 'passing' | 'failing'): number {
  const counts = [...output.matchAll(new RegExp(String.raw`^\s*(\d+) ${word}\b`, 'gm'))];
  return Number(counts.at(-1)?.[1] ?? 0);
}
