import assert from 'node:assert/strict';
import { rangeOf } from '../../../src/core/edits/documentLines.ts';
import { PlaceHistory } from '../../../src/core/edits/placeHistory.ts';

const places = (firstLine: number) => [rangeOf({ firstLine, lines: ['a'] })];

describe('PlaceHistory', () => {
  it('tells where places stood in a text, the last time that it was so', () => {
    const history = new PlaceHistory();
    history.remember('a', places(0));
    history.remember('x\na', places(1));
    assert.deepEqual(history.find('a'), places(0));
    assert.deepEqual(history.find('x\na'), places(1));
    assert.equal(history.find('b'), undefined);
    history.remember('a', places(2));
    assert.deepEqual(history.find('a'), places(2));
  });

  it('tells texts apart that differ in one character, or in the order of two', () => {
    const history = new PlaceHistory();
    const line = 'const value = 1;\n'.repeat(1000);
    history.remember(`${line}ab`, places(0));
    for (const other of ['ba', 'aa', 'ab\n', 'b', '']) assert.equal(history.find(line + other), undefined);
  });

  it('forgets the oldest of many', () => {
    const history = new PlaceHistory();
    for (let text = 0; text <= 2000; text += 1) history.remember(`${text}`, places(text));
    assert.equal(history.find('0'), undefined);
    assert.deepEqual(history.find('1'), places(1));
    assert.deepEqual(history.find('2000'), places(2000));
  });
});
