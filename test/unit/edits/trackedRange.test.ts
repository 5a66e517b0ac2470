import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  mixesLines,
  reachesEnd,
  shiftRange,
  shiftRanges,
  type TextPosition,
  type TextRange,
} from '../../../src/core/edits/trackedRange.ts';

const seed = 20_261_123;

/** A document as an editor keeps it, to try changes on. */
function offsetAt(text: string, { line, character }: TextPosition): number {
  const before = text.split('\n').slice(0, line);
  return before.reduce((sum, { length }) => sum + length + 1, 0) + character;
}

function positionAt(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function textIn(text: string, { start, end }: TextRange): string {
  return text.slice(offsetAt(text, start), offsetAt(text, end));
}

const document = 'one\ntwo\nthree\nfour\nfive';
const range: TextRange = { start: { line: 1, character: 0 }, end: { line: 2, character: 5 } };

function change(start: number, end: number, text: string): { after: string; shifted: TextRange } {
  const replaced = { start: positionAt(document, start), end: positionAt(document, end) };
  const after = document.slice(0, start) + text + document.slice(end);
  return { after, shifted: shiftRange(range, { range: replaced, text }) };
}

describe('shiftRange', () => {
  const start = document.indexOf('two');
  const end = document.indexOf('\nfour');

  it('follows lines that come and go above', () => {
    assert.deepEqual(change(0, 0, 'zero\n').shifted, {
      start: { line: 2, character: 0 },
      end: { line: 3, character: 5 },
    });
    assert.deepEqual(change(0, start, '').shifted, {
      start: { line: 0, character: 0 },
      end: { line: 1, character: 5 },
    });
  });

  it('leaves lines outside that are put in right above and right below', () => {
    const above = change(start, start, 'new\n');
    assert.equal(textIn(above.after, above.shifted), 'two\nthree');
    const below = change(end, end, '\nnew');
    assert.equal(textIn(below.after, below.shifted), 'two\nthree');
  });

  it('takes in what is typed on its first and last line', () => {
    for (const [at, expected] of [
      [start, 'xtwo\nthree'],
      [end, 'two\nthreex'],
      [start + 1, 'txwo\nthree'],
    ] as const) {
      const { after, shifted } = change(at, at, 'x');
      assert.equal(textIn(after, shifted), expected);
    }
  });

  it('keeps its lines when the line ending above or below is lost', () => {
    for (const { after, shifted } of [change(start - 1, start, ''), change(end, end + 1, '')]) {
      assert.equal(textIn(after, shifted), 'two\nthree');
    }
  });

  it('never loses or moves the text of the range by a change outside', () => {
    fc.assert(
      fc.property(fc.nat(document.length), fc.nat(document.length), insertion, (one, other, text) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const { after, shifted } = change(from, to, text);
        if (from <= end && to >= start) return;
        assert.equal(textIn(after, shifted), 'two\nthree');
        assert.equal(shifted.start.character, 0);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('keeps around its text what an edit within it leaves there', () => {
    fc.assert(
      fc.property(fc.nat(end - start), fc.nat(end - start), insertion, (one, other, text) => {
        const from = start + Math.min(one, other);
        const to = start + Math.max(one, other);
        const { after, shifted } = change(from, to, text);
        // Whole lines right above or below are outside.
        if (from === to && (from === start || from === end)) return;
        const expected = document.slice(start, from) + text + document.slice(to, end);
        assert.equal(textIn(after, shifted), expected);
      }),
      { seed, numRuns: 2000 },
    );
  });
});

describe('shiftRanges', () => {
  it('follows several changes one after the other, each in places after those before it', () => {
    const below: TextRange = { start: { line: 4, character: 0 }, end: { line: 4, character: 4 } };
    const top = { line: 0, character: 0 };
    const line = { line: 1, character: 0 };
    const changes = [
      { range: { start: top, end: top }, text: 'zero\n' },
      { range: { start: line, end: { line: 2, character: 0 } }, text: '' },
      { range: { start: line, end: line }, text: 'x' },
    ];
    assert.deepEqual(shiftRanges([range, below], changes), [
      { start: { line: 1, character: 0 }, end: range.end },
      below,
    ]);
    assert.deepEqual(shiftRanges([], changes), []);
  });
});

/** What stands between two lines, at the given characters there. */
function between(start: number, from: number, end: number, to: number): TextRange {
  return { start: { line: start, character: from }, end: { line: end, character: to } };
}

const inside = between(10, 0, 19, 5);

describe('reachesEnd', () => {
  for (const [what, replaced, expected] of [
    ['well above', between(0, 0, 8, 3), false],
    ['on the line above', between(9, 0, 9, 0), true],
    ['on the first line', between(10, 2, 10, 2), true],
    ['well within', between(12, 0, 17, 0), false],
    ['on the last line', between(19, 5, 19, 5), true],
    ['well below', between(21, 0, 25, 0), false],
    ['over all of it', between(0, 0, 30, 0), true],
  ] as const)
    it(`is ${expected} for a change ${what}`, () => {
      assert.equal(reachesEnd(inside, { range: replaced, text: 'x' }), expected);
    });
});

describe('mixesLines', () => {
  for (const [what, replaced, text, expected] of [
    ['over both ends', between(2, 0, 30, 0), 'x\ny\n', true],
    ['over both ends that puts in no more than a piece of a line', between(2, 0, 30, 0), 'x', false],
    ['over both ends that only takes out', between(2, 0, 30, 0), '', false],
    ['of exactly its lines, with the ending after them', between(10, 0, 20, 0), 'x\ny\n', false],
    ['of exactly its lines, without an ending', between(10, 0, 19, 5), 'x\ny', false],
    ['of exactly its lines, with the ending before them', between(9, 4, 19, 5), '\nx\ny', false],
    ['of its first line and the one above', between(9, 0, 11, 0), 'x\ny\n', true],
    ['of its last line and the one below', between(19, 0, 21, 0), 'x\ny\n', true],
    ['of its last line and a piece of the one below', between(19, 0, 20, 3), 'x\ny', true],
    ['of lines within', between(12, 0, 14, 0), 'x\ny\n', false],
    ['of lines right above', between(8, 0, 10, 0), 'x\ny\n', false],
    ['of lines right above that come to its own', between(8, 0, 10, 0), 'x\ny', true],
    ['of lines right below', between(19, 5, 22, 3), '\nx\ny', false],
    ['of lines right below that come to its own', between(19, 5, 22, 3), 'x\ny', true],
    ['that types within its last line', between(19, 5, 19, 5), 'x\ny', false],
  ] as const)
    it(`is ${expected} for a change ${what}`, () => {
      assert.equal(mixesLines(inside, { range: replaced, text }), expected);
    });
});

const insertion = fc
  .array(fc.constantFrom('a', '\n', ' '), { maxLength: 5 })
  .map((pieces) => pieces.join(''));
