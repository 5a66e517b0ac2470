import { performance } from 'node:perf_hooks';

/** A piece of work to time. Whatever it needs is made before. */
export type Work = () => unknown;

/** The middle value; of an even number of values, the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * Times several works in turn, round after round, in this process, so that whatever else the machine does falls on all
 * of them alike. The first rounds only warm up.
 * @returns the median time of each work, in milliseconds.
 */
export async function compare<Name extends string>(
  works: Readonly<Record<Name, Work>>,
  { rounds = 15, warmUp = 3 } = {},
): Promise<Record<Name, number>> {
  const entries = Object.entries(works) as [Name, Work][];
  const times = new Map(entries.map(([name]) => [name, [] as number[]]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const [name, work] of entries) {
      const start = performance.now();
      await work();
      if (round >= 0) times.get(name)?.push(performance.now() - start);
    }
  }
  const medians = entries.map(([name]) => [name, median(times.get(name) ?? [])]);
  return Object.fromEntries(medians) as Record<Name, number>;
}

const failures: string[] = [];

/** Prints whether a measured value keeps what the project says of it. */
export function claim(name: string, value: number, relation: '>=' | '<=', limit: number): void {
  const holds = relation === '>=' ? value >= limit : value <= limit;
  const line = `${name}: ${value.toFixed(2)} (claimed ${relation} ${String(limit)})`;
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${line}`);
  if (!holds) failures.push(line);
}

/** To be called last: the process ends with 1 when a claim did not hold. */
export function finish(): void {
  if (failures.length === 0) return;
  console.log(`\n${String(failures.length)} claim(s) did not hold:\n  ${failures.join('\n  ')}`);
  process.exitCode = 1;
}
