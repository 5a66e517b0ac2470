import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FollowingDiff } from '../../../../src/core/edits/diff/followingDiff.ts';
import { StreamingDiff } from '../../../../src/core/edits/diff/streamingDiff.ts';

const seed = 20_261_124;

function fresh(original: readonly string[], lines: readonly string[]): StreamingDiff {
  const diff = new StreamingDiff(original);
  for (const line of lines) diff.push(line);
  return diff;
}

describe('FollowingDiff', () => {
  it('says of a growing text what has changed so far, and at the end what has', () => {
    const diff = new FollowingDiff(['a', 'b', 'c']);
    assert.deepEqual(diff.update([]), []);
    assert.deepEqual(diff.update(['a', 'x']), [
      { originalStart: 1, originalLines: [], replacementLines: ['x'] },
    ]);
    assert.deepEqual(diff.finish(['a', 'x']), [
      { originalStart: 1, originalLines: ['b', 'c'], replacementLines: ['x'] },
    ]);
  });

  it('starts over when an earlier line changes or goes', () => {
    const original = ['a', 'b', 'c'];
    const diff = new FollowingDiff(original);
    diff.update(['x', 'y', 'b']);
    assert.deepEqual(diff.update(['a', 'y', 'b']), fresh(original, ['a', 'y', 'b']).hunks());
    assert.deepEqual(diff.update(['a']), []);
    assert.deepEqual(diff.finish(['a', 'b', 'c']), []);
  });

  it('does not mind when the list it was given is changed later', () => {
    const diff = new FollowingDiff(['a', 'b']);
    const lines = ['a', 'x'];
    diff.update(lines);
    lines[1] = 'b';
    assert.deepEqual(diff.finish(lines), []);
  });

  it('gives what a comparison from the start gives, whatever lists came before', () => {
    const someLines = fc.array(fc.constantFrom('a', 'b', '}', '', '  x'), { maxLength: 20 });
    const steps = fc.array(fc.tuple(fc.nat(20), someLines), { maxLength: 8 });
    fc.assert(
      fc.property(someLines, steps, (original, edits) => {
        const diff = new FollowingDiff(original);
        let lines: readonly string[] = [];
        for (const [kept, more] of edits) {
          lines = [...lines.slice(0, kept), ...more];
          assert.deepEqual(diff.update(lines), fresh(original, lines).hunks());
        }
        assert.deepEqual(diff.finish(lines), fresh(original, lines).finish());
      }),
      { seed },
    );
  });
});
