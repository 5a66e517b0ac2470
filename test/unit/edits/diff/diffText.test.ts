import assert from 'node:assert/strict';
import { headOfDiff, tailOfDiff } from '../../../../src/core/edits/diff/diffText.ts';

const many = Array.from({ length: 65 }, (_, index) => `+${index}`);

function shownIn({ markdown }: { markdown: string }): readonly string[] {
  return markdown.split('\n').slice(1, -1);
}

describe('headOfDiff', () => {
  it('is nothing of no lines', () => {
    assert.deepEqual(headOfDiff([]), { markdown: '', hidden: 0, isTail: false });
  });

  it('is a fence that nothing in the lines can end', () => {
    assert.equal(headOfDiff(['-a', '+```']).markdown, '````diff\n-a\n+```\n````');
  });

  it('shows as much as a screen holds, from the first line', () => {
    assert.equal(headOfDiff(many.slice(0, 60)).hidden, 0);
    const head = headOfDiff(many);
    assert.equal(head.hidden, 5);
    assert.deepEqual(shownIn(head), many.slice(0, 60));
  });
});

describe('tailOfDiff', () => {
  it('shows as much as is in view without scrolling, to the last line', () => {
    const tail = tailOfDiff(many, 0);
    assert.equal(tail.hidden, 49);
    assert.deepEqual(shownIn(tail), many.slice(49));
  });

  it('never gets lower, and never higher than that', () => {
    assert.deepEqual(shownIn(tailOfDiff(['+a'], 3)), ['+a', ' ', ' ']);
    assert.deepEqual(shownIn(tailOfDiff(['+a', '+b'], 1)), ['+a', '+b']);
    assert.equal(shownIn(tailOfDiff(['+a'], 1000)).length, 16);
    assert.equal(tailOfDiff(['+a'], 1000).hidden, 0);
  });

  it('is nothing of no lines, unless there were some before', () => {
    assert.deepEqual(tailOfDiff([], 0), { markdown: '', hidden: 0, isTail: true });
    assert.deepEqual(shownIn(tailOfDiff([], 2)), [' ', ' ']);
  });
});
