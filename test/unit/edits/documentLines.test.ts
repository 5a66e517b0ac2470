import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  documentOf,
  linesAt,
  rangeOf,
  toTextChanges,
  withLineEdits,
  type LineEdit,
} from '../../../src/core/edits/documentLines.ts';
import { withTextChanges } from '../../support/textDocument.ts';

const seed = 20_261_124;

/** From `2:0` to a position. */
function position(text: string): { line: number; character: number } {
  const [line, character] = text.split(':').map(Number);
  return { line: line!, character: character! };
}

describe('linesAt', () => {
  const lines = ['one', 'two', '', 'four'];
  const cases: readonly [what: string, start: string, end: string, firstLine: number, lines: string[]][] = [
    ['whole lines', '1:0', '3:4', 1, ['two', '', 'four']],
    ['one line', '0:0', '0:3', 0, ['one']],
    ['a part of a line, as the whole line', '0:1', '0:2', 0, ['one']],
    ['parts of two lines, as whole lines', '0:1', '1:1', 0, ['one', 'two']],
    ['a blank line', '2:0', '2:0', 2, ['']],
    ['a blank line at the end', '1:0', '2:0', 1, ['two', '']],
    ['a blank line at the start', '2:0', '3:4', 2, ['', 'four']],
    ['no line that it only begins behind', '0:3', '1:3', 1, ['two']],
    ['no line that it only ends before', '0:0', '1:0', 0, ['one']],
    ['nothing between two lines', '0:3', '1:0', 1, []],
    ['a line that is not there any more, as none', '4:0', '4:0', 4, []],
  ];
  for (const [what, start, end, firstLine, expected] of cases)
    it(`gives ${what}`, () => {
      const range = { start: position(start), end: position(end) };
      assert.deepEqual(linesAt(documentOf(lines), range), { firstLine, lines: expected });
    });

  it('gives nothing of lines that are gone, before whatever line they stood', () => {
    for (const line of [0, 2, 4]) {
      const run = { firstLine: line, lines: [] };
      assert.deepEqual(linesAt(documentOf(lines), rangeOf(run)), run);
    }
  });

  it('gives the line of an empty document', () => {
    const range = { start: position('0:0'), end: position('0:0') };
    assert.deepEqual(linesAt(documentOf(['']), range), { firstLine: 0, lines: [''] });
  });

  it('gives back the lines that a range was made of', () => {
    fc.assert(
      fc.property(someLines, fc.nat(), fc.nat(), (all, one, other) => {
        const [start, end] = [one % all.length, other % all.length].toSorted((a, b) => a - b) as [
          number,
          number,
        ];
        const run = { firstLine: start, lines: all.slice(start, end + 1) };
        assert.deepEqual(linesAt(documentOf(all), rangeOf(run)), run);
      }),
      { seed },
    );
  });
});

describe('toTextChanges', () => {
  const cases: readonly [what: string, before: string, edits: LineEdit[], after: string][] = [
    ['a line in the middle', 'a\nb\nc', [{ start: 1, end: 2, lines: ['x', 'y'] }], 'a\nx\ny\nc'],
    ['the first line', 'a\nb', [{ start: 0, end: 1, lines: ['x'] }], 'x\nb'],
    ['the last line, without an ending', 'a\nb', [{ start: 1, end: 2, lines: ['x'] }], 'a\nx'],
    ['a line before an ending at the end', 'a\nb\n', [{ start: 1, end: 2, lines: ['x'] }], 'a\nx\n'],
    ['lines put in at the end', 'a', [{ start: 1, end: 1, lines: ['x', 'y'] }], 'a\nx\ny'],
    ['a last line that goes', 'a\nb', [{ start: 1, end: 2, lines: [] }], 'a'],
    ['a first line that goes', 'a\nb', [{ start: 0, end: 1, lines: [] }], 'b'],
    ['all lines that go', 'a\nb', [{ start: 0, end: 2, lines: [] }], ''],
    ['an empty document', '', [{ start: 0, end: 1, lines: ['x'] }], 'x'],
    [
      'edits that touch at the end',
      'a\nc',
      [
        { start: 0, end: 1, lines: [] },
        { start: 1, end: 2, lines: ['x'] },
      ],
      'x',
    ],
    [
      'an edit of the last line and lines after it',
      'a\nb',
      [
        { start: 1, end: 2, lines: ['x'] },
        { start: 2, end: 2, lines: ['y'] },
      ],
      'a\nx\ny',
    ],
  ];
  for (const [what, before, edits, after] of cases)
    it(`changes ${what}`, () => {
      const changes = toTextChanges(documentOf(before.split('\n')), edits);
      assert.equal(withTextChanges(before, changes), after);
    });

  it('does to a text what the edits do to its lines, with changes that never overlap', () => {
    fc.assert(
      fc.property(
        someLines,
        fc.array(fc.tuple(fc.nat(3), fc.nat(2), newLines), { maxLength: 5 }),
        (all, steps) => {
          let next = 0;
          const edits: LineEdit[] = [];
          for (const [gap, length, lines] of steps) {
            if (next + gap > all.length) break;
            const start = next + gap;
            next = Math.min(start + length, all.length);
            edits.push({ start, end: next, lines });
          }
          const changes = toTextChanges(documentOf(all), edits);
          assert.equal(withTextChanges(all.join('\n'), changes), withLineEdits(all, edits).join('\n'));
        },
      ),
      { seed, numRuns: 3000 },
    );
  });
});

const someLines = fc.array(fc.constantFrom('a', 'bb', '', '  c'), { minLength: 1, maxLength: 8 });
const newLines = fc.array(fc.constantFrom('x', '', 'yy'), { maxLength: 2 });
