import assert from 'node:assert/strict';
import { readChunk } from '../../../src/core/workersAi/chunk.ts';

const counts = { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 };
const usage = { promptTokens: 3, completionTokens: 2, totalTokens: 5 };

describe('readChunk', () => {
  it('finds the text in each shape', () => {
    const shapes = [
      { response: 'a' },
      { choices: [{ delta: { content: 'a' } }] },
      { choices: [{ message: { content: 'a' } }] },
      { choices: [{ text: 'a' }] },
      { result: { response: 'a' }, success: true },
      { result: { choices: [{ message: { content: 'a' } }] }, success: true },
      { choices: [{ delta: { content: 'a' } }], response: 'a' },
      { choices: [{ delta: { content: '' } }], response: 'a' },
      { choices: [], response: 'a' },
    ];
    for (const shape of shapes) {
      assert.equal(readChunk(shape).text, 'a', JSON.stringify(shape));
      assert.equal(readChunk(shape).wasNotString, false, JSON.stringify(shape));
    }
  });

  it('makes text of what is no string, and says so', () => {
    const cases: [unknown, string][] = [
      [0, '0'],
      [6.5, '6.5'],
      [false, 'false'],
      [true, 'true'],
      [{ a: 1 }, '{"a":1}'],
    ];
    for (const [value, text] of cases) {
      for (const shape of [{ response: value }, { choices: [{ delta: { content: value } }] }]) {
        assert.equal(readChunk(shape).text, text);
        assert.equal(readChunk(shape).wasNotString, true);
      }
    }
  });

  it('finds no text where there is none', () => {
    for (const shape of [
      {},
      { response: null },
      { response: '' },
      { choices: [{ delta: {} }] },
      { choices: [null] },
    ]) {
      assert.equal(readChunk(shape).text, '', JSON.stringify(shape));
      assert.equal(readChunk(shape).wasNotString, false, JSON.stringify(shape));
    }
  });

  it('reads the finish reason', () => {
    const read = (reason: unknown) =>
      readChunk({ choices: [{ delta: {}, finish_reason: reason }] }).finishReason;
    assert.equal(read(null), undefined);
    assert.equal(read(undefined), undefined);
    assert.equal(read('stop'), 'stop');
    assert.equal(read('length'), 'length');
    assert.equal(read('tool_calls'), 'toolCalls');
    assert.equal(read('eos_token'), 'stop');
  });

  it('takes the usage of a summary for the total, and that beside a choice or a text for an increment', () => {
    const summary = readChunk({ response: '', usage: counts });
    assert.deepEqual([summary.usage, summary.isTotal], [usage, true]);
    assert.equal(readChunk({ choices: [], usage: counts }).isTotal, true);
    const increment = readChunk({ choices: [{ delta: { content: '' } }], usage: counts });
    assert.deepEqual([increment.usage, increment.isTotal], [usage, false]);
    assert.equal(readChunk({ response: 'a', usage: counts }).isTotal, false);
    assert.equal(readChunk({ response: 'a', usage: null }).isTotal, false);
  });

  it('finds tool calls in each shape, those of one of them', () => {
    const calls = [{ name: 'add', arguments: {} }];
    assert.deepEqual(readChunk({ tool_calls: calls }).toolCalls, calls);
    assert.deepEqual(
      readChunk({ choices: [{ delta: { tool_calls: calls } }], tool_calls: calls }).toolCalls,
      calls,
    );
    assert.deepEqual(readChunk({ choices: [{ message: { tool_calls: calls } }] }).toolCalls, calls);
    assert.deepEqual(readChunk({ tool_calls: [] }).toolCalls, []);
    assert.deepEqual(readChunk({ tool_calls: 'add' }).toolCalls, []);
  });
});
