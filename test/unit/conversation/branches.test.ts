import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  neighbouringBranch,
  shownTurns,
  turnsUpTo,
  type ShownTurn,
} from '../../../src/core/conversation/branches.ts';
import {
  applyChange,
  emptyConversation,
  type Conversation,
  type ConversationChange,
} from '../../../src/core/conversation/conversation.ts';
import { transcriptChange } from '../../../src/core/conversation/transcriptChange.ts';
import type { Turn } from '../../../src/core/conversation/turn.ts';

const question = (id: string, parentId: string | null): Turn => ({
  role: 'user',
  id,
  parentId,
  time: 0,
  action: 'chat',
  text: id,
  attachments: [],
});
const answer = (id: string, parentId: string): Turn => ({
  role: 'assistant',
  id,
  parentId,
  time: 0,
  text: id,
  state: { kind: 'done' },
  model: 'Llama',
});

const added = (...turns: readonly Turn[]): ConversationChange => ({ type: 'turnsAdded', turns });

function after(...changes: readonly ConversationChange[]): Conversation {
  return changes.reduce(applyChange, emptyConversation('c', 0));
}

const ids = (conversation: Conversation): string[] => shownTurns(conversation).map(({ id }) => id);

describe('branches', () => {
  const first = [
    added(question('q1', null), answer('a1', 'q1')),
    added(question('q2', 'a1'), answer('a2', 'q2')),
  ];

  it('shows what was added last', () => {
    assert.deepEqual(ids(after(...first)), ['q1', 'a1', 'q2', 'a2']);
    assert.deepEqual(ids(after(...first, added(answer('a1b', 'q1')))), ['q1', 'a1b']);
  });

  it('shows what followed in a branch that is stepped back to', () => {
    const back: ConversationChange = { type: 'branchChosen', id: 'a1' };
    assert.deepEqual(ids(after(...first, added(answer('a1b', 'q1')), back)), ['q1', 'a1', 'q2', 'a2']);
  });

  it('says where a turn stands among its branches, and only where there are several', () => {
    const [q1, a1] = shownTurns(after(...first, added(answer('a1b', 'q1'))));
    assert.equal(q1?.branch, undefined);
    assert.deepEqual(a1?.branch, { index: 1, count: 2 });
  });

  it('has a branch before and after, and none beyond the ends', () => {
    const conversation = after(...first, added(question('q1b', null), answer('a1c', 'q1b')));
    assert.equal(neighbouringBranch(conversation, 'q1b', -1)?.id, 'q1');
    assert.equal(neighbouringBranch(conversation, 'q1', 1)?.id, 'q1b');
    assert.equal(neighbouringBranch(conversation, 'q1', -1), undefined);
    assert.equal(neighbouringBranch(conversation, 'gone', 1), undefined);
  });

  it('finds the way down to a turn, whichever branch is shown', () => {
    const conversation = after(...first, added(answer('a1b', 'q1')));
    assert.deepEqual(
      turnsUpTo(conversation, 'a2').map(({ id }) => id),
      ['q1', 'a1', 'q2', 'a2'],
    );
    assert.deepEqual(turnsUpTo(conversation, 'gone'), []);
  });

  it('tells a reader just enough: whoever follows the changes sees the branch that is shown', () => {
    const step = fc.record({ kind: fc.constantFrom('ask', 'edit', 'again', 'step'), at: fc.nat(30) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let conversation = emptyConversation('c', 0);
        let seen: readonly ShownTurn[] = [];
        steps.forEach(({ kind, at }, number) => {
          const change = changeFor(conversation, kind, at, number);
          if (!change) return;
          const before = conversation;
          conversation = applyChange(before, change);
          seen = follow(seen, transcriptChange(before, conversation, change));
          assert.deepEqual(seen, shownTurns(conversation));
        });
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});

function changeFor(
  conversation: Conversation,
  kind: string,
  at: number,
  number: number,
): ConversationChange | undefined {
  const shown = shownTurns(conversation);
  const turn = shown[at % Math.max(shown.length, 1)];
  const asked = (parentId: string | null): ConversationChange =>
    added(question(`q${number}`, parentId), answer(`a${number}`, `q${number}`));
  switch (kind) {
    case 'ask':
      return asked(shown.at(-1)?.id ?? null);
    case 'edit':
      return turn?.role === 'user' ? asked(turn.parentId) : undefined;
    case 'again':
      return turn?.role === 'assistant' ? added(answer(`b${number}`, turn.parentId ?? '')) : undefined;
    default: {
      const neighbour = turn && neighbouringBranch(conversation, turn.id, at % 2 === 0 ? 1 : -1);
      return neighbour && { type: 'branchChosen', id: neighbour.id };
    }
  }
}

function follow(
  seen: readonly ShownTurn[],
  change: ReturnType<typeof transcriptChange>,
): readonly ShownTurn[] {
  if (change?.type !== 'turnsShown') return seen;
  const kept = change.after === null ? 0 : seen.findIndex(({ id }) => id === change.after) + 1;
  return [...seen.slice(0, kept), ...change.turns];
}
