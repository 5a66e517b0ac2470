import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Hunk } from '../../../../src/core/edits/diff/hunk.ts';
import { StreamingDiff } from '../../../../src/core/edits/diff/streamingDiff.ts';
import { changeLines, codeLines, seededRandom } from '../../../support/changedCode.ts';
import { applyHunks, assertSound, countChanges, fewestChanges } from '../../../support/hunks.ts';

const seed = 20_261_124;

function compare(original: readonly string[], replacement: readonly string[]): readonly Hunk[] {
  const diff = new StreamingDiff(original);
  for (const line of replacement) diff.push(line);
  return diff.finish();
}

/** A function as it stands in a file, with the blank line after it. */
function func(name: string): readonly string[] {
  return ['/**', ` * Does ${name}.`, ' */', `function ${name}() {`, `  return ${name.length};`, '}', ''];
}

/** '-' or '+' before each changed line, '@' and its index before each hunk. */
function show(hunks: readonly Hunk[]): readonly string[] {
  return hunks.flatMap(({ originalStart, originalLines, replacementLines }) => [
    `@${originalStart}`,
    ...originalLines.map((line) => `-${line}`),
    ...replacementLines.map((line) => `+${line}`),
  ]);
}

const added = (lines: readonly string[]): readonly string[] => lines.map((line) => `+${line}`);
const removed = (lines: readonly string[]): readonly string[] => lines.map((line) => `-${line}`);
const lines = Array.from({ length: 60 }, (_, index) => `line ${index}`);

interface Row {
  readonly original: readonly string[];
  readonly replacement: readonly string[];
  readonly expected: readonly string[];
}

const rows: Readonly<Record<string, Row>> = {
  'two empty texts': { original: [], replacement: [], expected: [] },
  'nothing before': { original: [], replacement: ['a', 'b'], expected: ['@0', '+a', '+b'] },
  'nothing after': { original: ['a', 'b'], replacement: [], expected: ['@0', '-a', '-b'] },
  'equal texts': { original: lines, replacement: lines, expected: [] },
  'texts that share nothing': {
    original: ['a', 'b'],
    replacement: ['x', 'y', 'z'],
    expected: ['@0', '-a', '-b', '+x', '+y', '+z'],
  },
  'a line replaced': {
    original: lines,
    replacement: lines.with(20, 'x'),
    expected: ['@20', '-line 20', '+x'],
  },
  'every second line replaced': {
    original: lines,
    replacement: lines.map((line, index) => (index % 2 === 0 ? line : `${line}!`)),
    expected: lines.flatMap((line, index) => (index % 2 === 0 ? [] : [`@${index}`, `-${line}`, `+${line}!`])),
  },
  'a function between two that are alike': {
    original: [...func('one'), ...func('two')],
    replacement: [...func('one'), ...func('new'), ...func('two')],
    expected: ['@7', ...added(func('new'))],
  },
  'a function taken out between two that are alike': {
    original: [...func('one'), ...func('old'), ...func('two')],
    replacement: [...func('one'), ...func('two')],
    expected: ['@7', ...removed(func('old'))],
  },
  'an element of a list between two others': {
    original: ['[', '  {', '    a,', '  },', '  {', '    c,', '  },', ']'],
    replacement: ['[', '  {', '    a,', '  },', '  {', '    b,', '  },', '  {', '    c,', '  },', ']'],
    expected: ['@4', '+  {', '+    b,', '+  },'],
  },
  'a short block moved up past a long one': {
    original: [...lines, ...func('moved'), 'end'],
    replacement: [...func('moved'), ...lines, 'end'],
    expected: ['@0', ...added(func('moved')), '@60', ...removed(func('moved'))],
  },
  'a short block moved down past a long one': {
    original: [...func('moved'), ...lines, 'end'],
    replacement: [...lines, ...func('moved'), 'end'],
    expected: ['@0', ...removed(func('moved')), '@67', ...added(func('moved'))],
  },
  'a blank line more among blank lines': {
    original: ['a', '', '', 'b'],
    replacement: ['a', '', '', '', 'b'],
    expected: ['@3', '+'],
  },
  'the start and the end taken out': {
    original: lines,
    replacement: lines.slice(2, -2),
    expected: ['@0', '-line 0', '-line 1', '@58', '-line 58', '-line 59'],
  },
};

