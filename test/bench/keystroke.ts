/**
 * What following one keystroke costs while a proposal is open: the places follow, and the hunks are placed anew. That must
 * not grow with the file: it is typed into while this goes on. The whole text of the file, which VS Code has, is a string
 * here, made before.
 */
import { DecidedEdit, type Rewrites } from '../../src/core/edits/decidedEdit.ts';
import { documentOf, rangeOf, type DocumentLines } from '../../src/core/edits/documentLines.ts';
import type { TextChange, TextRange } from '../../src/core/edits/trackedRange.ts';
import { claim, compare, finish, type Work } from '../support/bench.ts';

const [small, large] = [500, 20_000];
const partLength = 200;
const mostMilliseconds = 4;

/** A place to type. */
interface Place {
  /** Counted from the start of the part. */
  readonly line: number;
  /** What the larger file may take of the smaller. */
  readonly mostGrowth: number;
}

/** At an end of the part the whole text is hashed, for Undo: that grows with the file, and is all that does. */
const places: Readonly<Record<string, Place>> = {
  'within the part': { line: 101, mostGrowth: 10 },
  'on its first line': { line: 0, mostGrowth: large / small },
  'on its last line': { line: partLength - 1, mostGrowth: large / small },
  'far from it': { line: -100, mostGrowth: 10 },
};

/** One keystroke after the other: a character is typed, deleted, typed again. */
function typing(lineCount: number, place: number, length = partLength): Work {
  const lines = Array.from(
    { length: lineCount },
    (_, index) => `  const value${index} = compute(${index}, other);`,
  );
  const firstLine = Math.floor((lineCount - length) / 2);
  const line = firstLine + place;
  const typed = lines.with(line, `x${lines[line] ?? ''}`);
  const there = { line, character: 0 };
  const without = moment(lines, { range: { start: there, end: { line, character: 1 } }, text: '' });
  const withOne = moment(typed, { range: { start: there, end: there }, text: 'x' });
  const base = lines.slice(firstLine, firstLine + length);
  const desk = deskFor(base, firstLine, without.text);
  let count = 0;
  return () => {
    const { text, document, changes } = (count += 1) % 2 === 1 ? withOne : without;
    desk.follow(text, changes, 'edit');
    return desk.hunks(0, document);
  };
}

interface Moment {
  readonly text: string;
  readonly document: DocumentLines;
  readonly changes: readonly TextChange[];
}

function moment(lines: readonly string[], change: TextChange): Moment {
  return { text: lines.join('\n'), document: documentOf(lines), changes: [change] };
}

/** A proposal that changes every fifth line. */
function deskFor(base: readonly string[], firstLine: number, text: string): DecidedEdit {
  const proposed = base.map((line, index) => (index % 5 === 0 ? line.replace('compute', 'measure') : line));
  let rewrites: Rewrites = [{ base, proposed }];
  let ranges: readonly TextRange[] = [rangeOf({ firstLine, lines: base })];
  return new DecidedEdit(
    {
      get ranges() {
        return ranges;
      },
      moveTo: (next) => {
        ranges = next;
      },
    },
    {
      shown: 0,
      get: () => rewrites,
      set: (_, next) => {
        rewrites = next;
      },
    },
    text,
  );
}

const rounds = { rounds: 101, warmUp: 20 };

console.log(
  `One keystroke in a file of ${small} lines, in one of ${large}, and what the larger takes of the smaller:`,
);
for (const [name, { line, mostGrowth }] of Object.entries(places)) {
  const times = await compare({ small: typing(small, line), large: typing(large, line) }, rounds);
  console.log(
    `${name.padEnd(20)} ${times.small.toFixed(3).padStart(7)} ms ${times.large.toFixed(3).padStart(7)} ms ${(times.large / times.small).toFixed(1).padStart(6)}`,
  );
  claim(`${name}: ${large / small} times the file, the time`, times.large / times.small, '<=', mostGrowth);
  claim(`${name}: milliseconds in ${large} lines`, times.large, '<=', mostMilliseconds);
}
const { whole } = await compare({ whole: typing(large, 1001, 2000) }, rounds);
claim('within a part of 2000 lines: milliseconds', whole, '<=', mostMilliseconds);
finish();
