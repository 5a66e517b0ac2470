import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  applyChange,
  emptyConversation,
  type Conversation,
} from '../../../src/core/conversation/conversation.ts';
import { fold, foldedWords, unfolded } from '../../../src/core/conversation/fold.ts';
import { SearchIndex } from '../../../src/core/conversation/searchIndex.ts';

function conversation(
  id: string,
  time: number,
  question: string,
  ...answers: readonly string[]
): Conversation {
  return applyChange(emptyConversation(id, time), {
    type: 'turnsAdded',
    turns: [
      { role: 'user', id: 'q', parentId: null, time, action: 'chat', text: question, attachments: [] },
      ...answers.map((text, index) => ({
        role: 'assistant' as const,
        id: `a${index}`,
        parentId: 'q',
        time,
        text,
        state: { kind: 'done' as const },
        model: 'Llama',
      })),
    ],
  });
}

describe('searching what was said', () => {
  const index = new SearchIndex();
  index.update(conversation('old', 1, 'What is a closure?', 'A function with its scope.'));
  index.update(
    conversation('new', 3, 'Why Ärger with the queue?', 'First answer.', 'Naïve locking of the scope.'),
  );
  index.update(conversation('mid', 2, 'Tell me about queues', 'They are first in, first out.'));
  const found = (query: string): readonly string[] => index.search(query).map(({ id }) => id);

  it('finds every word, in titles, questions and answers of all branches, newest first', () => {
    assert.deepEqual(found('queue'), ['new', 'mid']);
    assert.deepEqual(found('first'), ['new', 'mid']);
    assert.deepEqual(found('scope'), ['new', 'old']);
    assert.deepEqual(found('scope closure'), ['old']);
    assert.deepEqual(found('scope closure queue'), []);
    assert.deepEqual(found('  '), ['new', 'mid', 'old']);
  });

  it('makes no difference of case and diacritics', () => {
    assert.deepEqual(found('ARGER naive'), ['new']);
    assert.deepEqual(found('Närger'), []);
    assert.deepEqual(found('closuré'), ['old']);
  });

  it('shows what stands around the first hit', () => {
    assert.equal(index.search('locking')[0]?.snippet, 'Naïve locking of the scope.');
    const long = new SearchIndex();
    const words = Array.from({ length: 100 }, (_, number) => `word${number}`);
    long.update(conversation('c', 1, 'Why?', words.join(' ')));
    assert.match(long.search('word50')[0]?.snippet ?? '', /^…word4\d .*word50 .*…$/);
  });

  it('follows changes', () => {
    const own = new SearchIndex();
    own.update(conversation('c', 1, 'One?'));
    own.update(conversation('c', 2, 'Two?'));
    assert.deepEqual(own.search('one'), []);
    assert.equal(own.search('two').length, 1);
    own.remove('c');
    assert.deepEqual(own.search(''), []);
  });

  it('finds the place of a hit in the text itself', () => {
    const text = 'ﬁne Straße Ärger';
    for (const word of ['straße', 'arger', 'fine']) {
      const place = fold(text).indexOf(word);
      const { start, end } = unfolded(text, place, place + word.length);
      assert.deepEqual(foldedWords(text.slice(start, end)), [word]);
    }
  });

  it('finds every word of a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), (text, pick) => {
        const words = text.split(/\s+/).filter((word) => foldedWords(word).length > 0);
        fc.pre(words.length > 0);
        const own = new SearchIndex();
        own.update(conversation('c', 1, text));
        assert.equal(own.search(words[pick % words.length] ?? '').length, 1);
      }),
      { seed: 20_261_125, numRuns: 500 },
    );
  });
});
