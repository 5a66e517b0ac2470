import assert from 'node:assert/strict';
import { toWireBody } from '../../../src/core/workersAi/body.ts';
import { ParameterError } from '../../../src/core/workersAi/parameters.ts';

const messages = [{ role: 'user', content: 'Hello' }] as const;

type Change = Partial<Record<string, unknown>>;

function bodyOf(change: Change): Readonly<Record<string, unknown>> {
  return toWireBody({ messages, maxTokens: 100, ...change }, false);
}

const numbers: readonly (readonly [
  name: string,
  wire: string,
  fits: readonly number[],
  not: readonly number[],
])[] = [
  ['maxTokens', 'max_tokens', [1, 256, 8192], [0, -1, 1.5, NaN, Infinity]],
  ['temperature', 'temperature', [0, 0.6, 5], [-0.1, 5.1, NaN]],
  ['topP', 'top_p', [0, 1, 2], [-0.1, 2.1, NaN]],
  ['topK', 'top_k', [1, 50], [0, 51, 1.5, NaN]],
  ['seed', 'seed', [1, 9_999_999_999], [0, 10_000_000_000, 1.5, NaN]],
  ['repetitionPenalty', 'repetition_penalty', [0, 2], [-1, 2.1, NaN]],
  ['frequencyPenalty', 'frequency_penalty', [0, 2], [-1, 2.1, NaN]],
  ['presencePenalty', 'presence_penalty', [0, 2], [-1, 2.1, NaN]],
];

describe('toWireBody', () => {
  for (const [name, wire, fits, not] of numbers) {
    it(`sends ${wire} within its range`, () => {
      for (const value of fits) assert.equal(bodyOf({ [name]: value })[wire], value);
    });

    it(`names ${wire} and its range when it is outside`, () => {
      for (const value of not) {
        assert.throws(
          () => bodyOf({ [name]: value }),
          (error) =>
            error instanceof ParameterError &&
            error.parameter === wire &&
            /from [\d.]+ to [\d.]+/.test(error.range) &&
            error.message.includes(wire),
        );
      }
    });
  }

  const refused: readonly (readonly [string, string, Change])[] = [
    ['an empty list of messages', 'messages', { messages: [] }],
    ['a content that is a list', 'messages', { messages: [{ role: 'user', content: [{ type: 'text' }] }] }],
    ['a content that is null', 'messages', { messages: [{ role: 'user', content: null }] }],
    ['a role that does not exist', 'messages', { messages: [{ role: 'developer', content: '' }] }],
    ['an empty prompt', 'prompt', { prompt: '' }],
    ['an empty adapter', 'lora', { prompt: 'x', lora: '' }],
    ['no room for the reply', 'max_tokens', { maxTokens: undefined }],
    ['a number that is a text', 'temperature', { temperature: '1' }],
    ['an adapter beside messages', 'lora', { lora: 'mine' }],
    ['raw beside messages', 'raw', { raw: true }],
    ['messages beside a prompt', 'messages', { prompt: 'x' }],
    ['tools beside a prompt', 'tools', { prompt: 'x', messages: undefined, tools: [] }],
    ['functions beside a prompt', 'functions', { prompt: 'x', messages: undefined, functions: [] }],
    ['a function without a name', 'functions', { functions: [{ name: '', code: 'return 1' }] }],
    ['a function without code', 'functions', { functions: [{ name: 'f', code: '' }] }],
    ['a tool without a name', 'tools', { tools: [{ name: '', description: '', parameters: {} }] }],
    [
      'a tool whose property has no description',
      'tools',
      { tools: [{ name: 'a', description: 'a', parameters: { properties: { x: { type: 'string' } } } }] },
    ],
  ];
  for (const [name, parameter, change] of refused) {
    it(`refuses ${name}`, () => {
      assert.throws(
        () => bodyOf(change),
        (error) => error instanceof ParameterError && error.parameter === parameter,
      );
    });
  }

  it('sends what was given and no more', () => {
    assert.deepEqual(bodyOf({}), { messages, max_tokens: 100, stream: false });
  });

  it('sends a prompt with raw and lora', () => {
    const body = toWireBody({ prompt: '<|begin_of_text|>', raw: true, lora: 'mine', maxTokens: 5 }, true);
    assert.deepEqual(body, {
      prompt: '<|begin_of_text|>',
      raw: true,
      lora: 'mine',
      max_tokens: 5,
      stream: true,
    });
  });

  it('sends both forms of JSON mode, the schema bare', () => {
    assert.deepEqual(bodyOf({ responseFormat: { type: 'jsonObject' } })['response_format'], {
      type: 'json_object',
    });
    const schema = { type: 'object', properties: {} };
    assert.deepEqual(bodyOf({ responseFormat: { type: 'jsonSchema', schema } })['response_format'], {
      type: 'json_schema',
      json_schema: schema,
    });
  });

  it('sends tools, functions and options', () => {
    const parameters = { type: 'object', properties: { a: { type: 'number', description: 'A number' } } };
    const tools = [{ name: 'add', description: 'Adds', parameters }];
    const functions = [{ name: 'f', code: 'return 1' }];
    const body = bodyOf({ tools, functions, rejectIfBusy: true });
    assert.deepEqual(body['tools'], tools);
    assert.deepEqual(body['functions'], functions);
    assert.deepEqual(body['options'], { rejectIfBusy: true });
  });
});
