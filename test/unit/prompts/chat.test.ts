import assert from 'node:assert/strict';
import type { Answer, Question, Turn } from '../../../src/core/conversation/turn.ts';
import { chatPrompt } from '../../../src/core/prompts/chat.ts';
import { TooLarge } from '../../../src/core/prompts/prompt.ts';

const place = { parentId: null, time: 0 };
const question = (id: string, text: string): Question => ({
  role: 'user',
  id,
  ...place,
  action: 'chat',
  text,
  attachments: [],
});
const answer = (id: string, text: string): Answer => ({
  role: 'assistant',
  id,
  ...place,
  text,
  state: { kind: 'done' },
  model: 'Llama',
});
const explained: Question = {
  role: 'user',
  id: 'q0',
  ...place,
  action: 'explain',
  text: 'Explain add.',
  attachments: [
    {
      id: 'x',
      kind: 'symbol',
      label: 'a.py',
      reference: { uri: 'file:///a.py', path: 'a.py', startLine: 3, endLine: 4 },
      symbol: 'add',
      languageId: 'python',
      code: 'def add(a, b):\n  return a + b',
      before: 'import math\n',
      after: '',
    },
  ],
};

const roles = (conversation: readonly Turn[], window = 16_000): string[] =>
  chatPrompt(conversation, { contextWindow: window, maxTokens: 500 }).messages.map(({ role }) => role);

describe('chatPrompt', () => {
  it('sends the code of a question with its place and its surroundings', () => {
    const text = chatPrompt([explained], { contextWindow: 16_000, maxTokens: 500 }).messages.at(-1)!.content;
    assert.match(text, /lines 3 to 4 of a\.py/);
    assert.match(text, /```python\ndef add/);
    assert.match(text, /import math/);
    assert.match(text, /what this code does/);
  });

  it('sends the whole conversation while it fits', () => {
    const conversation = [explained, answer('a0', 'It adds.'), question('q1', 'Why?')];
    assert.deepEqual(roles(conversation), ['system', 'user', 'assistant', 'user']);
  });

  it('leaves out the oldest questions first and says how many', () => {
    const long = 'word '.repeat(400);
    const conversation = [0, 1, 2, 3].flatMap((n): Turn[] => [
      question(`q${n}`, long),
      answer(`a${n}`, long),
    ]);
    const prompt = chatPrompt([...conversation, question('q4', 'And now?')], {
      contextWindow: 2600,
      maxTokens: 500,
    });
    assert.equal(prompt.messages.at(-1)!.content, 'And now?');
    assert.ok(prompt.droppedQuestions > 0 && prompt.droppedQuestions < 4);
    assert.equal(prompt.messages.length, 2 + 2 * (4 - prompt.droppedQuestions));
  });

  it('leaves out questions that were never answered', () => {
    assert.deepEqual(roles([question('q0', 'One'), answer('a0', ''), question('q1', 'Two')]), [
      'system',
      'user',
    ]);
  });

  it('refuses a question that does not fit', () => {
    assert.throws(
      () => chatPrompt([question('q', 'word '.repeat(20_000))], { contextWindow: 8_000, maxTokens: 500 }),
      TooLarge,
    );
  });
});
