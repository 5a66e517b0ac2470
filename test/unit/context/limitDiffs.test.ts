import assert from 'node:assert/strict';
import { limitDiffs } from '../../../src/core/context/limitDiffs.ts';

const file = (path: string, lines: number): { path: string; diff: string } => ({
  path,
  diff: `diff --git a/${path} b/${path}\n${'+line\n'.repeat(lines)}`,
});

describe('limitDiffs', () => {
  it('joins all that fits', () => {
    const { text, leftOut } = limitDiffs([file('a', 1), file('b', 1)], 1000);
    assert.equal(text, 'diff --git a/a b/a\n+line\ndiff --git a/b b/b\n+line');
    assert.deepEqual(leftOut, []);
  });

  it('leaves out whole files, and goes on with smaller ones', () => {
    const { text, leftOut } = limitDiffs([file('a', 1), file('big', 1000), file('c', 1)], 100);
    assert.deepEqual(leftOut, ['big']);
    assert.ok(text.includes('a/a') && text.includes('a/c') && !text.includes('big'));
  });

  it('keeps nothing when nothing fits', () => {
    assert.deepEqual(limitDiffs([file('a', 5)], 0), { text: '', leftOut: ['a'] });
  });
});
