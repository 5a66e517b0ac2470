import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentOf, linesAt, rangeOf } from '../../../src/core/edits/documentLines.ts';
import { relocate } from '../../../src/core/edits/relocate.ts';

const seed = 20_261_124;
const words = (text: string): readonly string[] => text.split(' ');

describe('relocate', () => {
  const before = 'one a b four five';
  const cases: readonly [what: string, after: string, there: string][] = [
    ['nothing changed', 'one a b four five', 'a b'],
    ['lines came above', 'n m one a b four five', 'a b'],
    ['lines came right above', 'one n a b four five', 'a b'],
    ['lines came right below', 'one a b n four five', 'a b'],
    ['all lines above went', 'a b four five', 'a b'],
    ['all lines below went', 'one a b', 'a b'],
    ['lines around went', 'a b', 'a b'],
    ['the line above is another', 'n a b four five', 'a b'],
    ['the line below is another', 'one a b n five', 'a b'],
    ['a line within is another', 'one a n four five', 'a n'],
    ['a line came within', 'one a n b four five', 'a n b'],
    ['all its lines are others', 'one n m k four five', 'n m k'],
    ['its last line went', 'one a four five', 'a'],
    ['its first line went', 'one b four five', 'b'],
    ['all its lines went', 'one four five', ''],
    ['all went from it to the end', 'one', ''],
    ['its first line and the one above are others', 'n m b four five', 'm b'],
    ['its last line and the one below are others', 'one a n m five', 'a n'],
    ['all lines are others', 'k l m n p', 'l m'],
    ['more lines came in place of all', 'k l m x n p', 'l m x'],
    ['fewer lines came in place of all', 'k l m n', 'l'],
    ['one line came in place of all', 'k', ''],
  ];
  for (const [what, after, there] of cases)
    it(`finds the lines of a file that was closed when ${what}`, () => {
      const range = rangeOf({ firstLine: 1, lines: ['a', 'b'] });
      const moved = relocate(range, words(before), words(after));
      assert.equal(linesAt(documentOf(words(after)), moved).lines.join(' '), there);
    });

  it('finds lines that are indented in another way, as all others are', () => {
    const before = ['if (a)', '  {', '  b();', '  c();', '  }', 'd();'];
    const after = ['if (a) {', '    b();', '', '    c();', '}', 'd( );'];
    const range = rangeOf({ firstLine: 2, lines: before.slice(2, 4) });
    assert.deepEqual(relocate(range, before, after), rangeOf({ firstLine: 1, lines: after.slice(1, 4) }));
  });

  it('finds lines again that come back where all were deleted', () => {
    const gone = rangeOf({ firstLine: 1, lines: [] });
    const moved = relocate(gone, words('one four'), words('one a b four'));
    assert.deepEqual(moved, rangeOf({ firstLine: 1, lines: ['a', 'b'] }));
    assert.deepEqual(
      relocate(gone, words('one four'), words('n one four')),
      rangeOf({ firstLine: 2, lines: [] }),
    );
  });

  it('finds lines at the end of a file, where lines came after them', () => {
    const range = rangeOf({ firstLine: 1, lines: ['b'] });
    assert.deepEqual(relocate(range, ['a', 'b'], ['a', 'b', 'c', '']), range);
  });

  it('finds lines that nobody touched, whatever happened around them', () => {
    const around = fc.uniqueArray(
      fc.nat(999).map((number) => `x${number}`),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(around, around, around, around, (above, below, newAbove, newBelow) => {
        const lines = ['a', '', 'b'];
        const range = rangeOf({ firstLine: above.length, lines });
        const after = [...newAbove, ...lines, ...newBelow];
        assert.deepEqual(
          relocate(range, [...above, ...lines, ...below], after),
          rangeOf({ firstLine: newAbove.length, lines }),
        );
      }),
      { seed, numRuns: 1000 },
    );
  });
});
