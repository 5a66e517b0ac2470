import assert from 'node:assert/strict';
import { AcceptHistory } from '../../../src/core/edits/acceptHistory.ts';

describe('AcceptHistory', () => {
  it('knows what an undo and a redo bring back, and nothing about other texts', () => {
    const history = new AcceptHistory<string>();
    history.add({ text: 'a', state: 'open' }, { text: 'A', state: 'accepted' });
    assert.equal(history.find('a', 'undo'), 'open');
    assert.equal(history.find('A', 'redo'), 'accepted');
    assert.equal(history.find('A', 'undo'), undefined);
    assert.equal(history.find('a', 'redo'), undefined);
    assert.equal(history.find('b', 'undo'), undefined);
  });

  it('goes back and forth through several steps', () => {
    const history = new AcceptHistory<number>();
    history.add({ text: 'a b', state: 2 }, { text: 'A b', state: 1 });
    history.add({ text: 'A b', state: 1 }, { text: 'A B', state: 0 });
    assert.deepEqual([history.find('A b', 'undo'), history.find('a b', 'undo')], [1, 2]);
    assert.deepEqual([history.find('A b', 'redo'), history.find('A B', 'redo')], [1, 0]);
  });

  it('tells the last of two moments with the same text', () => {
    const history = new AcceptHistory<string>();
    history.add({ text: 'a', state: 'first' }, { text: 'A', state: 'one' });
    history.add({ text: 'a', state: 'second' }, { text: 'B', state: 'two' });
    assert.equal(history.find('a', 'undo'), 'second');
    assert.equal(history.find('A', 'redo'), 'one');
  });

  it('forgets the oldest of more steps than a person takes', () => {
    const history = new AcceptHistory<number>();
    for (let step = 0; step <= 50; step += 1)
      history.add({ text: `${step}`, state: step }, { text: `${step + 1}`, state: step + 1 });
    assert.equal(history.find('0', 'undo'), undefined);
    assert.equal(history.find('1', 'undo'), 1);
    assert.equal(history.find('51', 'redo'), 51);
  });
});
