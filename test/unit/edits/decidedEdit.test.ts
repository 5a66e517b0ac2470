import assert from 'node:assert/strict';
import { ProposalDesk } from '../../support/proposalDesk.ts';
import { reloadOf } from '../../support/reload.ts';

const lines = Array.from({ length: 60 }, (_, line) => `line${line}();`);
const base = lines.slice(20, 30);

/** A desk with a proposal that is ready for lines 20 to 29. */
function deskFor(proposed: readonly string[]): ProposalDesk {
  const desk = new ProposalDesk(lines, [{ firstLine: 20, base, proposed }]);
  while (!desk.isReady) desk.goOn(10_000);
  return desk;
}

describe('a decided edit', () => {
  it('is open, not in conflict, after a file changed on disk above and below', () => {
    const desk = deskFor(['/** What it is. */', ...base]);
    const after = lines.with(2, 'other();').with(55, 'other();');
    desk.editor.edit([reloadOf(lines, after)]);
    assert.deepEqual(
      desk.hunks.map(({ kind, start, end }) => ({ kind, start, end })),
      [{ kind: 'open', start: 20, end: 20 }],
    );
    assert.deepEqual(desk.runs, [base]);
    desk.accept(desk.hunks);
    assert.equal(desk.editor.text, after.toSpliced(20, 0, '/** What it is. */').join('\n'));
  });

  it('is as it was when the change on disk is undone, and as it came to be when that is redone', () => {
    const desk = deskFor(base.with(4, 'changed();'));
    const hunks = desk.hunks;
    // Lines come at the edges, of which the text alone does not tell where they belong.
    desk.editor.edit([
      reloadOf(lines, lines.with(31, 'other();').toSpliced(18, 4, 'new18();', 'new19();', 'new20();')),
    ]);
    const then = { hunks: desk.hunks, runs: desk.runs };
    desk.editor.undo();
    assert.deepEqual({ hunks: desk.hunks, runs: desk.runs }, { hunks, runs: [base] });
    desk.editor.redo();
    assert.deepEqual({ hunks: desk.hunks, runs: desk.runs }, then);
  });

  it('has its lines back when what was deleted key by key over its start is undone in one step', () => {
    const desk = deskFor(base.with(4, 'changed();'));
    const { hunks } = desk;
    const from = lines.slice(0, 19).join('\n').length - 3;
    let to = lines.slice(0, 24).join('\n').length;
    for (; to > from; to -= 1) desk.editor.type(to - 1, to, '');
    assert.equal(desk.editor.undoable, 1);
    desk.editor.undo();
    assert.deepEqual({ hunks: desk.hunks, runs: desk.runs }, { hunks, runs: [base] });
  });
});
