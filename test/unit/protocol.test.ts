import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Turn } from '../../src/core/conversation/turn.ts';
import { hostMessageSchema, longestPageText, pageMessageSchema } from '../../src/protocol.ts';

const question: Turn = {
  role: 'user',
  id: 'q1',
  action: 'explain',
  text: 'Explain this code.',
  attachment: {
    reference: { uri: 'file:///a.ts', path: 'a.ts', startLine: 1, endLine: 2 },
    languageId: 'typescript',
    code: 'let a;',
    before: '',
    after: '',
    scope: 'selection',
  },
};
const answer: Turn = {
  role: 'assistant',
  id: 'a1',
  text: 'It declares a.',
  state: { kind: 'cut', reason: 'length' },
  model: 'Llama 3.1 8B',
  usage: { promptTokens: 10, completionTokens: 5, totalTokens: 15, neurons: 0.4 },
  dollars: 0.000_001,
};

function accepts(schema: v.GenericSchema, message: unknown): boolean {
  return v.safeParse(schema, message).success;
}

describe('protocol: what the page may say', () => {
  const good: readonly unknown[] = [
    { type: 'ready' },
    { type: 'send', text: 'why?' },
    { type: 'stop' },
    { type: 'retry', answerId: 'a1' },
    { type: 'openReference', questionId: 'q1' },
    { type: 'takeAction', answerId: 'a1', actionId: 'signIn' },
    { type: 'copy', text: '' },
    { type: 'insertAtCursor', text: 'let a;' },
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
    { type: 'retry', answerId: 'a'.repeat(101) },
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
    for (const type of ['send', 'copy', 'insertAtCursor']) {
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
      conversation: [question, answer],
      signedIn: true,
      model: 'm',
      translations: { a: 'b' },
    },
    { type: 'change', change: { type: 'turnsAdded', turns: [question, answer] } },
    { type: 'change', change: { type: 'textAppended', id: 'a1', text: 'more' } },
    { type: 'change', change: { type: 'answerRestarted', id: 'a1' } },
    { type: 'change', change: { type: 'cleared' } },
    ...[
      { kind: 'waiting' },
      { kind: 'streaming' },
      { kind: 'done' },
      { kind: 'stopped' },
      { kind: 'cut', reason: 'connection' },
      { kind: 'failed', problem: { message: 'No.', actions: [{ id: 'retry', label: 'Retry' }] } },
    ].map((state) => ({
      type: 'change',
      change: { type: 'answerChanged', id: 'a1', answer: { state, model: 'm' } },
    })),
    { type: 'account', signedIn: false, model: 'm' },
    { type: 'focusComposer' },
  ];
  for (const message of good) {
    it(`takes ${JSON.stringify(message).slice(0, 90)}`, () => {
      assert.deepEqual(v.parse(hostMessageSchema, message), message);
    });
  }

  const bad: readonly unknown[] = [
    null,
    { type: 'snapshot', conversation: 'none', signedIn: true, model: 'm', translations: {} },
    { type: 'snapshot', conversation: [], signedIn: true, model: 'm' },
    { type: 'snapshot', conversation: [], signedIn: true, model: 'm', translations: { a: 1 } },
    {
      type: 'snapshot',
      conversation: [{ ...question, role: 'system' }],
      signedIn: true,
      model: 'm',
      translations: {},
    },
    { type: 'change', change: { type: 'unknown' } },
    { type: 'change', change: { type: 'textAppended', id: 'a1' } },
    {
      type: 'change',
      change: { type: 'answerChanged', id: 'a1', answer: { state: { kind: 'lost' }, model: 'm' } },
    },
    {
      type: 'change',
      change: { type: 'answerChanged', id: 'a1', answer: { state: { kind: 'cut' }, model: 'm' } },
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
