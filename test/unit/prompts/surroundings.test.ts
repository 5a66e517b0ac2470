import assert from 'node:assert/strict';
import { trimSurroundings } from '../../../src/core/prompts/surroundings.ts';

const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `line ${index}\n`).join('');

describe('trimSurroundings', () => {
  it('keeps everything that is near and fits', () => {
    const around = { before: 'a\nb\n', after: '\nc\nd' };
    assert.deepEqual(trimSurroundings(around, 1000), around);
  });

  it('keeps at most 60 lines before and 40 after, the nearest', () => {
    const { before, after } = trimSurroundings({ before: lines(100), after: lines(100) }, 100_000);
    assert.ok(before.startsWith('line 40\n') && before.endsWith('line 99\n'));
    assert.ok(after.startsWith('line 0\n') && after.endsWith('line 39\n'));
  });

  it('keeps whole lines within the tokens it is given', () => {
    const { before, after } = trimSurroundings({ before: lines(50), after: lines(30) }, 40);
    assert.ok(before.endsWith('line 49\n') && before.startsWith('line '));
    assert.ok(before.length < lines(50).length && after.length < lines(30).length);
  });

  it('keeps nothing when there is no room', () => {
    assert.deepEqual(trimSurroundings({ before: 'a\n', after: 'b' }, 0), { before: '', after: '' });
  });
});
