import fc from 'fast-check';
import { Interleaving, type Coverage } from './interleaving.ts';
import type { PlannedPart } from './proposalDesk.ts';

/** One thing that happens; the numbers choose where and what, out of what there is then. */
export interface Step {
  readonly kind: 'model' | 'type' | 'save' | 'undo' | 'redo' | 'accept' | 'acceptAll' | 'reject';
  readonly one: number;
  readonly other: number;
  readonly how: number;
}

export interface Scene {
  readonly lines: readonly string[];
  readonly plan: readonly PlannedPart[];
}

export const noCoverage: Coverage = {
  runs: 0,
  steps: 0,
  typed: 0,
  accepted: 0,
  acceptedTogether: 0,
  conflicts: 0,
  conflictsAccepted: 0,
  rejected: 0,
  undone: 0,
  acceptsUndone: 0,
  redone: 0,
  merged: 0,
  refused: 0,
};

/**
 * Plays random interleavings and checks all that has to hold after each step.
 * @returns what was played. @throws Error with the seed and the shrunk steps, where something does not hold.
 */
export function playInterleavings(seed: number, runs: number): Coverage {
  const coverage = { ...noCoverage };
  fc.assert(
    fc.property(scene, fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), (where, steps) => {
      const play = new Interleaving(where, coverage);
      for (const each of steps) play.step(each);
      play.end();
    }),
    { seed, numRuns: runs },
  );
  return coverage;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 9, arbitrary: fc.constant('type' as const) },
    { weight: 7, arbitrary: fc.constant('model' as const) },
    { weight: 5, arbitrary: fc.constant('undo' as const) },
    { weight: 3, arbitrary: fc.constant('redo' as const) },
    { weight: 6, arbitrary: fc.constant('accept' as const) },
    { weight: 1, arbitrary: fc.constant('acceptAll' as const) },
    { weight: 2, arbitrary: fc.constant('reject' as const) },
    { weight: 1, arbitrary: fc.constant('save' as const) },
  ),
  one: fc.nat(999),
  other: fc.nat(999),
  how: fc.nat(999),
});

/** Line edits of the model: where, how many lines go, how many come. */
const modelEdits = fc.array(fc.record({ at: fc.nat(9), removed: fc.nat(2), added: fc.nat(2) }), {
  minLength: 1,
  maxLength: 4,
});

const scene: fc.Arbitrary<Scene> = fc
  .record({
    above: fc.nat(2),
    below: fc.nat(2),
    parts: fc.array(
      fc.record({ length: fc.integer({ min: 1, max: 8 }), gap: fc.nat(2), edits: modelEdits }),
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
  })
  .map(({ above, below, parts }) => {
    const lines = numbered('o', 0, above);
    const plan: PlannedPart[] = [];
    for (const { length, gap, edits } of parts) {
      if (plan.length > 0) lines.push(...numbered('o', lines.length, gap));
      const base = numbered('b', lines.length, length);
      plan.push({ firstLine: lines.length, base, proposed: rewritten(base, edits, plan.length) });
      lines.push(...base);
    }
    lines.push(...numbered('o', lines.length, below));
    return { lines, plan };
  });

function rewritten(
  base: readonly string[],
  edits: readonly { readonly at: number; readonly removed: number; readonly added: number }[],
  part: number,
): readonly string[] {
  const proposed = edits.reduce<readonly string[]>(
    (lines, { at, removed, added }, index) =>
      lines.toSpliced(at % (lines.length + 1), removed, ...numbered('m', 100 * part + 10 * index, added)),
    base,
  );
  return proposed.length === 0 || proposed.join() === base.join() ? [`m${900 + part}();`, ...base] : proposed;
}

/** Lines that all differ, and tell where they come from. */
function numbered(name: string, first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}${first + index}();`);
}
