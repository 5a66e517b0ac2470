import assert from 'node:assert/strict';
import { at, hello, readError, run, useService } from './helpers.ts';

const user = (content: unknown) => ({ messages: [{ role: 'user', content }] });
const tool = (parameters: object) => ({ name: 'look', description: 'Looks.', parameters });
const soundTool = tool({ type: 'object', properties: { x: { type: 'string', description: 'X.' } } });

describe('the stand-in: bodies that the service refuses with 400 / 5006', () => {
  const service = useService();

  const refused: Record<string, object> = {
    'neither messages nor prompt': {},
    'both messages and prompt': { ...hello, prompt: 'Hello' },
    'no message at all': { messages: [] },
    'messages that are no array': { messages: 'Hello' },
    'content that is null': user(null),
    'content that is an array': user([{ type: 'text', text: 'Hello' }]),
    'content that is missing': { messages: [{ role: 'user' }] },
    'an unknown role': { messages: [{ role: 'developer', content: 'Hello' }] },
    'an empty prompt': { prompt: '' },
    'stream as a string': { ...hello, stream: 'true' },
    'max_tokens as a string': { ...hello, max_tokens: '256' },
    'max_tokens that is null': { ...hello, max_tokens: null },
    'max_tokens with a fraction': { ...hello, max_tokens: 1.5 },
    'max_tokens 0': { ...hello, max_tokens: 0 },
    'temperature below 0': { ...hello, temperature: -0.1 },
    'temperature above 5': { ...hello, temperature: 5.1 },
    'top_p above 2': { ...hello, top_p: 2.1 },
    'top_k 0': { ...hello, top_k: 0 },
    'top_k 51': { ...hello, top_k: 51 },
    'seed 0': { ...hello, seed: 0 },
    'a seed of eleven digits': { ...hello, seed: 10_000_000_000 },
    'a negative repetition_penalty': { ...hello, repetition_penalty: -0.1 },
    'a negative frequency_penalty': { ...hello, frequency_penalty: -0.1 },
    'presence_penalty above 2': { ...hello, presence_penalty: 2.1 },
    'an unknown response_format': { ...hello, response_format: { type: 'text' } },
    'json_schema without a schema': { ...hello, response_format: { type: 'json_schema' } },
    'lora with messages': { ...hello, lora: 'mine' },
    'raw with messages': { ...hello, raw: true },
    'tools with a prompt': { prompt: 'Hello', tools: [soundTool] },
    'a tool property without its description': {
      ...hello,
      tools: [tool({ type: 'object', properties: { x: { type: 'string' } } })],
    },
    'a tool property without its type': {
      ...hello,
      tools: [tool({ type: 'object', properties: { x: { description: 'X.' } } })],
    },
    'a tool without a name': { ...hello, tools: [{ description: 'Looks.', parameters: {} }] },
    'a function without its code': { ...hello, functions: [{ name: 'look' }] },
    'options of the wrong type': { ...hello, options: { rejectIfBusy: 'yes' } },
  };
  for (const [what, body] of Object.entries(refused)) {
    it(what, async () => {
      const error = await readError(await run(service(), body));
      assert.deepEqual([error.status, error.code], [400, 5006]);
      assert.match(String(error.message), /^AiError: Bad input: /);
    });
  }

  it('names the place and both types', async () => {
    const { message } = await readError(await run(service(), user(null)));
    assert.match(String(message), /Type mismatch of '\/messages\/0\/content', 'null' not in 'string'/);
  });
});

describe('the stand-in: bodies that are no request at all', () => {
  const service = useService();

  it('answers an empty body with 400 / 3003', async () => {
    const error = await readError(await run(service(), ''));
    assert.deepEqual([error.status, error.code], [400, 3003]);
  });

  it('answers what is not JSON with 400 / 8001', async () => {
    const error = await readError(await run(service(), '{"messages":'));
    assert.deepEqual([error.status, error.code], [400, 8001]);
  });

  it('answers a huge body with 413 / 3006', async () => {
    const error = await readError(await run(service(), { prompt: 'x'.repeat(11 * 1024 * 1024) }));
    assert.deepEqual([error.status, error.code], [413, 3006]);
  });
});

describe('the stand-in: bodies that the service takes', () => {
  const service = useService();

  const taken: Record<string, object> = {
    'every parameter at its lowest': {
      ...hello,
      ...{ max_tokens: 1, temperature: 0, top_p: 0, top_k: 1, seed: 1 },
      ...{ repetition_penalty: 0, frequency_penalty: 0, presence_penalty: 0 },
    },
    'every parameter at its highest': {
      ...hello,
      ...{ temperature: 5, top_p: 2, top_k: 50, seed: 9_999_999_999 },
      ...{ repetition_penalty: 2, frequency_penalty: 2, presence_penalty: 2 },
    },
    'a prompt with raw and lora': { prompt: 'Hello', raw: true, lora: 'mine' },
    'a flat tool': { ...hello, tools: [soundTool] },
    'a wrapped tool': { ...hello, tools: [{ type: 'function', function: soundTool }] },
    'deprecated functions': { ...hello, functions: [{ name: 'look', code: 'return 1' }] },
    'all four roles': {
      messages: ['system', 'user', 'assistant', 'tool'].map((role) => ({ role, content: 'Hello' })),
    },
    rejectIfBusy: { ...hello, options: { rejectIfBusy: true } },
    'a parameter that does not exist': { ...hello, stop: ['.'] },
  };
  for (const [what, body] of Object.entries(taken)) {
    it(what, async () => {
      const response = await run(service(), body);
      assert.equal(at(await response.json(), 'success'), true);
    });
  }
});

describe('the stand-in: the context window', () => {
  const service = useService();

  it('counts prompt and reply, and names both numbers', async () => {
    const error = await readError(await run(service(), { ...hello, max_tokens: 31_995 }));
    assert.deepEqual([error.status, error.code], [413, 5021]);
    assert.match(
      String(error.message),
      /tokens \(32001\) exceeded this model context window limit \(32000\)/,
    );
  });

  it('takes what fits exactly', async () => {
    const response = await run(service(), { ...hello, max_tokens: 31_994 });
    assert.equal(response.status, 200);
  });
});
