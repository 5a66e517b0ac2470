import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BaseUrlError } from '../../../src/core/workersAi/baseUrl.ts';
import { createClient } from '../../../src/core/workersAi/client.ts';
import { ParameterError } from '../../../src/core/workersAi/parameters.ts';
import {
  accountId,
  collect,
  errorOf,
  failure,
  model,
  question,
  reply,
  startFakeService,
  stream,
  token,
} from './fakeService.ts';

const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
const readUsage = { promptTokens: 10, completionTokens: 5, totalTokens: 15 };
const hello = stream({ response: 'Hel' }, { response: 'lo' }, { response: '', usage });

describe('client.stream', () => {
  it('sends the request with its credentials, and follows no redirect', async () => {
    const { client, requests } = startFakeService([hello]);
    await collect(client.stream('llama-3.1-8b-instruct', question, { sessionId: 'session-1' }));
    const [request] = requests;
    assert.equal(
      request!.url,
      `https://service.test/client/v4/accounts/${accountId}/ai/run/@cf/meta/llama-3.1-8b-instruct`,
    );
    assert.equal(request!.method, 'POST');
    assert.equal(request!.redirect, 'error');
    assert.equal(request!.headers.get('authorization'), `Bearer ${token}`);
    assert.equal(request!.headers.get('content-type'), 'application/json');
    assert.equal(request!.headers.get('x-session-affinity'), 'session-1');
    assert.deepEqual(request!.body, { messages: question.messages, max_tokens: 100, stream: true });
  });

  it('yields the text and the end, and reports what was sent, headers and first text', async () => {
    const { client, progress, onProgress } = startFakeService([hello]);
    assert.deepEqual(await collect(client.stream(model, question, { onProgress })), [
      { type: 'text', text: 'Hel' },
      { type: 'text', text: 'lo' },
      { type: 'end', finishReason: 'stop', usage: readUsage, lossy: false },
    ]);
    assert.deepEqual(progress, [
      { type: 'sent', input: question, stream: true },
      { type: 'response', status: 200, milliseconds: 0 },
      { type: 'firstText', milliseconds: 0 },
    ]);
  });

  it('knows that a reply which used all its room was cut', async () => {
    const { client } = startFakeService([hello]);
    const events = await collect(client.stream(model, { ...question, maxTokens: 5 }));
    assert.deepEqual(events.at(-1), { type: 'end', finishReason: 'length', usage: readUsage, lossy: false });
  });

  it('takes the neurons from the header when the body has none', async () => {
    const answer = async () => {
      const response = await hello({} as never);
      return new Response(response.body, { headers: { 'cf-ai-neurons': '1.25' } });
    };
    const end = (await collect(startFakeService([answer]).client.stream(model, question))).at(-1);
    assert.deepEqual(end?.type === 'end' && end.usage, { ...readUsage, neurons: 1.25 });
  });

  it('asks for JSON in one piece and yields it as one text', async () => {
    const { client, requests, progress, onProgress } = startFakeService([
      reply({ response: { a: 1 }, usage }),
    ]);
    const input = { ...question, responseFormat: { type: 'jsonObject' } } as const;
    assert.deepEqual(await collect(client.stream(model, input, { onProgress })), [
      { type: 'text', text: '{"a":1}' },
      { type: 'end', finishReason: 'stop', usage: readUsage, lossy: false },
    ]);
    assert.equal(requests[0]!.body!['stream'], false);
    assert.deepEqual(requests[0]!.body!['response_format'], { type: 'json_object' });
    assert.equal(progress.at(-1)?.type, 'firstText');
  });

  it('sends nothing for a parameter out of its range', async () => {
    const { client, requests } = startFakeService([hello]);
    await assert.rejects(collect(client.stream(model, { ...question, temperature: 6 })), ParameterError);
    await assert.rejects(client.run('../secrets', question), ParameterError);
    assert.equal(requests.length, 0);
  });
});

describe('client.run', () => {
  it('gives the whole reply', async () => {
    const { client, requests } = startFakeService([
      reply({ response: 'Hi', usage }, { 'cf-ai-neurons': '2' }),
    ]);
    assert.deepEqual(await client.run(model, question), {
      text: 'Hi',
      toolCalls: [],
      finishReason: 'stop',
      usage: { ...readUsage, neurons: 2 },
    });
    assert.equal(requests[0]!.body!['stream'], false);
  });

  it('knows that a reply which used all its room was cut', async () => {
    const { client } = startFakeService([reply({ response: 'Hi', usage })]);
    assert.equal((await client.run(model, { ...question, maxTokens: 5 })).finishReason, 'length');
  });

  it('throws for a failure with status 200', async () => {
    const { client } = startFakeService([failure(200, 5028)]);
    const error = await errorOf(client.run(model, question));
    assert.deepEqual([error.kind, error.status, error.code], ['modelRetired', 200, 5028]);
    assert.deepEqual(error.nextSteps, ['switchModel', 'chooseModel']);
  });
});

