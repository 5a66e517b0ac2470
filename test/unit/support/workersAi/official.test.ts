// The check that the stand-in speaks the service's language and not ours: clients that others wrote, unchanged.
import assert from 'node:assert/strict';
import { streamText, type LanguageModel } from 'ai';
import Cloudflare from 'cloudflare';
import { createWorkersAI } from 'workers-ai-provider';
import type { Service } from '../../../support/workersAi/server.ts';
import { at, livingModel, useService } from './helpers.ts';

describe('the official cloudflare client against the stand-in', () => {
  const service = useService();
  const connect = (apiToken: string) =>
    new Cloudflare({ apiToken, baseURL: `${service().url}/client/v4`, maxRetries: 0 });

  it('runs a model', async () => {
    service().enqueue({ reply: 'Hello from afar' });
    const client = connect(service().token);
    const result = await client.ai.run(livingModel, { account_id: service().accountId, prompt: 'Hello' });
    assert.equal(at(result, 'response'), 'Hello from afar');
    assert.equal(at(result, 'usage', 'total_tokens'), 9);
  });

  it('lists the models', async () => {
    const names: unknown[] = [];
    for await (const model of connect(service().token).ai.models.list({ account_id: service().accountId })) {
      names.push(at(model, 'name'));
    }
    assert.equal(names.length, 3);
    assert.ok(names.includes(livingModel));
  });

  it('verifies a token, both ways', async () => {
    const client = connect(service().token);
    assert.equal((await client.user.tokens.verify()).status, 'active');
    const account = await client.accounts.tokens.verify({ account_id: service().accountId });
    assert.equal(account.status, 'active');
  });

  it('throws its own typed errors', async () => {
    const wrong = connect('x'.repeat(40)).ai.run(livingModel, {
      account_id: service().accountId,
      prompt: 'Hello',
    });
    await assert.rejects(wrong, Cloudflare.AuthenticationError);
    service().enqueue({ error: 'outOfCapacity' });
    const busy = connect(service().token).ai.run(livingModel, {
      account_id: service().accountId,
      prompt: 'Hello',
    });
    await assert.rejects(busy, (error: unknown) => {
      assert.ok(error instanceof Cloudflare.RateLimitError);
      assert.equal(error.errors[0]?.code, 3040);
      return true;
    });
  });
});

describe('workers-ai-provider with ai against the stand-in', () => {
  const service = useService();

  for (const shape of ['native', 'openai', 'mixed'] as const) {
    it(`streams the ${shape} shape`, async () => {
      service().enqueue({ reply: 'Hello there, 42 times', shape });
      const result = streamText({ model: connectProvider(service()), prompt: 'Hello', maxOutputTokens: 100 });
      const pieces: string[] = [];
      for await (const piece of result.textStream) pieces.push(piece);
      assert.equal(pieces.join(''), 'Hello there, 42 times');
      assert.ok(pieces.length > 4);
      assert.equal((await result.usage).inputTokens, 6);
      assert.equal(await result.finishReason, 'stop');
    });
  }

  it('gets tool calls', async () => {
    service().enqueue({
      toolCalls: [{ name: 'look', arguments: { x: 1 } }],
      toolCallForm: 'pieces',
      shape: 'openai',
    });
    const result = streamText({ model: connectProvider(service()), prompt: 'Hello' });
    const calls = await result.toolCalls;
    assert.deepEqual(
      calls.map((call): unknown[] => [call.toolName, call.input]),
      [['look', { x: 1 }]],
    );
  });
});

/** The provider has the service's address built in, so its fetch is sent to loopback. */
function connectProvider(service: Service): LanguageModel {
  const loopback: typeof fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    return fetch(address.replace('https://api.cloudflare.com', service.url), init);
  };
  const provider = createWorkersAI({ accountId: service.accountId, apiKey: service.token, fetch: loopback });
  return provider(livingModel);
}
