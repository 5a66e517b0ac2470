/**
 * `StreamingDiff`, line by line, against one pass of `fast-myers-diff` over the finished texts (the fastest whole diff
 * there is, and always the smallest edit). Both get strings of their own, made anew for each round, as they come from a
 * stream: neither may profit from hashes or from sameness that an earlier round has left in them.
 */
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { diff as fastMyersDiff } from 'fast-myers-diff';
import type { Hunk } from '../../src/core/edits/diff/hunk.ts';
import { diffLines } from '../../src/core/edits/diff/lineDiff.ts';
import { StreamingDiff } from '../../src/core/edits/diff/streamingDiff.ts';
import { claim, finish, median } from '../support/bench.ts';
import { changeLines, codeLines, seededRandom } from '../support/changedCode.ts';
import { applyHunks, countChanges } from '../support/hunks.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { type: 'minor' }) => void;

/** Moves what has just been made out of the way of the next timing. Compiled code stays, as it would not in a major one. */
function settle(): void {
  collect({ type: 'minor' });
  collect({ type: 'minor' });
}

const warmUp = 5;

interface Texts {
  readonly original: readonly string[];
  readonly replacement: readonly string[];
}

interface Run {
  readonly time: number;
  /** The longest that any one push, or the end, took. */
  readonly worst: number;
  readonly changes: number;
  readonly hunks: number;
}

function textsOf(lines: number, share: number, seed: number): Texts {
  const random = seededRandom(seed);
  const original = codeLines(lines, random);
  return { original, replacement: changeLines(original, share, random) };
}

/** The same lines in strings that nobody has read yet. */
function copy({ original, replacement }: Texts): Texts {
  return { original: original.join('\n').split('\n'), replacement: replacement.join('\n').split('\n') };
}

function changesIn(hunks: readonly Hunk[]): number {
  const { added, removed } = countChanges(hunks);
  return added + removed;
}

function stream({ original, replacement }: Texts): Run {
  let worst = 0;
  const start = performance.now();
  const diff = new StreamingDiff(original);
  let last = performance.now();
  const lap = (): void => {
    const now = performance.now();
    worst = Math.max(worst, now - last);
    last = now;
  };
  for (const line of replacement) {
    diff.push(line);
    lap();
  }
  const hunks = diff.finish();
  lap();
  return { time: last - start, worst, changes: changesIn(hunks), hunks: hunks.length };
}

function whole({ original, replacement }: Texts): Run {
  const start = performance.now();
  let changes = 0;
  let hunks = 0;
  for (const [from, to, replacementFrom, replacementTo] of fastMyersDiff([...original], [...replacement])) {
    changes += to - from + replacementTo - replacementFrom;
    hunks += 1;
  }
  const time = performance.now() - start;
  return { time, worst: time, changes, hunks };
}

function atOnce({ original, replacement }: Texts): Run {
  const start = performance.now();
  const hunks = diffLines(original, replacement);
  const time = performance.now() - start;
  return { time, worst: time, changes: changesIn(hunks), hunks: hunks.length };
}

/** The median run of each, in turns, the first of a round another each time: whoever comes first has a colder machine. */
function measure<Name extends string>(
  works: Readonly<Record<Name, (texts: Texts) => Run>>,
  texts: Texts,
  rounds: number,
): Record<Name, Run> {
  const entries = Object.entries(works) as [Name, (texts: Texts) => Run][];
  const runs = new Map(entries.map(([name]) => [name, [] as Run[]]));
  for (let round = -warmUp; round < rounds; round += 1) {
    const first = (round + warmUp) % entries.length;
    for (const [name, work] of [...entries.slice(first), ...entries.slice(0, first)]) {
      const own = copy(texts);
      settle();
      const run = work(own);
      if (round >= 0) runs.get(name)!.push(run);
    }
  }
  const medians = [...runs].map(([name, all]) => {
    const middle = { time: median(all.map((run) => run.time)), worst: median(all.map((run) => run.worst)) };
    return [name, { ...all[0]!, ...middle }];
  });
  return Object.fromEntries(medians) as Record<Name, Run>;
}

function print(name: string, { time, changes, hunks }: Run): void {
  console.log(
    `     ${name}: ${time.toFixed(1)} ms, ${String(changes)} changed lines in ${String(hunks)} hunks`,
  );
}

