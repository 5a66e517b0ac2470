import assert from 'node:assert/strict';
import {
  documentOf,
  linesAt,
  rangeOf,
  toTextChanges,
  withLineEdits,
} from '../../../src/core/edits/documentLines.ts';
import {
  acceptHunks,
  hunksOf,
  rejectHunks,
  type DocumentHunk,
  type OpenEdit,
} from '../../../src/core/edits/openEdit.ts';
import { shiftRange, type TextChange } from '../../../src/core/edits/trackedRange.ts';
import { positionAt, withTextChanges } from '../../support/textDocument.ts';

/** A document with an open edit, to type in and decide about. */
class Desk {
  #edit: OpenEdit;
  text: string;

  /** @param parts the first line of each, its lines and what the model makes of them. */
  constructor(text: string, ...parts: readonly (readonly [number, string, string])[]) {
    this.text = text;
    this.#edit = parts.map(([firstLine, base, proposed]) => {
      const rewrite = { base: base.split(' '), proposed: proposed.split(' ') };
      return { range: rangeOf({ firstLine, lines: rewrite.base }), rewrite };
    });
  }

  /** What stands between two texts is replaced. */
  replace(start: number, end: number, text: string): this {
    const range = { start: positionAt(this.text, start), end: positionAt(this.text, end) };
    const change: TextChange = { range, text };
    this.text = withTextChanges(this.text, [change]);
    this.#edit = this.#edit.map((part) => ({ ...part, range: shiftRange(part.range, change) }));
    return this;
  }

  /** Types instead of a piece of the text. */
  type(instead: string, text: string): this {
    const start = this.text.indexOf(instead);
    assert.ok(start >= 0);
    return this.replace(start, start + instead.length, text);
  }

  get hunks(): readonly DocumentHunk[] {
    return hunksOf(this.#edit, documentOf(this.text.split('\n')));
  }

  get places(): readonly string[] {
    return this.hunks.map(({ kind, start, end, theirs }) => `${kind} ${start}-${end} ${theirs.join(' ')}`);
  }

  /** The lines of each part. */
  get runs(): readonly string[] {
    return this.#edit.map(({ range }) => linesAt(documentOf(this.text.split('\n')), range).lines.join(' '));
  }

  accept(hunks = this.hunks): this {
    const lines = this.text.split('\n');
    const { lineEdits, edit } = acceptHunks(this.#edit, documentOf(lines), hunks);
    const text = withTextChanges(this.text, toTextChanges(documentOf(lines), lineEdits));
    assert.equal(text, withLineEdits(lines, lineEdits).join('\n'));
    this.text = text;
    this.#edit = edit;
    return this;
  }

  reject(hunks = this.hunks): this {
    this.#edit = rejectHunks(this.#edit, hunks);
    return this;
  }
}

describe('an open edit', () => {
  it('places its hunks in the document', () => {
    assert.deepEqual(new Desk('x\na\nb\ny', [1, 'a b', 'a B']).places, ['open 2-3 B']);
  });

  for (const [what, text, firstLine, base, proposed, after] of [
    ['at the start', 'a\nb\nx', 0, 'a b', 'n A b', 'n\nA\nb\nx'],
    ['at the end, without a last line ending', 'x\na\nb', 1, 'a b', 'a B n', 'x\na\nB\nn'],
    ['at the end, before a last line ending', 'x\na\n', 1, 'a', 'a n', 'x\na\nn\n'],
    ['of the whole document', 'a\nb', 0, 'a b', 'B', 'B'],
    ['of an empty document', '', 0, '', 'n m', 'n\nm'],
  ] as const)
    it(`is accepted ${what}`, () => {
      const desk = new Desk(text, [firstLine, base, proposed]).accept();
      assert.equal(desk.text, after);
      assert.deepEqual(desk.hunks, []);
      assert.deepEqual(desk.runs, [proposed]);
    });

  it('follows what is typed, and is merged with it', () => {
    const desk = new Desk('x\na\nb\nc\ny', [1, 'a b c', 'a b C']).type('x', 'x\nz').type('a', 'a1\na2');
    assert.deepEqual(desk.places, ['open 5-6 C']);
    assert.equal(desk.accept().text, 'x\nz\na1\na2\nb\nC\ny');
  });

  it('keeps what was not accepted, and its places', () => {
    const desk = new Desk('a\nb\nc\nd\ne', [0, 'a b c d e', 'A1 A2 b C d E']);
    desk.accept([desk.hunks[1]!]);
    assert.equal(desk.text, 'a\nb\nC\nd\ne');
    assert.deepEqual(desk.places, ['open 0-1 A1 A2', 'open 4-5 E']);
    desk.reject([desk.hunks[0]!]).accept();
    assert.equal(desk.text, 'a\nb\nC\nd\nE');
    assert.deepEqual(desk.hunks, []);
  });

  it('is gone without a trace when rejected', () => {
    const desk = new Desk('a\nb', [0, 'a b', 'A b']).type('b', 'bb').reject();
    assert.deepEqual(desk.hunks, []);
    assert.equal(desk.accept().text, 'a\nbb');
  });
});

describe('a part whose lines are deleted', () => {
  const desk = (): Desk => new Desk('one\na\nb\nfour', [1, 'a b', 'a B']);

  it('takes no line from outside when all are deleted, with the ending before or after', () => {
    for (const piece of ['a\nb\n', '\na\nb']) {
      const emptied = desk().type(piece, '');
      assert.deepEqual(emptied.runs, ['']);
      assert.deepEqual(emptied.places, ['conflict 1-1 a B']);
      assert.equal(emptied.accept().text, 'one\na\nB\nfour');
    }
  });

  it('takes no line from outside when the last is deleted', () => {
    for (const piece of ['b\n', '\nb']) {
      const shorter = desk().type(piece, '');
      assert.deepEqual(shorter.runs, ['a']);
      assert.deepEqual(shorter.places, ['conflict 2-2 B']);
      assert.equal(shorter.accept().text, 'one\na\nB\nfour');
    }
  });

  it('takes no line from outside when the first is deleted', () => {
    for (const piece of ['a\n', '\na']) {
      const shorter = desk().type(piece, '');
      assert.deepEqual(shorter.runs, ['b']);
      assert.equal(shorter.accept().text, 'one\nB\nfour');
    }
  });

  it('takes no line from outside when whole lines are replaced with others', () => {
    assert.deepEqual(desk().type('b\n', 'c\n').runs, ['a c']);
    assert.deepEqual(desk().type('a\nb\n', 'c\n').runs, ['c']);
    assert.deepEqual(desk().type('\na', '\nc').runs, ['c b']);
    assert.deepEqual(new Desk('one\na\nb\n\nfour', [1, 'a b', 'a B']).type('b\n', 'c\n').runs, ['a c']);
  });

  it('takes no line from outside when the ending above is deleted first', () => {
    const emptied = desk().type('\na', 'a').type('a\nb', '');
    assert.deepEqual(emptied.runs, ['']);
    assert.equal(emptied.accept().text, 'one\na\nB\nfour');
  });

  it('takes no line from outside at the end of the document', () => {
    const emptied = new Desk('one\na', [1, 'a', 'A']).type('\na', '');
    assert.deepEqual(emptied.places, ['conflict 1-1 A']);
    assert.equal(emptied.accept().text, 'one\nA');
    const shorter = new Desk('one\na\nb', [1, 'a b', 'a B']).type('\nb', '');
    assert.equal(shorter.accept().text, 'one\na\nB');
  });

  it('leaves a blank line and what is typed outside alone', () => {
    const emptied = new Desk('one\na\n\nfour', [1, 'a', 'A']).type('a\n', '');
    assert.deepEqual(emptied.type('four', '4').runs, ['']);
    assert.equal(emptied.type('one', 'on').accept().text, 'on\nA\n\n4');
    const typed = desk().type('a\nb\n', '').type('four', 'xfour');
    assert.equal(typed.accept().text, 'one\na\nB\nxfour');
  });

  it('has the lines again that are written where they stood', () => {
    const at = 'one\n'.length;
    const emptied = desk().type('a\nb\n', '');
    assert.deepEqual(emptied.replace(at, at, 'a\nb\n').runs, ['a b']);
    assert.deepEqual(emptied.places, ['open 2-3 B']);
    assert.equal(emptied.accept().text, 'one\na\nB\nfour');
  });
});

describe('an edit of several parts', () => {
  it('is accepted as one, each part in its place', () => {
    const desk = new Desk('x\na\ny\nb\nz', [1, 'a', 'A1 A2 A3'], [3, 'b', 'B']).type('y', 'y1\ny2');
    assert.deepEqual(desk.places, ['open 1-2 A1 A2 A3', 'open 4-5 B']);
    assert.equal(desk.accept().text, 'x\nA1\nA2\nA3\ny1\ny2\nB\nz');
    assert.deepEqual(desk.runs, ['A1 A2 A3', 'B']);
  });

  it('moves the second when only the first is accepted', () => {
    const desk = new Desk('a\ny\nb', [0, 'a', 'A1 A2'], [2, 'b', 'B']);
    assert.deepEqual(desk.accept([desk.hunks[0]!]).places, ['open 3-4 B']);
    assert.equal(desk.accept().text, 'A1\nA2\ny\nB');
  });

  it('can have parts that touch', () => {
    const desk = new Desk('a\nb\nc\nd', [0, 'a b', 'a n'], [2, 'c d', 'm d']);
    assert.deepEqual(desk.places, ['open 1-2 n', 'open 2-3 m']);
    assert.equal(desk.accept().text, 'a\nn\nm\nd');
    assert.deepEqual(desk.runs, ['a n', 'm d']);
  });

  it('never puts lines of one into the other, even when a line is typed between parts that touch', () => {
    const desk = new Desk('a\nb', [0, 'a', 'A'], [1, 'b', 'B']).type('a', 'a\nx');
    assert.equal(desk.accept().text, 'A\nx\nB');
  });

  it('never overlap, when the line between them is deleted and they share one', () => {
    for (const [first, second] of [
      ['A', 'B'],
      ['a n', 'm b'],
      ['n a', 'b m'],
    ] as const) {
      const desk = new Desk('a\nx\nb\nz', [0, 'a', first], [2, 'b', second]).type('\nx\n', '');
      let end = 0;
      for (const hunk of desk.hunks) {
        assert.ok(hunk.start >= end);
        end = hunk.end;
      }
      assert.match(desk.accept(desk.hunks.filter(({ kind }) => kind === 'open')).text, /\bab\b.*\nz$/s);
      assert.match(desk.accept().text, /\nz$/);
      assert.deepEqual(desk.hunks, []);
    }
  });

  it('keeps parts without a rewrite out of it', () => {
    const range = rangeOf({ firstLine: 0, lines: ['a'] });
    const document = documentOf(['a']);
    const edit: OpenEdit = [{ range, rewrite: undefined }];
    assert.deepEqual(hunksOf(edit, document), []);
    assert.deepEqual(acceptHunks(edit, document, []), { lineEdits: [], edit });
    assert.deepEqual(rejectHunks(edit, []), edit);
  });
});