describe('a connection that can never work', () => {
  it('sends one request to an address that redirects, and the token nowhere else', async () => {
    const paths: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const client = createClient({ connection: { baseUrl, accountId, token } });
      const error = await errorOf(collect(client.stream(model, question)));
      assert.deepEqual([error.kind, error.nextSteps[0]], ['connectionUnusable', 'openSettings']);
      assert.match(error.message, /sends them elsewhere/);
      assert.deepEqual(paths, [`/client/v4/accounts/${accountId}/ai/run/${model}`]);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  it('tells of a token that no header can hold, without showing it', async () => {
    const client = createClient({
      connection: { baseUrl: 'https://service.test', accountId, token: 'one\ntwo' },
    });
    const error = await errorOf(client.run(model, question));
    assert.equal(error.kind, 'connectionUnusable');
    assert.doesNotMatch(error.message, /one|two/);
  });
});

describe('client.checkConnection', () => {
  it('makes the free call with the token', async () => {
    const { client, requests } = startFakeService([
      () => Response.json({ result: [], success: true, errors: [] }),
    ]);
    await client.checkConnection();
    const url = new URL(requests[0]!.url);
    assert.equal(url.pathname, `/client/v4/accounts/${accountId}/ai/models/search`);
    assert.ok(url.searchParams.get('search'));
    assert.equal(requests[0]!.method, 'GET');
    assert.equal(requests[0]!.headers.get('authorization'), `Bearer ${token}`);
  });

  const refused = () => failure(401, 10000, 'Authentication error');
  const verified = () =>
    Response.json({ success: true, errors: [], messages: [{ code: 10000 }], result: {} });

  it('tells a wrong token from one that is not for this account, and from a malformed account', async () => {
    const wrong = startFakeService([refused(), failure(401, 1000, 'Invalid API Token')]);
    const foreign = startFakeService([refused(), verified]);
    const malformed = startFakeService([failure(404, 7003)]);
    assert.equal((await errorOf(wrong.client.checkConnection())).kind, 'tokenInvalid');
    assert.equal((await errorOf(foreign.client.checkConnection())).kind, 'tokenForeign');
    assert.equal(new URL(foreign.requests[1]!.url).pathname, '/client/v4/user/tokens/verify');
    assert.equal((await errorOf(malformed.client.checkConnection())).kind, 'malformedAccount');
  });

  it('does not take a web page for success', async () => {
    const { client } = startFakeService([() => new Response('<html>Welcome to the hotel</html>')]);
    assert.equal((await errorOf(client.checkConnection())).kind, 'unreadable');
  });
});

describe('client.openConnection', () => {
  it('sends neither token nor account', () => {
    const { client, requests } = startFakeService([() => new Response(null, { status: 404 })]);
    client.openConnection();
    const [request] = requests;
    assert.equal(request!.method, 'OPTIONS');
    assert.deepEqual([...request!.headers], []);
    assert.ok(!request!.url.includes(accountId));
  });

  it('opens no second one while the first is alive, and again after 3 seconds', () => {
    let now = 0;
    const { client, requests } = startFakeService([() => new Response(null)], { now: () => now });
    client.openConnection();
    now = 2_999;
    client.openConnection();
    assert.equal(requests.length, 1);
    now = 3_000;
    client.openConnection();
    assert.equal(requests.length, 2);
  });

  it('stays silent when it fails', async () => {
    let fetched: Promise<Response> | undefined;
    const fetcher = () => (fetched = Promise.reject<Response>(new TypeError('fetch failed')));
    startFakeService([], { fetch: fetcher }).client.openConnection();
    await assert.rejects(fetched!, TypeError);
  });
});

describe('createClient', () => {
  it('refuses an address that must not get the token', () => {
    const connection = { baseUrl: 'http://example.com', accountId, token };
    assert.throws(() => createClient({ connection }), BaseUrlError);
  });

  it('looks the global fetch up at each call', async () => {
    const original = globalThis.fetch;
    const client = createClient({ connection: { baseUrl: 'https://service.test', accountId, token } });
    try {
      globalThis.fetch = () =>
        Promise.resolve(Response.json({ result: { response: 'replaced' }, success: true }));
      assert.equal((await client.run(model, question)).text, 'replaced');
    } finally {
      globalThis.fetch = original;
    }
  });
});
