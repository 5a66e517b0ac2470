import assert from 'node:assert/strict';
import { WorkersAiError, type ErrorKind } from '../../../src/core/workersAi/errors.ts';
import { readReply, replyEvents } from '../../../src/core/workersAi/reply.ts';

const usage = { prompt_tokens: 666, completion_tokens: 42, total_tokens: 708 };
const readUsage = { promptTokens: 666, completionTokens: 42, totalTokens: 708 };

function envelope(result: unknown): string {
  return JSON.stringify({ result, success: true, errors: [], messages: [] });
}

describe('readReply', () => {
  const texts: readonly (readonly [string, unknown, string])[] = [
    ['a string', { response: 'Hello' }, 'Hello'],
    ['an object, as JSON mode gives it', { response: { a: [1] } }, '{"a":[1]}'],
    ['a number', { response: 0 }, '0'],
    ['a boolean', { response: false }, 'false'],
    ['null', { response: null }, ''],
    ['the message of a choice', { choices: [{ message: { content: 'Hello' } }] }, 'Hello'],
    ['the text of a choice', { choices: [{ text: 'Hello' }] }, 'Hello'],
  ];
  for (const [name, result, text] of texts) {
    it(`reads a response that is ${name}`, () => {
      assert.deepEqual(readReply(envelope(result)), { text, toolCalls: [], finishReason: 'stop' });
    });
  }

  it('reads a result without its envelope', () => {
    assert.equal(readReply('{"choices":[{"message":{"content":"Hi"}}]}').text, 'Hi');
  });

  it('reads the usage with all its parts', () => {
    const full = { ...usage, prompt_tokens_details: { cached_tokens: 600 }, neurons: 1.5 };
    const reply = readReply(envelope({ response: '', usage: full }));
    assert.deepEqual(reply.usage, { ...readUsage, cachedTokens: 600, neurons: 1.5 });
  });

  it('reads tool calls of both shapes', () => {
    const native = envelope({ response: null, tool_calls: [{ name: 'add', arguments: { a: 1 } }] });
    const call = { id: 'c1', type: 'function', function: { name: 'add', arguments: '{"a":1}' } };
    const openAi = envelope({ choices: [{ message: { content: null, tool_calls: [call] } }] });
    assert.deepEqual(readReply(native).toolCalls, [{ name: 'add', arguments: { a: 1 } }]);
    assert.deepEqual(readReply(openAi).toolCalls, [{ id: 'c1', name: 'add', arguments: { a: 1 } }]);
    assert.equal(readReply(native).finishReason, 'toolCalls');
  });

  it('reads the finish reason of a choice', () => {
    const body = envelope({ choices: [{ message: { content: 'Hel' }, finish_reason: 'length' }] });
    assert.equal(readReply(body).finishReason, 'length');
  });

  const failures: readonly (readonly [string, string, ErrorKind])[] = [
    [
      'a failure with status 200',
      '{"success":false,"errors":[{"code":5007,"message":"no"}]}',
      'unknownModel',
    ],
    ['a failure without any error', '{"success":false,"errors":[]}', 'unknown'],
    ['a web page', '<!DOCTYPE html><title>Log in</title>', 'unreadable'],
    ['nothing', '', 'unreadable'],
    ['JSON of another kind', '{"hello":"world"}', 'unreadable'],
    ['a JSON list', '[1]', 'unreadable'],
  ];
  for (const [name, body, kind] of failures) {
    it(`throws for ${name}`, () => {
      assert.throws(
        () => readReply(body),
        (error) => error instanceof WorkersAiError && error.kind === kind,
      );
    });
  }

  it('says the same as a stream', () => {
    const reply = readReply(envelope({ response: 'Hello', usage }));
    assert.deepEqual(
      [...replyEvents(reply)],
      [
        { type: 'text', text: 'Hello' },
        { type: 'end', finishReason: 'stop', usage: readUsage, lossy: false },
      ],
    );
  });
});
