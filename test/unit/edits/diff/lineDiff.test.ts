import assert from 'node:assert/strict';
import fc from 'fast-check';

import { diffLines } from '../../../../src/core/edits/diff/lineDiff.ts';
import { changeLines, codeLines, seededRandom } from '../../../support/changedCode.ts';
import { applyHunks, assertSound, countChanges, fewestChanges } from '../../../support/hunks.ts';

const seed = 20_261_123;
const someLines = fc.array(fc.constantFrom('a', 'b', 'c', '', '}', '  x'), { maxLength: 30 });

describe('diffLines', () => {
  it('finds nothing between equal texts', () => {
    assert.deepEqual(diffLines(['a', 'b'], ['a', 'b']), []);
  });

  it('gives one hunk for one changed place', () => {
    assert.deepEqual(diffLines(['a', 'b', 'c'], ['a', 'x', 'y', 'c']), [
      { originalStart: 1, originalLines: ['b'], replacementLines: ['x', 'y'] },
    ]);
  });

  it('keeps lines that repeat, such as closing braces, as far as it can', () => {
    const original = ['f {', '  a', '}', 'g {', '  b', '}'];
    const hunks = diffLines(original, ['f {', '  a', '}', 'h {', '  c', '}', 'g {', '  b', '}']);
    assert.deepEqual(countChanges(hunks), { added: 3, removed: 0 });
  });

  it('gives back the replacement when its hunks are applied, in order and apart, none too many', () => {
    fc.assert(
      fc.property(someLines, someLines, (original, replacement) => {
        const hunks = diffLines(original, replacement);
        assert.deepEqual(applyHunks(original, hunks), replacement);
        assertSound(original, hunks);
        const { added, removed } = countChanges(hunks);
        assert.equal(added + removed, fewestChanges(original, replacement));
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('changes no more lines than both texts have outside of what they share at their ends', () => {
    fc.assert(
      fc.property(someLines, someLines, someLines, someLines, (head, one, other, tail) => {
        const hunks = diffLines([...head, ...one, ...tail], [...head, ...other, ...tail]);
        const { added, removed } = countChanges(hunks);
        assert.ok(added <= other.length && removed <= one.length);
      }),
      { seed },
    );
  });

  it('calls a new indentation of 2,000 lines a change of 2,000 lines', () => {
    const original = Array.from({ length: 2000 }, (_, index) => `\tline(${index % 50});`);
    const replacement = original.map((line) => line.replace('\t', '  '));
    const expected = [{ originalStart: 0, originalLines: original, replacementLines: replacement }];
    assert.deepEqual(diffLines(original, replacement), expected);
  });

  it('is close to the smallest edit where code was changed and blocks were moved', () => {
    const random = seededRandom(seed);
    for (let round = 0; round < 40; round += 1) {
      const original = codeLines(20 + Math.floor(random() * 300), random);
      const replacement = changeLines(original, random() * 0.5, random);
      const block = replacement.splice(random() * replacement.length, random() * 80);
      replacement.splice(random() * replacement.length, 0, ...block);
      const hunks = diffLines(original, replacement);
      assert.deepEqual(applyHunks(original, hunks), replacement);
      const { added, removed } = countChanges(hunks);
      assert.ok(added + removed <= 1.5 * fewestChanges(original, replacement));
    }
  });

  // Either would run into the time limit of a test, were it quadratic.
  it('copes with 20,000 lines of which half changed', () => {
    const original = Array.from({ length: 20_000 }, (_, index) => `line ${index}`);
    const replacement = original.map((line, index) => (index % 2 === 0 ? line : `${line} changed`));
    assert.deepEqual(countChanges(diffLines(original, replacement)), { added: 10_000, removed: 10_000 });
  });

  it('copes with 20,000 lines that all repeat', () => {
    const original = Array.from({ length: 20_000 }, (_, index) => `line ${index % 7}`);
    const replacement = Array.from({ length: 20_000 }, (_, index) => `line ${index % 5}`);
    assert.deepEqual(applyHunks(original, diffLines(original, replacement)), replacement);
  });
});
