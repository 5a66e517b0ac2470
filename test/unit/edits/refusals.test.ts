import assert from 'node:assert/strict';
import type { Refusal } from '../../../src/core/edits/proposal.ts';
import { bestRefusal, isWorthRepairing } from '../../../src/core/edits/refusals.ts';
import type { RejectionReason } from '../../../src/core/edits/replyGate.ts';

function refusal(reason: RejectionReason, reply: string): Refusal {
  return { kind: 'rejected', reason, detail: '', reply };
}

describe('bestRefusal', () => {
  const cases: readonly [one: RejectionReason, other: RejectionReason, best: string][] = [
    ['unbalanced', 'omission', 'one'],
    ['omission', 'unbalanced', 'other'],
    ['prose', 'cut', 'other'],
    ['length', 'prose', 'one'],
    ['empty', 'apology', 'other'],
    ['omission', 'unchanged', 'one'],
    ['prose', 'prose', 'other'],
  ];
  for (const [one, other, best] of cases)
    it(`is the ${best === 'one' ? 'first' : 'second'} of ${one} and ${other}`, () => {
      assert.equal(bestRefusal([refusal(one, 'one'), refusal(other, 'other')])?.reply, best);
    });

  it('is none of none, and leaves the order of what it is given', () => {
    assert.equal(bestRefusal([]), undefined);
    const all = [refusal('empty', 'one'), refusal('cut', 'two')];
    bestRefusal(all);
    assert.deepEqual(
      all.map(({ reply }) => reply),
      ['one', 'two'],
    );
  });
});

describe('isWorthRepairing', () => {
  it('holds for every fault but an answer that there is nothing to change', () => {
    assert.ok(isWorthRepairing(refusal('omission', '')));
    assert.ok(isWorthRepairing(refusal('apology', '')));
    assert.ok(!isWorthRepairing(refusal('unchanged', '')));
  });
});