describe('StreamingDiff', () => {
  for (const [name, { original, replacement, expected }] of Object.entries(rows))
    it(`compares ${name}`, () => {
      const hunks = compare(original, replacement);
      assertSound(original, hunks);
      assert.deepEqual(applyHunks(original, hunks), replacement);
      assert.deepEqual(show(hunks), expected);
    });

  describe('while lines come', () => {
    it('keeps what has not been reached', () => {
      const diff = new StreamingDiff(['a', 'b', 'c', 'd']);
      assert.deepEqual(diff.hunks(), []);
      diff.push('a');
      assert.deepEqual(diff.hunks(), []);
      diff.push('x');
      assert.deepEqual(show(diff.hunks()), ['@1', '+x']);
      diff.push('c');
      assert.deepEqual(show(diff.hunks()), ['@1', '-b', '+x']);
      assert.deepEqual(show(diff.finish()), ['@1', '-b', '+x', '@3', '-d']);
    });

    it('does not call much removed for a single line from further down', () => {
      const diff = new StreamingDiff(lines);
      for (const line of ['line 0', 'line 50']) diff.push(line);
      assert.deepEqual(show(diff.hunks()), ['@1', '+line 50']);
      for (const line of lines.slice(51, 55)) diff.push(line);
      assert.deepEqual(show(diff.hunks()), ['@1', ...removed(lines.slice(1, 50))]);
    });

    it('takes a jump back when what was jumped over comes after all', () => {
      const replacement = [...lines.slice(40, 46), ...lines];
      const diff = new StreamingDiff(lines);
      for (const line of replacement.slice(0, 6)) diff.push(line);
      assert.deepEqual(show(diff.hunks()), ['@0', ...removed(lines.slice(0, 40))]);
      for (const line of replacement.slice(6)) diff.push(line);
      assert.deepEqual(show(diff.hunks()), ['@0', ...added(lines.slice(40, 46))]);
    });
  });

  const someLine = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom('', '}', '  x', 'a', 'b') },
    { weight: 3, arbitrary: fc.nat(60).map((number) => `line ${number}`) },
  );
  const someLines = fc.array(someLine, { maxLength: 80 });
  /** Two texts of which the second is the first with some lines replaced, taken out and put in, or another text. */
  const someTexts = fc.oneof(
    fc.tuple(someLines, someLines),
    fc
      .array(fc.tuple(someLine, fc.constantFrom('=', '=', '=', '=', '-', '+', '~'), someLine), {
        maxLength: 150,
      })
      .map((edits): [string[], string[]] => [
        edits.flatMap(([line, kind]) => (kind === '+' ? [] : [line])),
        edits.flatMap(([line, kind, other]) => (kind === '-' ? [] : [kind === '~' ? other : line])),
      ]),
    fc.tuple(fc.nat(), fc.integer({ min: 10, max: 400 }), fc.nat(50)).map(([start, count, percent]) => {
      const random = seededRandom(start + 1);
      const original = codeLines(count, random);
      return [original, changeLines(original, percent / 100, random)] satisfies [string[], string[]];
    }),
  );

  it('gives back the replacement when its hunks are applied, in order and apart', () => {
    fc.assert(
      fc.property(someTexts, ([original, replacement]) => {
        const hunks = compare(original, replacement);
        assertSound(original, hunks);
        assert.deepEqual(applyHunks(original, hunks), replacement);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('gives, at each moment, the lines so far and then a rest of the original', () => {
    fc.assert(
      fc.property(someTexts, ([original, replacement]) => {
        const diff = new StreamingDiff(original);
        for (const [index, line] of replacement.entries()) {
          diff.push(line);
          const hunks = diff.hunks();
          assertSound(original, hunks);
          const all = applyHunks(original, hunks);
          assert.deepEqual(all.slice(0, index + 1), replacement.slice(0, index + 1));
          const kept = all.slice(index + 1);
          assert.deepEqual(kept, original.slice(original.length - kept.length));
          const last = hunks.at(-1);
          const reached = original.length - kept.length;
          assert.ok(!last || last.originalStart + last.originalLines.length <= reached);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('ends alike, whatever was asked in between', () => {
    fc.assert(
      fc.property(
        someTexts,
        fc.array(fc.nat(2), { minLength: 7, maxLength: 7 }),
        ([original, replacement], questions) => {
          const diff = new StreamingDiff(original);
          for (const [index, line] of replacement.entries()) {
            diff.push(line);
            const question = questions[index % questions.length];
            if (question === 0) diff.hunks();
            if (question === 1) diff.finish();
          }
          assert.deepEqual(diff.finish(), compare(original, replacement));
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  it('is no larger than the smallest edit by more than a tenth and two lines', () => {
    fc.assert(
      fc.property(someTexts, ([original, replacement]) => {
        const changes = countChanges(compare(original, replacement));
        const fewest = fewestChanges(original, replacement);
        assert.ok(changes.added + changes.removed <= 1.1 * fewest + 2);
      }),
      { seed, numRuns: 1000 },
    );
  });
});
