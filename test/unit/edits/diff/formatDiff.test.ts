import assert from 'node:assert/strict';
import { formatDiff } from '../../../../src/core/edits/diff/formatDiff.ts';
import { diffLines } from '../../../../src/core/edits/diff/lineDiff.ts';

const numbers = Array.from({ length: 20 }, (_, index) => String(index + 1));

function format(
  original: readonly string[],
  replacement: readonly string[],
  firstLine = 1,
): readonly string[] {
  return formatDiff(original, diffLines(original, replacement), firstLine).split('\n');
}

describe('formatDiff', () => {
  it('shows three lines around a change', () => {
    const changed = numbers.with(9, 'ten');
    const expected = ['@@ -7,7 +7,7 @@', ' 7', ' 8', ' 9', '-10', '+ten', ' 11', ' 12', ' 13'];
    assert.deepEqual(format(numbers, changed), expected);
  });

  it('needs no header where it begins at the first line', () => {
    assert.deepEqual(format(['a', 'b'], ['a', 'c']), [' a', '-b', '+c']);
  });

  it('joins changes whose surroundings meet and parts those whose do not', () => {
    const near = format(numbers, numbers.with(2, 'x').with(9, 'y'));
    assert.equal(near.filter((line) => line.startsWith('@@')).length, 0);
    const far = format(numbers, numbers.with(2, 'x').with(10, 'y'));
    assert.deepEqual(
      far.filter((line) => line.startsWith('@@')),
      ['@@ -8,7 +8,7 @@'],
    );
  });

  it('counts lines as they stand in the file, before and after', () => {
    const changed = ['0', ...numbers.with(18, 'x')];
    assert.ok(format(numbers, changed, 101).includes('@@ -116,5 +117,5 @@'));
  });

  it('is empty without changes', () => {
    assert.equal(formatDiff(numbers, [], 1), '');
  });
});