function percent(share: number): string {
  return `${String(share * 100)} %`;
}

for (const share of [0.05, 0.5]) {
  const texts = textsOf(20_000, share, 20_261_124);
  const name = `20,000 lines, ${percent(share)} changed`;
  console.log(`\n${name}`);
  const streamed = new StreamingDiff(texts.original);
  for (const line of texts.replacement) streamed.push(line);
  assert.deepEqual(applyHunks(texts.original, streamed.finish()), texts.replacement);
  const runs = measure({ stream, whole, atOnce }, texts, share < 0.1 ? 25 : 9);
  print('line by line', runs.stream);
  print('diffLines', runs.atOnce);
  print('fast-myers-diff, once', runs.whole);
  claim(`${name}: time line by line / one whole diff`, runs.stream.time / runs.whole.time, '<=', 1);
  claim(`${name}: time of diffLines / one whole diff`, runs.atOnce.time / runs.whole.time, '<=', 1);
  claim(`${name}: changed lines / fewest`, runs.stream.changes / runs.whole.changes, '<=', 1.01);
  claim(`${name}: changed lines of diffLines / fewest`, runs.atOnce.changes / runs.whole.changes, '<=', 1.01);
  claim(`${name}: longest single push or end, ms`, runs.stream.worst, '<=', 5);
}

console.log('\nlinear: ten times the lines');
for (const share of [0.05, 0.5]) {
  const large = textsOf(20_000, share, 7);
  // Ten different small ones, so that both are as many lines and as much memory. The fastest of 25 rounds each: what
  // else the machine does only ever adds, and it adds more often to a longer run.
  const small = Array.from({ length: 10 }, (_, index) => textsOf(2000, share, 100 + index));
  const fastest = [large, ...small].map(() => Infinity);
  for (let round = 0; round < 25; round += 1) {
    const texts = [large, ...small].map(copy);
    settle();
    for (const [index, own] of texts.entries()) fastest[index] = Math.min(fastest[index]!, stream(own).time);
  }
  const [time = NaN, ...times] = fastest;
  const mean = times.reduce((sum, one) => sum + one, 0) / times.length;
  console.log(`     ${time.toFixed(2)} ms against ${mean.toFixed(2)} ms`);
  claim(`${percent(share)} changed: time for 20,000 lines / for 2,000`, time / mean, '<=', 15);
}

console.log('\n2,000 lines: against a whole diff for every line that arrives');
for (const share of [0.05, 0.5]) {
  const texts = textsOf(2000, share, 11);
  // 40 of the prefixes, evenly spread, stand for all of them: every one would take minutes.
  const sampled = 40;
  const every = (all: Texts): Run => {
    const lengths = Array.from({ length: sampled }, (_, index) => (index + 0.5) / sampled);
    const runs = lengths.map((part) => {
      const replacement = all.replacement.slice(0, Math.round(part * all.replacement.length));
      return whole({ original: all.original, replacement });
    });
    const time = (runs.reduce((sum, run) => sum + run.time, 0) / sampled) * all.replacement.length;
    return { ...runs.at(-1)!, time };
  };
  const runs = measure({ stream, every }, texts, 7);
  console.log(`     ${runs.stream.time.toFixed(2)} ms against ${(runs.every.time / 1000).toFixed(1)} s`);
  claim(`${percent(share)} changed: times the speed`, runs.every.time / runs.stream.time, '>=', 1000);
}

console.log('\n2,000 lines indented anew');
{
  const random = seededRandom(13);
  const original = codeLines(3000, random)
    .filter((line) => line !== '')
    .slice(0, 2000)
    .map((line) => `\t${line}`);
  const texts = { original, replacement: original.map((line) => line.replace('\t', '    ')) };
  const hunks = diffLines(texts.original, texts.replacement);
  assert.deepEqual(countChanges(hunks), { added: 2000, removed: 2000 });
  const runs = measure({ stream, whole }, texts, 15);
  assert.equal(runs.stream.changes, 4000);
  print('line by line', runs.stream);
  print('fast-myers-diff, once', runs.whole);
  claim('time line by line / one whole diff', runs.stream.time / runs.whole.time, '<=', 1);
  claim('longest single push or end, ms', runs.stream.worst, '<=', 5);
}
finish();
