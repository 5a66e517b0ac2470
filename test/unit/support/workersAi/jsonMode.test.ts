import assert from 'node:assert/strict';
import { fillSchema } from '../../../support/workersAi/schemaFill.ts';
import { at, hello, readError, run, useService } from './helpers.ts';

const schema = {
  type: 'object',
  properties: { title: { type: 'string' }, lines: { type: 'integer', minimum: 3 } },
  required: ['title', 'lines'],
};
const asked = { ...hello, response_format: { type: 'json_schema', json_schema: schema } };

describe('the stand-in: JSON mode', () => {
  const service = useService();

  it('fills the schema', async () => {
    const body: unknown = await (await run(service(), asked)).json();
    assert.deepEqual(at(body, 'result', 'response'), { title: 'stand-in', lines: 3 });
  });

  it('gives some object for json_object', async () => {
    const format = { response_format: { type: 'json_object' } };
    const body: unknown = await (await run(service(), { ...hello, ...format })).json();
    assert.deepEqual(at(body, 'result', 'response'), {});
  });

  it('gives what was scripted', async () => {
    service().enqueue({ reply: { title: 'mine', lines: 9 } });
    const body: unknown = await (await run(service(), asked)).json();
    assert.deepEqual(at(body, 'result', 'response'), { title: 'mine', lines: 9 });
  });

  it('is text in the OpenAI shape', async () => {
    service().enqueue({ shape: 'openai' });
    const body: unknown = await (await run(service(), asked)).json();
    const content = at(body, 'result', 'choices', 0, 'message', 'content');
    assert.deepEqual(JSON.parse(String(content)), { title: 'stand-in', lines: 3 });
  });

  it('refuses a stream with 400 / 5023', async () => {
    const error = await readError(await run(service(), { ...asked, stream: true }));
    assert.deepEqual([error.status, error.code], [400, 5023]);
  });

  it('is refused with 400 / 5025 by a model without it', async () => {
    const model = '@cf/meta/llama-3.1-8b-instruct-fast';
    const error = await readError(await run(service(), asked, { model }));
    assert.deepEqual([error.status, error.code], [400, 5025]);
  });

  it('could not be met when the object is longer than max_tokens', async () => {
    const error = await readError(await run(service(), { ...asked, max_tokens: 2 }));
    assert.match(String(error.message), /JSON Mode couldn't be met/);
  });
});

describe('fillSchema', () => {
  const cases: [string, object, unknown][] = [
    ['a constant', { const: 7 }, 7],
    ['the first of an enum', { type: 'string', enum: ['b', 'a'] }, 'b'],
    ['the default', { type: 'number', default: 0.5 }, 0.5],
    ['a string of a least length', { type: 'string', minLength: 10 }, 'stand-in..'],
    ['a string of a greatest length', { type: 'string', maxLength: 3 }, 'sta'],
    ['a number above an open bound', { type: 'number', exclusiveMinimum: 4 }, 5],
    ['a number below a bound', { type: 'number', maximum: -2 }, -2],
    ['a boolean', { type: 'boolean' }, true],
    ['null', { type: 'null' }, null],
    ['the first of several types', { type: ['boolean', 'null'] }, true],
    ['an array of the least length', { type: 'array', minItems: 2, items: { type: 'integer' } }, [1, 1]],
    ['the first choice', { anyOf: [{ type: 'boolean' }, { type: 'null' }] }, true],
    ['all parts of allOf', { allOf: [{ type: 'string' }, { minLength: 9 }] }, 'stand-in.'],
    ['a reference', { $defs: { x: { const: 1 } }, properties: { a: { $ref: '#/$defs/x' } } }, { a: 1 }],
  ];
  for (const [what, schemaOfCase, expected] of cases) {
    it(`gives ${what}`, () => {
      assert.deepEqual(fillSchema({ ...schemaOfCase }), expected);
    });
  }

  it('ends on a schema that holds itself', () => {
    const filled = fillSchema({ type: 'object', properties: { next: { $ref: '#' } } });
    assert.equal(typeof JSON.stringify(filled), 'string');
  });
});
