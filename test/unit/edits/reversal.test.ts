import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentOf, rangeOf, withLineEdits } from '../../../src/core/edits/documentLines.ts';
import { reversalOf, takesOut, type AcceptedStep } from '../../../src/core/edits/reversal.ts';

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

/** What a document of one part holds once all steps are taken out of it; undefined where the person typed over one. */
function without(current: string, ...steps: readonly (readonly [string, string])[]): string | undefined {
  const lines = words(current);
  const taken = steps.map(([before, after]): AcceptedStep => ({
    before: [words(before)],
    after: [words(after)],
  }));
  const { edit, isWhole } = reversalOf(taken, [rangeOf({ firstLine: 0, lines })], documentOf(lines));
  return isWhole ? edit[0]?.rewrite?.proposed.join(' ') : undefined;
}

describe('the reversal of what was accepted', () => {
  it('gives what was there before', () => {
    assert.equal(without('a B c', ['a b c', 'a B c']), 'a b c');
  });

  it('takes several steps out, each as one', () => {
    assert.equal(without('A b C', ['a b c', 'A b c'], ['A b c', 'A b C']), 'a b c');
  });

  it('leaves what was typed between the steps and after them', () => {
    assert.equal(without('A one b C two', ['a b c', 'A b c'], ['A one b c', 'A one b C']), 'a one b c two');
  });

  it('goes back to what the person had typed where they took the side of the model', () => {
    assert.equal(without('A b', ['typed b', 'A b']), 'typed b');
  });

  it('takes nothing out where a step was undone', () => {
    assert.equal(without('a b C', ['a b c', 'A b c'], ['a b c', 'a b C']), 'a b c');
    const lines = words('a b c');
    const steps = [{ before: [words('a b c')], after: [words('A b c')] }];
    const reversal = reversalOf(steps, [rangeOf({ firstLine: 0, lines })], documentOf(lines));
    assert.equal(takesOut(reversal), false);
  });

  it('is not whole where the person typed over it', () => {
    assert.equal(without('A! b c', ['a b c', 'A b c']), undefined);
  });

  it('gives any text before any one step, whatever was typed elsewhere', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.uniqueArray(line, { minLength: 4, maxLength: 12 }),
        fc.uniqueArray(line, { maxLength: 3 }),
        fc.nat(),
        (base, inserted, at) => {
          const start = at % (base.length - 2);
          const theirs = inserted.map((text) => `model ${text}`);
          const after = withLineEdits(base, [{ start, end: start + 1, lines: theirs }]);
          const typed = [...after, 'typed'];
          const { edit } = reversalOf(
            [{ before: [base], after: [after] }],
            [rangeOf({ firstLine: 0, lines: typed })],
            documentOf(typed),
          );
          assert.deepEqual(edit[0]?.rewrite?.proposed.toSorted(), ['typed', ...base].toSorted());
        },
      ),
      { seed: 20_261_124 },
    );
  });
});
