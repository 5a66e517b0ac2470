import assert from 'node:assert/strict';
import {
  at,
  call,
  hello,
  livingModel,
  openAiText,
  parseEvents,
  readError,
  run,
  useService,
} from './helpers.ts';

describe('the stand-in: routes', () => {
  const service = useService();
  const account = (rest: string) => `/accounts/${service().accountId}/${rest}`;

  it('lists the living models that match', async () => {
    const body: unknown = await (await call(service(), account('ai/models/search?search=fp8-fast'))).json();
    assert.equal(at(body, 'result', 0, 'name'), '@cf/meta/llama-3.1-8b-instruct-fp8-fast');
    assert.equal(at(body, 'result_info', 'total_count'), 1);
  });

  it('lists nothing, with success, when nothing matches', async () => {
    const body: unknown = await (await call(service(), account('ai/models/search?search=none'))).json();
    assert.deepEqual(at(body, 'result'), []);
    assert.equal(at(body, 'success'), true);
  });

  it('leaves retired models out of the list', async () => {
    const text = await (await call(service(), account('ai/models/search'))).text();
    assert.match(text, /instruct-fp8"/);
    assert.doesNotMatch(text, /instruct"|awq/);
  });

  it('answers GET /ai/v1/models with 405 / 7001', async () => {
    const error = await readError(await call(service(), account('ai/v1/models')));
    assert.deepEqual([error.status, error.code], [405, 7001]);
  });

  it('answers the wrong method with 405 / 7001', async () => {
    const error = await readError(await call(service(), account(`ai/run/${livingModel}`)));
    assert.deepEqual([error.status, error.code], [405, 7001]);
  });

  it('answers an unknown path with 404 / 7000', async () => {
    const error = await readError(await call(service(), account('ai/nothing')));
    assert.deepEqual([error.status, error.code], [404, 7000]);
  });

  it('answers an unknown model with 400 / 5007', async () => {
    const error = await readError(await run(service(), hello, { model: '@cf/meta/none' }));
    assert.deepEqual([error.status, error.code], [400, 5007]);
  });

  for (const model of ['@cf/meta/llama-3.1-8b-instruct', '@cf/meta/llama-3.1-8b-instruct-awq']) {
    it(`answers the retired ${model} with 410 / 5028 and an internal alias`, async () => {
      const error = await readError(await run(service(), hello, { model }));
      assert.deepEqual([error.status, error.code], [410, 5028]);
      assert.match(String(error.message), /@cf\/meta\/infire-llama-3\.1-8b-instruct/);
    });
  }

  it('takes a model id with its slashes escaped', async () => {
    const response = await run(service(), hello, { model: encodeURIComponent(livingModel) });
    assert.equal(response.status, 200);
  });

  it('answers the OpenAI-shaped call without an envelope', async () => {
    service().enqueue({ reply: 'Hello there' });
    const init = { method: 'POST', body: JSON.stringify({ model: livingModel, ...hello }) };
    const body: unknown = await (await call(service(), account('ai/v1/chat/completions'), init)).json();
    assert.equal(at(body, 'object'), 'chat.completion');
    assert.equal(at(body, 'choices', 0, 'message', 'content'), 'Hello there');
  });

  it('streams OpenAI chunks from the OpenAI-shaped call', async () => {
    service().enqueue({ reply: 'Hello there' });
    const init = { method: 'POST', body: JSON.stringify({ model: livingModel, stream: true, ...hello }) };
    const response = await call(service(), account('ai/v1/chat/completions'), init);
    const events = parseEvents(await response.text());
    assert.equal(openAiText(events), 'Hello there');
    assert.equal(events.at(-1), '[DONE]');
  });
});
