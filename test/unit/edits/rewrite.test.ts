import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diff3Merge } from 'node-diff3';
import { withLineEdits } from '../../../src/core/edits/documentLines.ts';
import {
  placeHunks,
  withAccepted,
  withRejected,
  type PlacedHunk,
  type Rewrite,
} from '../../../src/core/edits/rewrite.ts';

const seed = 20_261_124;

/** The lines with hunks put in, and the rewrite afterwards. */
function accept(rewrite: Rewrite, current: readonly string[], hunks: readonly PlacedHunk[]) {
  const lineEdits = hunks.map(({ start, end, theirs }) => ({ start, end, lines: theirs }));
  return { rewrite: hunks.reduceRight(withAccepted, rewrite), current: withLineEdits(current, lineEdits) };
}

function acceptAll(rewrite: Rewrite, current: readonly string[]): readonly string[] {
  return accept(rewrite, current, placeHunks(rewrite, current)).current;
}

const words = (text: string): readonly string[] => (text === '' ? [] : text.split(' '));

describe('placeHunks', () => {
  const cases: readonly { name: string; base: string; theirs: string; mine: string; merged: string }[] = [
    { name: 'a change of the model alone', base: 'a b c', theirs: 'a B c', mine: 'a b c', merged: 'a B c' },
    { name: 'a change of the person alone', base: 'a b c', theirs: 'a b c', mine: 'a x c', merged: 'a x c' },
    { name: 'changes far apart', base: 'a b c d', theirs: 'A b c d', mine: 'a b c x', merged: 'A b c x' },
    { name: 'changes that touch', base: 'a b c d', theirs: 'a B c d', mine: 'a b x d', merged: 'a B x d' },
    { name: 'the same change of both', base: 'a b c', theirs: 'a B c', mine: 'a B c', merged: 'a B c' },
    { name: 'the same insertion of both', base: 'a b', theirs: 'a n b', mine: 'a n b', merged: 'a n b' },
    {
      name: 'an insertion above a line typed over',
      base: 'a b',
      theirs: 'a n b',
      mine: 'a x',
      merged: 'a n x',
    },
    {
      name: 'an insertion below a line typed over',
      base: 'a b',
      theirs: 'a n b',
      mine: 'x b',
      merged: 'x n b',
    },
    { name: 'a line above one that goes', base: 'a b c', theirs: 'a c', mine: 'a x b c', merged: 'a x c' },
    { name: 'a line below one that goes', base: 'a b c', theirs: 'a c', mine: 'a b x c', merged: 'a x c' },
    { name: 'additions at both ends', base: 'a', theirs: 'n a', mine: 'a x', merged: 'n a x' },
    { name: 'a deletion beside a deletion', base: 'a b c d', theirs: 'a c d', mine: 'a b d', merged: 'a d' },
    { name: 'an addition to what was deleted', base: 'a', theirs: 'a n', mine: '', merged: 'n' },
  ];
  for (const { name, base, theirs, mine, merged } of cases)
    it(`merges ${name}`, () => {
      const rewrite = { base: words(base), proposed: words(theirs) };
      const hunks = placeHunks(rewrite, words(mine));
      assert.ok(hunks.every(({ kind }) => kind === 'open'));
      assert.deepEqual(acceptAll(rewrite, words(mine)), words(merged));
    });

  const conflicts: readonly { name: string; base: string; theirs: string; mine: string; sides: string }[] = [
    { name: 'one line changed in two ways', base: 'a b c', theirs: 'a B c', mine: 'a x c', sides: 'x|B' },
    {
      name: 'a changed line that the person deleted',
      base: 'a b c',
      theirs: 'a B c',
      mine: 'a c',
      sides: '|B',
    },
    {
      name: 'a deleted line that the person changed',
      base: 'a b c',
      theirs: 'a c',
      mine: 'a x c',
      sides: 'x|',
    },
    { name: 'two insertions in one place', base: 'a b', theirs: 'a n b', mine: 'a x b', sides: 'x|n' },
    { name: 'all lines deleted by the person', base: 'a b', theirs: 'A b', mine: '', sides: '|A b' },
    {
      name: 'an insertion amid what was deleted',
      base: 'a b c',
      theirs: 'a b n c',
      mine: 'a',
      sides: '|b n c',
    },
    { name: 'one change over two of the model', base: 'a b c', theirs: 'A b C', mine: 'x', sides: 'x|A b C' },
    { name: 'one of the model over two', base: 'a b c', theirs: 'N', mine: 'x b y', sides: 'x b y|N' },
    { name: 'changes in a chain', base: 'a b c d', theirs: 'N M d', mine: 'a x', sides: 'a x|N M d' },
  ];
  for (const { name, base, theirs, mine, sides } of conflicts)
    it(`shows both sides of ${name}`, () => {
      const hunks = placeHunks({ base: words(base), proposed: words(theirs) }, words(mine));
      assert.deepEqual(
        hunks.map(({ kind }) => kind),
        ['conflict'],
      );
      assert.equal(`${hunks[0]!.mine.join(' ')}|${hunks[0]!.theirs.join(' ')}`, sides);
    });

  it('has nothing to say about a rewrite that changes nothing, or was made by hand', () => {
    assert.deepEqual(placeHunks({ base: ['a'], proposed: ['a'] }, ['x']), []);
    assert.deepEqual(placeHunks({ base: ['a', 'b'], proposed: ['A', 'b'] }, ['A', 'b', 'c']), []);
    assert.deepEqual(placeHunks({ base: [], proposed: [] }, []), []);
  });

  it('depends on nothing that was asked before', () => {
    const rewrite = { base: words('a b c d'), proposed: words('A b c D') };
    for (const mine of ['a b c d', 'n a b c d', 'a b c d', 'x b c d', 'x b c d', 'a b c'])
      assert.deepEqual(placeHunks(rewrite, words(mine)), placeHunks({ ...rewrite }, words(mine)));
  });

  it('gives hunks in order that never overlap, and tell what stands in their place', () => {
    forAll(texts(['a', 'b', 'c', '', '}']), (rewrite, current) => {
      let [end, baseEnd] = [0, 0];
      for (const hunk of placeHunks(rewrite, current)) {
        assert.ok(hunk.start >= end && hunk.end >= hunk.start && hunk.end <= current.length);
        assert.ok(hunk.baseStart >= baseEnd && hunk.baseEnd >= hunk.baseStart);
        assert.deepEqual(hunk.mine, current.slice(hunk.start, hunk.end));
        const theirEnd = hunk.theirStart + hunk.theirs.length;
        assert.deepEqual(hunk.theirs, rewrite.proposed.slice(hunk.theirStart, theirEnd));
        if (hunk.kind === 'open')
          assert.deepEqual(hunk.mine, rewrite.base.slice(hunk.baseStart, hunk.baseEnd));
        [end, baseEnd] = [hunk.end, hunk.baseEnd];
      }
    });
  });

  it('is the diff of base and proposal where the person typed nothing, and leads there', () => {
    forAll(texts(['a', 'b', 'c', '', '}']), ({ base, proposed }) => {
      assert.deepEqual(acceptAll({ base, proposed }, base), proposed);
      assert.deepEqual(placeHunks({ base, proposed }, proposed), []);
    });
  });

  it('merges as diff3 does, and conflicts only where that does', () => {
    let merged = 0;
    let touching = 0;
    forAll(editedTexts, (rewrite, current) => {
      const hunks = placeHunks(rewrite, current);
      const regions = diff3Merge([...current], [...rewrite.base], [...rewrite.proposed], {
        excludeFalseConflicts: true,
      });
      if (regions.every(({ conflict }) => !conflict)) {
        merged += 1;
        assert.ok(hunks.every(({ kind }) => kind === 'open'));
        assert.deepEqual(
          acceptAll(rewrite, current),
          regions.flatMap(({ ok }) => ok ?? []),
        );
      } else if (hunks.every(({ kind }) => kind === 'open')) touching += 1;
      for (const hunk of hunks)
        if (hunk.kind === 'conflict') {
          const inBoth = regions.some(
            ({ conflict }) =>
              conflict &&
              conflict.oIndex <= hunk.baseStart &&
              hunk.baseEnd <= conflict.oIndex + conflict.o.length,
          );
          assert.ok(inBoth);
        }
    });
    assert.ok(merged > 500 && touching > 50, `${merged} merged, ${touching} that only touch`);
  });
});

