import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentOf, linesAt, rangeOf } from '../../../src/core/edits/documentLines.ts';
import { followChanges } from '../../../src/core/edits/followChanges.ts';
import { shiftRanges } from '../../../src/core/edits/trackedRange.ts';
import { reloadOf } from '../../support/reload.ts';
import { withTextChanges } from '../../support/textDocument.ts';

const seed = 20_261_124;
const lines = Array.from({ length: 60 }, (_, line) => `  line ${line};`);
const part = rangeOf({ firstLine: 20, lines: lines.slice(20, 30) });

/** The lines of ranges after the file became another on disk. */
function afterReload(after: readonly string[], ranges = [part]): readonly (readonly string[])[] {
  const [before, now] = [lines.join('\n'), after.join('\n')];
  const change = reloadOf(lines, after);
  assert.equal(withTextChanges(before, [change]), now);
  return followChanges(ranges, [change], before, now).map((range) => linesAt(documentOf(after), range).lines);
}

describe('followChanges', () => {
  it('takes in no line from outside when a file changed on disk above and below', () => {
    const after = lines.with(2, '  other;').with(55, '  other;');
    assert.deepEqual(afterReload(after), [lines.slice(20, 30)]);
  });

  for (const [what, from, inside] of [
    ['above', (all: readonly string[]) => all.toSpliced(3, 2, '  n0;', '  n1;', '  n2;').with(18, '  o;'), 0],
    ['below', (all: readonly string[]) => all.toSpliced(40, 5).with(31, '  o;'), 0],
    ['inside', (all: readonly string[]) => all.toSpliced(25, 1, '  n0;', '  n1;'), 1],
    [
      'above, below and inside',
      (all: readonly string[]) => all.toSpliced(40, 5).toSpliced(25, 1, '  n0;', '  n1;').toSpliced(3, 2),
      1,
    ],
    [
      'from above to the inside',
      (all: readonly string[]) => all.toSpliced(25, 1, '  n0;', '  n1;').toSpliced(3, 1),
      1,
    ],
    [
      'from the inside to below',
      (all: readonly string[]) => all.toSpliced(40, 5).toSpliced(25, 1, '  n0;', '  n1;'),
      1,
    ],
  ] as const)
    it(`finds the lines when a file changed on disk ${what}`, () => {
      const own = lines.slice(20, 30);
      const expected = inside === 1 ? own.toSpliced(5, 1, '  n0;', '  n1;') : own;
      assert.deepEqual(afterReload(from(lines)), [expected]);
    });

  it('leaves the lines outside that were changed on disk together with the first and the last', () => {
    const after = lines.map((line, index) =>
      Math.abs(index - 20) < 2 || index === 30 ? `other ${index}` : line,
    );
    assert.deepEqual(afterReload(after), [after.slice(20, 30)]);
  });

  it('finds each of several parts, whichever of them the change reaches', () => {
    const ranges = [part, rangeOf({ firstLine: 40, lines: lines.slice(40, 42) })];
    const after = lines.with(39, '  o;').toSpliced(5, 1);
    assert.deepEqual(afterReload(after, ranges), [lines.slice(20, 30), lines.slice(40, 42)]);
  });

  it('has all lines that came where exactly those of the part went', () => {
    const after = lines.toSpliced(20, 10, '  n0;', '  n1;', '  n2;');
    assert.deepEqual(afterReload(after), [['  n0;', '  n1;', '  n2;']]);
  });

  it('has no line left where the part went with lines around it', () => {
    assert.deepEqual(afterReload(lines.toSpliced(15, 20)), [[]]);
    assert.deepEqual(afterReload(lines.toSpliced(15, 20, '  n0;')), [[]]);
  });

  it('finds the lines after a formatter replaced the whole document', () => {
    const after = lines.map((line) => line.replace('  ', '\t')).toSpliced(10, 0, '');
    const [before, now] = [lines.join('\n'), after.join('\n')];
    const end = { line: 59, character: lines[59]?.length ?? 0 };
    const change = { range: { start: { line: 0, character: 0 }, end }, text: now };
    const [moved] = followChanges([part], [change], before, now);
    assert.deepEqual(moved, rangeOf({ firstLine: 21, lines: after.slice(21, 31) }));
  });

  it('stays where it is when only the line endings become others', () => {
    const [before, after] = [lines.join('\n'), lines.join('\r\n')];
    const end = { line: 59, character: lines[59]?.length ?? 0 };
    const change = { range: { start: { line: 0, character: 0 }, end }, text: after };
    assert.deepEqual(followChanges([part], [change], before, after), [part]);
  });

  it('finds lines that nobody changed, whatever became of the others on disk', () => {
    const others = fc.array(fc.record({ at: fc.nat(59), removed: fc.nat(4), added: fc.nat(4) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(others, (edits) => {
        const own = new Set(lines.slice(20, 30));
        const after = edits.reduce<readonly string[]>((all, { at, removed, added }, edit) => {
          const from = Math.min(at, all.length);
          const isOutside = !all
            .slice(Math.max(0, from - 1), from + removed + 1)
            .some((line) => own.has(line));
          const come = Array.from({ length: added }, (_, index) => `  new ${edit} ${index};`);
          return isOutside ? all.toSpliced(from, removed, ...come) : all;
        }, lines);
        assert.deepEqual(afterReload(after), [lines.slice(20, 30)]);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('follows what a person types as the changes tell', () => {
    const at = { line: 25, character: 3 };
    const changes = [
      { range: { start: { line: 29, character: 2 }, end: part.end }, text: 'x\ny' },
      { range: { start: at, end: at }, text: 'x' },
      { range: { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } }, text: '' },
    ];
    const before = lines.join('\n');
    const after = withTextChanges(before, changes.toReversed());
    assert.deepEqual(followChanges([part], changes, before, after), shiftRanges([part], changes));
  });
});
