import assert from 'node:assert/strict';
import { problemsText, type ListedProblem } from '../../../src/core/context/problemsText.ts';

const problem = (line: number, severity: ListedProblem['severity']): ListedProblem => ({
  path: 'a.ts',
  line,
  severity,
  message: 'No.',
});

describe('problemsText', () => {
  it('lists the worst first, each with its place', () => {
    const text = problemsText([
      problem(3, 'hint'),
      problem(2, 'warning'),
      problem(9, 'error'),
      problem(1, 'error'),
    ]);
    assert.equal(text, 'error a.ts:9: No.\nerror a.ts:1: No.\nwarning a.ts:2: No.\nhint a.ts:3: No.');
  });

  it('names who found it, on one line', () => {
    const text = problemsText([
      { ...problem(1, 'error'), message: 'One\n  two', source: 'ts', code: '2304' },
    ]);
    assert.equal(text, 'error a.ts:1: One two (ts 2304)');
  });

  it('stops at a hundred, and says how many more there are', () => {
    const lines = problemsText(Array.from({ length: 105 }, (_, index) => problem(index, 'error'))).split(
      '\n',
    );
    assert.equal(lines.length, 101);
    assert.equal(lines.at(-1), '… 5 more');
  });
});