describe('decisions about the hunks of a rewrite', () => {
  it('accepted one by one, in any order, come to the same as all at once', () => {
    forAll(editedTexts, (rewrite, current, order) => {
      const all = placeHunks(rewrite, current);
      if (all.some(({ kind }) => kind === 'conflict')) return;
      const expected = acceptAll(rewrite, current);
      let now = { rewrite, current };
      for (let left = all.length; left > 0; left -= 1) {
        const hunks = placeHunks(now.rewrite, now.current);
        assert.equal(hunks.length, left);
        now = accept(now.rewrite, now.current, [hunks[order % left]!]);
      }
      assert.deepEqual(now.current, expected);
      assert.deepEqual(placeHunks(now.rewrite, now.current), []);
    });
  });

  it('rejected one by one, in any order, leave the text and nothing to decide', () => {
    forAll(editedTexts, (rewrite, current, order) => {
      let now = rewrite;
      for (let left = placeHunks(rewrite, current).length; left > 0; left -= 1) {
        const hunks = placeHunks(now, current);
        assert.equal(hunks.length, left);
        now = withRejected(now, hunks[order % left]!);
      }
      assert.deepEqual(placeHunks(now, current), []);
    });
  });

  it('leave only the others, as they were', () => {
    forAll(editedTexts, (rewrite, current, order) => {
      const all = placeHunks(rewrite, current);
      if (all.length === 0) return;
      const chosen = all[order % all.length]!;
      const others = all.filter((hunk) => hunk !== chosen).map(sidesOf);
      const accepted = accept(rewrite, current, [chosen]);
      assert.deepEqual(placeHunks(accepted.rewrite, accepted.current).map(sidesOf), others);
      assert.deepEqual(placeHunks(withRejected(rewrite, chosen), current).map(sidesOf), others);
    });
  });

  it('come to the same in whatever order some are accepted and the others rejected', () => {
    forAll(editedTexts, (rewrite, current, order) => {
      const all = placeHunks(rewrite, current);
      const isTaken = (index: number): boolean => ((order >> index) & 1) === 1;
      const taken = all.filter((_, index) => isTaken(index));
      const left = all.filter((_, index) => !isTaken(index));
      const acceptedFirst = accept(rewrite, current, taken);
      const rejectedFirst = left.reduceRight(withRejected, rewrite);
      const then = accept(rejectedFirst, current, placeHunks(rejectedFirst, current));
      assert.deepEqual(then.current, acceptedFirst.current);
      assert.deepEqual(placeHunks(then.rewrite, then.current), []);
    });
  });
});

