import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  applyChange,
  emptyConversation,
  type Conversation,
} from '../../../src/core/conversation/conversation.ts';
import { exportMarkdown, plainMarkdown } from '../../../src/core/conversation/exportMarkdown.ts';
import { importMarkdown } from '../../../src/core/conversation/importMarkdown.ts';
import { fillIn } from '../../../src/core/workersAi/sentence.ts';
import { anyConversation } from './arbitraryConversation.ts';

const seed = 20_261_125;

const branched = applyChange(emptyConversation('c', 1), {
  type: 'turnsAdded',
  turns: [
    {
      role: 'user',
      id: 'q',
      parentId: null,
      time: 1,
      action: 'explain',
      text: 'Explain total.',
      attachments: [
        {
          id: 'x',
          kind: 'symbol',
          label: 'src/orders.ts',
          reference: { uri: 'file:///shop/src/orders.ts', path: 'src/orders.ts', startLine: 12, endLine: 14 },
          symbol: 'total',
          languageId: 'typescript',
          code: 'function total() {\n  return 0;\n}',
          before: '',
          after: '',
        },
      ],
    },
    {
      role: 'assistant',
      id: 'a',
      parentId: 'q',
      time: 2,
      text: 'It is zero.',
      state: { kind: 'done' },
      model: 'Llama',
    },
    {
      role: 'assistant',
      id: 'b',
      parentId: 'q',
      time: 3,
      text: 'It gives **zero**.\n\n```ts\ntotal();',
      state: { kind: 'cut', reason: 'length' },
      model: 'Llama 3.1 8B',
      seed: 7,
      temperature: 0.3,
      maxTokens: 2048,
      usage: { promptTokens: 100, completionTokens: 20, totalTokens: 120 },
      dollars: 0.000_02,
    },
  ],
});
const file = exportMarkdown(branched);

function imported(text: string): Conversation {
  const result = importMarkdown(text);
  assert.ok(result.kind === 'conversation', JSON.stringify(result));
  return result.conversation;
}

function problem(text: string): string {
  const result = importMarkdown(text);
  assert.ok(result.kind === 'unreadable');
  return `${result.line}: ${fillIn(result.reason)}`;
}

describe('an exported conversation', () => {
  it('reads well', () => {
    assert.deepEqual(
      file
        .replaceAll(/<!--.*-->\n/g, '')
        .trim()
        .split(/\n+/),
      [
        '# Explain total.',
        '## Question',
        'Explain total.',
        '**src/orders.ts:12-14 total**',
        '```typescript',
        'function total() {',
        '  return 0;',
        '}',
        '```',
        '## Answer',
        'It gives **zero**.',
        '```ts',
        'total();',
        '```',
        '*Llama 3.1 8B · seed 7 · temperature 0.3 · at most 2048 tokens · 100 tokens in, 20 out · $0.000020 · cut at its token limit*',
        '<details>',
        '<summary>Other branches</summary>',
        '## Answer',
        'It is zero.',
        '*Llama*',
        '</details>',
      ],
    );
  });

  it('is the same conversation when it is imported', () => {
    assert.deepEqual(imported(file), branched);
  });

  it('is the same conversation whatever was said in whatever branches', () => {
    fc.assert(
      fc.property(anyConversation(), (conversation) => {
        assert.deepEqual(imported(exportMarkdown(conversation)), conversation);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('is the same conversation with the line endings of Windows and a byte order mark', () => {
    assert.deepEqual(imported(`\uFEFF${file.replaceAll('\n', '\r\n')}`), branched);
  });

  it('takes texts and a title that were changed by hand', () => {
    const edited = imported(
      file
        .replace('# Explain total.', '# Nothing at all')
        .replace('It gives **zero**.', 'It gives\n\nnothing.')
        .replace('It is zero.\n', 'Zero.'),
    );
    assert.equal(edited.title, 'Nothing at all');
    assert.deepEqual(
      edited.turns.map(({ text }) => text),
      ['Explain total.', 'Zero.', 'It gives\n\nnothing.\n\n```ts\ntotal();'],
    );
  });

  it('says where and why it cannot be read', () => {
    assert.match(problem('# Something else\n'), /^1: This is no conversation that Edgewise exported/);
    assert.match(problem(file.replace('"version":1', '"version":2')), /^1: A newer Edgewise/);
    assert.match(problem(file.replace('"createdAt":1', '"createdAt":true')), /^1: .*createdAt/);
    assert.match(
      problem(file.replace('"role":"user"', '"role":"system"')),
      /^7: The comment in this line was changed: role/,
    );
    assert.match(
      problem(file.replace('"role":"user"', '"role":"user')),
      /^7: The comment in this line was changed/,
    );
    assert.match(problem(file.replace('<!-- edgewise-1 end -->', '')), /^7: What begins here has no end/);
    assert.match(problem(file.replace('<!-- edgewise-1 end', '<!-- edgewise-1 ende')), /^11: /);
    assert.match(problem(file.replace('```typescript', '')), /^13: The code of this attachment/);
    assert.match(
      problem(file.replace('"parentId":"q"', '"parentId":"r"')),
      /^\d+: what it follows \("r"\) is missing/,
    );
    const start = file.indexOf('<details>');
    assert.match(problem(file.slice(0, start)), /^\d+: There should be 3 messages, but there are 2/);
  });

  it('holds no secret', () => {
    const secret = 'cf-token-0123456789';
    const spoken = applyChange(branched, { type: 'textAppended', id: 'b', text: `// ${secret}` });
    for (const text of [
      exportMarkdown(spoken, { secrets: [secret] }),
      plainMarkdown(spoken, { secrets: [secret] }),
    ]) {
      assert.ok(text.includes('[hidden]'));
      assert.ok(!text.includes(secret));
    }
  });

  it('is only the shown branch when it is copied', () => {
    const text = plainMarkdown(branched);
    assert.doesNotMatch(text, /<!--|It is zero/);
    assert.match(text, /^# Explain total\.\n\n## Question\n\nExplain total\.\n\n\*\*src/);
  });
});
