import assert from 'node:assert/strict';
import { AcceptHistory } from '../../../src/core/edits/acceptHistory.ts';

describe('AcceptHistory', () => {
  it('knows what an undo and a redo bring back, and nothing about other texts', () => {
    const history = new AcceptHistory<string>();
    history.add({ text: 'a', state: 'open' }, { text: 'A', state: 'accepted' });
    const [open, accepted] = [
      { text: 'a', state: 'open' },
      { text: 'A', state: 'accepted' },
    ];
    assert.equal(history.find('a', 'undo', accepted), 'open');
    assert.equal(history.find('A', 'redo', open), 'accepted');
    assert.equal(history.find('A', 'undo', open), undefined);
    assert.equal(history.find('a', 'redo', accepted), undefined);
    assert.equal(history.find('b', 'undo', accepted), undefined);
  });

  it('does not take typing that is undone for an accepted edit', () => {
    const history = new AcceptHistory<string>();
    history.add({ text: 'a', state: 'open' }, { text: 'A', state: 'accepted' });
    assert.equal(history.find('a', 'undo', { text: 'ab', state: 'rejected' }), undefined);
    assert.equal(history.find('A', 'redo', { text: 'ab', state: 'rejected' }), undefined);
  });

  it('goes back and forth through several steps', () => {
    const history = new AcceptHistory<number>();
    const moments = ['a b', 'A b', 'A B'].map((text, index) => ({ text, state: 2 - index }));
    const [none, first, both] = moments as [(typeof moments)[0], (typeof moments)[0], (typeof moments)[0]];
    history.add(none, first);
    history.add(first, both);
    assert.deepEqual([history.find('A b', 'undo', both), history.find('a b', 'undo', first)], [1, 2]);
    assert.deepEqual([history.find('A b', 'redo', none), history.find('A B', 'redo', first)], [1, 0]);
  });

  it('comes back to a moment as it was left', () => {
    const history = new AcceptHistory<string>();
    history.add({ text: 'a', state: 'two open' }, { text: 'A', state: 'one open' });
    assert.equal(history.find('a', 'undo', { text: 'A', state: 'rejected' }), 'two open');
    assert.equal(history.find('A', 'redo', { text: 'a', state: 'one of two open' }), 'rejected');
    assert.equal(history.find('a', 'undo', { text: 'A', state: 'rejected' }), 'one of two open');
  });

  it('forgets the oldest of more steps than a person takes', () => {
    const history = new AcceptHistory<number>();
    for (let step = 0; step <= 50; step += 1)
      history.add({ text: `${step}`, state: step }, { text: `${step + 1}`, state: step + 1 });
    assert.equal(history.find('0', 'undo', { text: '1', state: 1 }), undefined);
    assert.equal(history.find('1', 'undo', { text: '2', state: 2 }), 1);
    assert.equal(history.find('51', 'redo', { text: '50', state: 50 }), 51);
  });

  it('forgets the oldest of texts that are too long together, but never the last', () => {
    const history = new AcceptHistory<number>();
    const long = 'x'.repeat(6_000_000);
    for (let step = 0; step < 3; step += 1)
      history.add({ text: `${long}${step}`, state: step }, { text: `${long}${step + 1}`, state: step + 1 });
    assert.equal(history.find(`${long}0`, 'undo', { text: `${long}1`, state: 1 }), undefined);
    assert.equal(history.find(`${long}2`, 'undo', { text: `${long}3`, state: 3 }), 2);
    const huge = long.repeat(2);
    history.add({ text: huge, state: 4 }, { text: `${huge}!`, state: 5 });
    assert.equal(history.find(`${long}2`, 'undo', { text: `${long}3`, state: 3 }), undefined);
    assert.equal(history.find(huge, 'undo', { text: `${huge}!`, state: 5 }), 4);
  });
});