function sidesOf({ kind, mine, theirs }: PlacedHunk): unknown {
  return { kind, mine, theirs };
}

interface Texts {
  readonly base: readonly string[];
  readonly proposed: readonly string[];
  readonly current: readonly string[];
}

/** Three texts of few different lines: the alignment is anybody's guess. */
function texts(lines: readonly string[]): fc.Arbitrary<Texts> {
  const text = fc.array(fc.constantFrom(...lines), { maxLength: 10 });
  return fc.record({ base: text, proposed: text, current: text });
}

/** A text of lines that differ, and two others made from it, now and then by the same edit. */
const editedTexts: fc.Arbitrary<Texts> = fc
  .record({
    length: fc.nat(12),
    shared: fc.array(edit('s'), { maxLength: 1 }),
    theirs: fc.array(edit('t'), { maxLength: 4 }),
    mine: fc.array(edit('m'), { maxLength: 4 }),
  })
  .map(({ length, shared, theirs, mine }) => {
    const base = Array.from({ length }, (_, index) => `b${index}`);
    return {
      base,
      proposed: edited(base, [...shared, ...theirs]),
      current: edited(base, [...shared, ...mine]),
    };
  });

interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly lines: readonly string[];
}

function edit(by: string): fc.Arbitrary<Edit> {
  const line = fc.nat(999).map((number) => `${by}${number}`);
  return fc.record({ at: fc.nat(12), removed: fc.nat(3), lines: fc.uniqueArray(line, { maxLength: 3 }) });
}

function edited(lines: readonly string[], edits: readonly Edit[]): readonly string[] {
  return edits.reduce(
    (result, { at, removed, lines: inserted }) =>
      result.toSpliced(
        at % (result.length + 1),
        removed,
        ...inserted.filter((line) => !result.includes(line)),
      ),
    lines,
  );
}

function forAll(
  arbitrary: fc.Arbitrary<Texts>,
  check: (rewrite: Rewrite, current: readonly string[], order: number) => void,
): void {
  fc.assert(
    fc.property(arbitrary, fc.nat(255), ({ base, proposed, current }, order) => {
      check({ base, proposed }, current, order);
    }),
    { seed, numRuns: 3000 },
  );
}
