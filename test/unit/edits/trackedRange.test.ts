import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shiftRange, type TextPosition, type TextRange } from '../../../src/core/edits/trackedRange.ts';

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

function change(
  start: number,
  end: number,
  text: string,
): { after: string; shifted: ReturnType<typeof shiftRange> } {
  const replaced = { start: positionAt(document, start), end: positionAt(document, end) };
  const after = document.slice(0, start) + text + document.slice(end);
  return { after, shifted: shiftRange(range, { range: replaced, text }) };
}

describe('shiftRange', () => {
  const start = document.indexOf('two');
  const end = document.indexOf('\nfour');

  it('follows lines that come and go above', () => {
    assert.deepEqual(change(0, 0, 'zero\n').shifted, {
      range: { start: { line: 2, character: 0 }, end: { line: 3, character: 5 } },
      touched: false,
    });
    assert.deepEqual(change(0, start, '').shifted, {
      range: { start: { line: 0, character: 0 }, end: { line: 1, character: 5 } },
      touched: false,
    });
  });

  it('leaves lines outside that are put in right above and right below', () => {
    const above = change(start, start, 'new\n');
    assert.equal(above.shifted.touched, false);
    assert.equal(textIn(above.after, above.shifted.range), 'two\nthree');
    const below = change(end, end, '\nnew');
    assert.equal(below.shifted.touched, false);
    assert.equal(textIn(below.after, below.shifted.range), 'two\nthree');
  });

  it('takes in what is typed on its first and last line', () => {
    for (const [at, expected] of [
      [start, 'xtwo\nthree'],
      [end, 'two\nthreex'],
      [start + 1, 'txwo\nthree'],
    ] as const) {
      const { after, shifted } = change(at, at, 'x');
      assert.equal(shifted.touched, true);
      assert.equal(textIn(after, shifted.range), expected);
    }
  });

  it('reports the loss of the line ending above or below', () => {
    for (const { after, shifted } of [change(start - 1, start, ''), change(end, end + 1, '')]) {
      assert.equal(shifted.touched, true);
      assert.equal(textIn(after, shifted.range), 'two\nthree');
    }
  });

  it('never loses or moves the text of the range by a change outside, and never calls one inside untouched', () => {
    fc.assert(
      fc.property(fc.nat(document.length), fc.nat(document.length), insertion, (one, other, text) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const { after, shifted } = change(from, to, text);
        if (shifted.touched) assert.ok(from <= end && to >= start);
        else {
          assert.ok(to <= start || from >= end);
          assert.equal(textIn(after, shifted.range), 'two\nthree');
          assert.equal(shifted.range.start.character, 0);
        }
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
        if (!shifted.touched) return;
        const expected = document.slice(start, from) + text + document.slice(to, end);
        assert.equal(textIn(after, shifted.range), expected);
      }),
      { seed, numRuns: 2000 },
    );
  });
});

const insertion = fc
  .array(fc.constantFrom('a', '\n', ' '), { maxLength: 5 })
  .map((pieces) => pieces.join(''));
