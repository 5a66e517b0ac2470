/**
 * 10,000 random interleavings of a model's lines, typing in and around the range, save, undo, redo, accept and reject by
 * hunk, in the core alone. What has to hold after each step is in test/support/interleaving.ts.
 */
import { performance } from 'node:perf_hooks';
import { claim, finish } from '../support/bench.ts';
import { playInterleavings } from '../support/interleavings.ts';

const runs = 10_000;
const seed = Number(process.argv[2] ?? 20_261_124);
const start = performance.now();
const { runs: played, ...coverage } = playInterleavings(seed, runs);
const seconds = (performance.now() - start) / 1000;

console.log(`Interleavings with the seed ${seed}, ${seconds.toFixed(1)} s:`);
for (const [name, count] of Object.entries(coverage)) console.log(`  ${String(count).padStart(8)} ${name}`);
claim('interleavings played, and nothing lost, doubled or misplaced in any', played, '>=', runs);
claim('hunks accepted', coverage.accepted, '>=', runs);
claim('of them conflicts', coverage.conflictsAccepted, '>=', runs / 10);
claim('hunks rejected', coverage.rejected, '>=', runs / 10);
claim('accepted edits undone', coverage.acceptsUndone, '>=', runs / 10);
claim('merges that diff3 made alike', coverage.merged, '>=', runs / 10);
finish();
