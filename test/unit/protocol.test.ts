import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Turn } from '../../src/core/conversation/turn.ts';
import { hostMessageSchema, longestPageText, pageMessageSchema } from '../../src/protocol.ts';

const question: Turn = {
  role: 'user',
  id: 'q1',
  parentId: null,
  time: 1,
  action: 'explain',
  text: 'Explain this code.',
  attachments: [
    {
      id: 'x1',
      kind: 'selection',
      label: 'a.ts',
      reference: { uri: 'file:///a.ts', path: 'a.ts', startLine: 1, endLine: 2 },
      languageId: 'typescript',
      code: 'let a;',
      before: '',
      after: '',
    },
  ],
};
const answer: Turn = {
  role: 'assistant',
  id: 'a1',
  parentId: 'q1',
  time: 2,
  text: 'It declares a.',
  state: { kind: 'cut', reason: 'length' },
  model: 'Llama 3.1 8B',
  usage: { promptTokens: 10, completionTokens: 5, totalTokens: 15, neurons: 0.4 },
  dollars: 0.000_001,
};

const emptySnapshot = {
  type: 'snapshot',
  conversationId: 'c1',
  transcript: [],
  draft: { chips: [] },
  session: 's1',
  recall: [],
  answering: false,
  signedIn: true,
  model: 'm',
  translations: {},
};

function accepts(schema: v.GenericSchema, message: unknown): boolean {
  return v.safeParse(schema, message).success;
}

describe('protocol: what the page may say', () => {
  const good: readonly unknown[] = [
    { type: 'ready' },
    { type: 'pageFocus', focused: true },
    { type: 'keepText', conversationId: 'c1', text: 'Not', aside: '' },
    { type: 'send', text: 'why?' },
    { type: 'stop' },
    { type: 'regenerate', answerId: 'a1' },
    { type: 'continueAnswer', answerId: 'a1' },
    { type: 'editQuestion', questionId: 'q1', text: 'how?' },
    { type: 'stepBranch', turnId: 'q1', step: -1 },
    { type: 'openAttachment', questionId: 'q1', attachmentId: 'x1' },
    { type: 'openPlace', path: 'src/a.ts', line: 3 },
    { type: 'complete', request: 1, trigger: '@', query: 'fi' },
    { type: 'drop', uris: ['file:///a.ts'] },
    { type: 'takeAction', answerId: 'a1', actionId: 'signIn' },
    { type: 'copy', text: '' },
    { type: 'insertAtCursor', text: 'let a;', language: 'typescript' },
    { type: 'openLink', href: 'https://example.com/' },
    { type: 'openLink', href: 'HTTP://example.com/' },
    { type: 'signIn' },
  ];
  for (const message of good) {
    it(`takes ${JSON.stringify(message)}`, () => {
      assert.deepEqual(v.parse(pageMessageSchema, message), message);
    });
  }

  const bad: readonly unknown[] = [
    null,
    'ready',
    {},
    { type: 'unknown' },
    { type: 'send' },
    { type: 'send', text: ' \n ' },
    { type: 'send', text: 7 },
    { type: 'regenerate', answerId: 'a'.repeat(101) },
    { type: 'editQuestion', questionId: 'q1', text: ' ' },
    { type: 'stepBranch', turnId: 'q1', step: 2 },
    { type: 'openPlace', path: 'src/a.ts', line: 0 },
    { type: 'complete', request: 1, trigger: '#', query: '' },
    { type: 'drop', uris: Array.from({ length: 51 }, () => 'file:///a.ts') },
    { type: 'takeAction', answerId: 'a1' },
    { type: 'openLink', href: 'javascript:alert(1)' },
    { type: 'openLink', href: ' https://example.com/' },
    { type: 'openLink', href: 'file:///etc/passwd' },
    { type: 'openLink', href: `https://example.com/${'x'.repeat(2000)}` },
  ];
  for (const message of bad) {
    it(`refuses ${JSON.stringify(message).slice(0, 60)}`, () => {
      assert.equal(accepts(pageMessageSchema, message), false);
    });
  }

  it('limits how much text comes at once', () => {
    for (const type of ['send', 'copy', 'paste']) {
      assert.equal(accepts(pageMessageSchema, { type, text: 'x'.repeat(longestPageText) }), true);
      assert.equal(accepts(pageMessageSchema, { type, text: 'x'.repeat(longestPageText + 1) }), false);
    }
  });

  it('trims what is sent', () => {
    assert.deepEqual(v.parse(pageMessageSchema, { type: 'send', text: ' why?\n' }), {
      type: 'send',
      text: 'why?',
    });
  });
});

