import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newProblems, type FoundProblem } from '../../../src/core/edits/newProblems.ts';

const problem = (change: Partial<FoundProblem> = {}): FoundProblem => ({
  file: 'file:///a.ts',
  line: 1,
  severity: 'error',
  message: "Cannot find name 'x'.",
  source: 'ts',
  code: '2304',
  ...change,
});

describe('newProblems', () => {
  const compare = (
    before: readonly FoundProblem[],
    after: readonly FoundProblem[],
  ): readonly FoundProblem[] => newProblems(before, after, 'file:///a.ts');

  it('finds none where nothing came, whatever line it stands on now', () => {
    assert.deepEqual(compare([problem()], [problem({ line: 9 })]), []);
    assert.deepEqual(compare([problem()], []), []);
  });

  it('finds what differs in severity, message, source or code', () => {
    const others = [
      problem({ severity: 'warning' }),
      problem({ message: 'Other.' }),
      problem({ source: 'eslint' }),
      problem({ code: '1' }),
    ];
    for (const other of others) assert.deepEqual(compare([problem()], [problem(), other]), [other]);
  });

  it('counts: one more of the same is new', () => {
    const [first, second, third] = [1, 2, 3].map((line) => problem({ line }));
    assert.deepEqual(compare([first!, second!], [first!, second!, third!]), [third]);
  });

  it('counts other files only where they had no problem at all', () => {
    const [clean, dirty] = ['file:///b.ts', 'file:///c.ts'];
    const there = problem({ file: dirty, message: 'Old.', severity: 'warning' });
    const found = compare([there], [there, problem({ file: dirty }), problem({ file: clean })]);
    assert.deepEqual(
      found.map(({ file }) => file),
      [clean],
    );
  });

  it('puts the edited file first, errors before warnings, then lines', () => {
    const inOrder = [
      problem({ line: 5 }),
      problem({ line: 7 }),
      problem({ line: 2, severity: 'warning' }),
      problem({ file: 'file:///0.ts' }),
      problem({ file: 'file:///b.ts' }),
    ];
    assert.deepEqual(compare([], inOrder.toReversed()), inOrder);
  });

  it('finds exactly what was added, wherever all of it moved', () => {
    const some = fc.array(
      fc.record({
        file: fc.constant('file:///a.ts'),
        line: fc.nat({ max: 9 }),
        severity: fc.constantFrom('error' as const, 'warning' as const),
        message: fc.constantFrom('a', 'b'),
      }),
    );
    const withoutLines = (list: readonly FoundProblem[]): string[] =>
      list.map(({ severity, message }) => `${severity} ${message}`).sort();
    fc.assert(
      fc.property(some, some, fc.nat({ max: 9 }), (before, added, by) => {
        const after = [...added, ...before].map((found) => ({ ...found, line: found.line + by }));
        assert.deepEqual(withoutLines(compare(before, after)), withoutLines(added));
      }),
      { seed: 1 },
    );
  });
});
