import assert from 'node:assert/strict';
import {
  applyChange,
  emptyConversation,
  type Conversation,
} from '../../../src/core/conversation/conversation.ts';

const start: Conversation = applyChange(emptyConversation('c', 0), {
  type: 'turnsAdded',
  turns: [
    { role: 'user', id: 'q', parentId: null, time: 1, action: 'chat', text: 'Why?', attachments: [] },
    {
      role: 'assistant',
      id: 'a',
      parentId: 'q',
      time: 2,
      text: '',
      state: { kind: 'waiting' },
      model: 'Llama',
    },
  ],
});

describe('applyChange', () => {
  it('appends text to the answer it names', () => {
    const once = applyChange(start, { type: 'textAppended', id: 'a', text: 'Be' });
    const twice = applyChange(once, { type: 'textAppended', id: 'a', text: 'cause' });
    assert.equal(twice.turns[1]!.text, 'Because');
    assert.equal(start.turns[1]!.text, '');
  });

  it('changes everything about an answer but its text', () => {
    const written = applyChange(start, { type: 'textAppended', id: 'a', text: 'Because' });
    const done = applyChange(written, {
      type: 'answerChanged',
      id: 'a',
      details: { state: { kind: 'done' }, model: 'Llama', dollars: 0.0001 },
    });
    assert.deepEqual(done.turns[1], {
      role: 'assistant',
      id: 'a',
      parentId: 'q',
      time: 2,
      text: 'Because',
      state: { kind: 'done' },
      model: 'Llama',
      dollars: 0.0001,
    });
  });

  it('starts an answer again from nothing', () => {
    const written = applyChange(start, { type: 'textAppended', id: 'a', text: 'Because' });
    assert.deepEqual(applyChange(written, { type: 'answerRestarted', id: 'a' }), start);
  });

  it('leaves questions and unknown turns alone', () => {
    assert.deepEqual(applyChange(start, { type: 'textAppended', id: 'q', text: 'x' }), start);
    assert.deepEqual(applyChange(start, { type: 'textAppended', id: 'gone', text: 'x' }), start);
  });

  it('takes a name', () => {
    assert.equal(applyChange(start, { type: 'renamed', title: 'Reasons' }).title, 'Reasons');
  });
});