describe('protocol: what the extension may say', () => {
  const good: readonly unknown[] = [
    {
      type: 'snapshot',
      conversationId: 'c1',
      transcript: [question, { ...answer, branch: { index: 0, count: 2 } }],
      draft: { chips: [] },
      session: 's1',
      recall: ['Why?'],
      answering: true,
      signedIn: true,
      model: 'm',
      translations: { a: 'b' },
    },
    {
      type: 'change',
      conversationId: 'c1',
      change: { type: 'turnsShown', after: null, turns: [question, answer] },
    },
    { type: 'change', conversationId: 'c1', change: { type: 'textAppended', id: 'a1', text: 'more' } },
    { type: 'change', conversationId: 'c1', change: { type: 'answerRestarted', id: 'a1' } },
    ...[
      { kind: 'waiting' },
      { kind: 'streaming' },
      { kind: 'done' },
      { kind: 'stopped' },
      { kind: 'cut', reason: 'connection' },
      { kind: 'failed', problem: { message: 'No.', actions: [{ id: 'retry', label: 'Retry' }] } },
    ].map((state) => ({
      type: 'change',
      conversationId: 'c1',
      change: { type: 'answerChanged', id: 'a1', details: { state, model: 'm' } },
    })),
    { type: 'account', signedIn: false, model: 'm' },
    { type: 'focus', target: 'composer' },
    { type: 'draft', draft: { chips: [] } },
    { type: 'startEditing', questionId: 'q1' },
  ];
  for (const message of good) {
    it(`takes ${JSON.stringify(message).slice(0, 90)}`, () => {
      assert.deepEqual(v.parse(hostMessageSchema, message), message);
    });
  }

  const bad: readonly unknown[] = [
    null,
    { ...emptySnapshot, transcript: 'none' },
    { ...emptySnapshot, translations: undefined },
    { ...emptySnapshot, translations: { a: 1 } },
    { ...emptySnapshot, transcript: [{ ...question, role: 'system' }] },
    { type: 'change', conversationId: 'c1', change: { type: 'unknown' } },
    { type: 'change', change: { type: 'answerRestarted', id: 'a1' } },
    { type: 'change', conversationId: 'c1', change: { type: 'textAppended', id: 'a1' } },
    {
      type: 'change',
      conversationId: 'c1',
      change: { type: 'answerChanged', id: 'a1', details: { state: { kind: 'lost' }, model: 'm' } },
    },
    {
      type: 'change',
      conversationId: 'c1',
      change: { type: 'answerChanged', id: 'a1', details: { state: { kind: 'cut' }, model: 'm' } },
    },
    { type: 'account', signedIn: 'yes', model: 'm' },
  ];
  for (const message of bad) {
    it(`refuses ${JSON.stringify(message).slice(0, 90)}`, () => {
      assert.equal(accepts(hostMessageSchema, message), false);
    });
  }

  it('drops what a message should not carry', () => {
    const message = { type: 'account', signedIn: true, model: 'm', token: 'secret' };
    assert.deepEqual(v.parse(hostMessageSchema, message), { type: 'account', signedIn: true, model: 'm' });
  });
});
