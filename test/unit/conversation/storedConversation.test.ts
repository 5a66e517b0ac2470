import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyChange, emptyConversation } from '../../../src/core/conversation/conversation.ts';
import { readStored, writeStored } from '../../../src/core/conversation/storedConversation.ts';
import { anyConversation } from './arbitraryConversation.ts';

const answered = applyChange(emptyConversation('c', 1), {
  type: 'turnsAdded',
  turns: [
    { role: 'user', id: 'q', parentId: null, time: 1, action: 'chat', text: 'Why?', attachments: [] },
    {
      role: 'assistant',
      id: 'a',
      parentId: 'q',
      time: 2,
      text: 'Be',
      state: { kind: 'streaming' },
      model: 'Llama',
    },
  ],
});
const text = writeStored(answered, 3);

describe('a stored conversation', () => {
  it('is read back as it was, with its revision', () => {
    fc.assert(
      fc.property(anyConversation(), fc.nat(), (conversation, revision) => {
        const stored = readStored(writeStored(conversation, revision));
        assert.deepEqual(stored, { kind: 'conversation', conversation, revision });
      }),
      { seed: 20_261_125, numRuns: 300 },
    );
  });

  it('holds an answer that was under way as stopped', () => {
    const stored = readStored(text);
    assert.ok(stored.kind === 'conversation');
    const [, answer] = stored.conversation.turns;
    assert.ok(answer?.role === 'assistant' && answer.state.kind === 'stopped' && answer.text === 'Be');
  });

  it('is damaged wherever it breaks off', () => {
    for (let length = 0; length < text.length; length += 1)
      assert.equal(readStored(text.slice(0, length)).kind, 'damaged');
  });

  for (const [what, damaged, reason] of [
    ['it is something else', '[]', /no conversation/],
    ['a turn lacks its text', text.replace('"text":"Why?",', ''), /turns\.0\.text/],
    ['an id is there twice', text.replace('"id":"a"', '"id":"q"'), /there twice/],
    ['a parent is missing', text.replace('"parentId":"q"', '"parentId":"r"'), /is missing/],
    ['an answer follows nothing', text.replace('"parentId":"q"', '"parentId":null'), /no question/],
  ] as const)
    it(`is damaged when ${what}`, () => {
      const stored = readStored(damaged);
      assert.ok(stored.kind === 'damaged');
      assert.match(stored.reason, reason);
    });

  it('of a newer version is left to the newer Edgewise', () => {
    assert.deepEqual(readStored('{"version":2,"what":"ever"}'), { kind: 'newer', version: 2 });
  });
});
