import assert from 'node:assert/strict';
import { STAND_IN_ACCOUNT_ID, STAND_IN_TOKEN, startService } from '../../../support/workersAi/server.ts';
import { parseFixture } from '../../../support/workersAi/fixture.ts';
import { at, call, hello, livingModel, run, useService } from './helpers.ts';

describe('the stand-in: scripts', () => {
  const fixture = parseFixture('[{"when":"ello","behaviour":{"reply":"scripted"}}]');
  const service = useService({ fixture });
  const ask = async (body: object = hello) =>
    at(await (await run(service(), body)).json(), 'result', 'response');

  it('take the queue first, then what holds always, then the fixture, then the rules', async () => {
    service().enqueue({ reply: 'first' }, { reply: 'second' });
    service().always({ reply: 'always' });
    assert.deepEqual(
      [await ask(), await ask(), await ask(), await ask()],
      ['first', 'second', 'always', 'always'],
    );
    service().always(undefined);
    assert.equal(await ask(), 'scripted');
    assert.match(String(await ask({ prompt: 'Other' })), /stand-in/);
  });

  it('are not used up by a body that is refused', async () => {
    service().enqueue({ reply: 'kept' });
    assert.equal((await run(service(), {})).status, 400);
    assert.equal(await ask(), 'kept');
  });

  it('come by HTTP too', async () => {
    const next = `${service().url}/stand-in/next`;
    const queued = await fetch(next, { method: 'POST', body: '{"error":"outOfCapacity"}' });
    assert.equal(queued.status, 200);
    assert.equal((await run(service(), hello)).status, 429);
  });

  it('refuse what is no behaviour, and say why', async () => {
    for (const body of [
      '{"error":"noSuchError"}',
      '{"replies":"x"}',
      '{"faults":[{"kind":"none"}]}',
      'junk',
    ]) {
      const response = await fetch(`${service().url}/stand-in/next`, { method: 'POST', body });
      assert.equal(response.status, 400, body);
      assert.equal(at(await response.json(), 'queued'), false);
    }
    assert.equal(await ask(), 'scripted');
  });

  it('refuse a malformed fixture', () => {
    assert.throws(() => parseFixture('[{"when":"x"}]'));
    assert.throws(() => parseFixture('[{"when":"x","behaviour":{"error":"none"}}]'));
  });
});

describe('the stand-in: what it recorded', () => {
  const service = useService();

  it('is each request, with the token redacted', async () => {
    const headers = { authorization: `Bearer ${service().token}`, 'x-session-affinity': 'mine' };
    const path = `/accounts/${service().accountId}/ai/run/${livingModel}?a=b`;
    await call(service(), path, { method: 'POST', headers, body: JSON.stringify(hello) });
    const [request] = service().requests;
    assert.equal(request?.method, 'POST');
    assert.match(request.path, /\/ai\/run\/@cf\/meta\//);
    assert.deepEqual(request.query, { a: 'b' });
    assert.deepEqual(request.body, hello);
    assert.equal(request.headers['x-session-affinity'], 'mine');
    assert.equal(request.headers['authorization'], 'Bearer [redacted]');
    assert.equal(await request.settled, 'completed');
  });

  it('is handed out once, runs of a model unless asked otherwise', async () => {
    await call(service(), '/user/tokens/verify');
    const first = run(service(), { prompt: 'one' });
    assert.deepEqual((await service().waitForRequest()).body, { prompt: 'one' });
    const waiting = service().waitForRequest();
    await first;
    await run(service(), { prompt: 'two' });
    assert.deepEqual((await waiting).body, { prompt: 'two' });
    const verify = await service().waitForRequest((request) => request.path.endsWith('/verify'));
    assert.equal(verify.method, 'GET');
  });
});

describe('the stand-in: its life', () => {
  it('listens on loopback with credentials that look real', async () => {
    const service = await startService();
    assert.match(service.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.match(STAND_IN_ACCOUNT_ID, /^[0-9a-f]{32}$/);
    assert.match(STAND_IN_TOKEN, /^[\w-]{40}$/);
    await service.close();
    await assert.rejects(fetch(service.url));
  });

  it('closes with a stream open, and tells who waits', async () => {
    const service = await startService();
    service.enqueue({ faults: [{ kind: 'stallAfter', events: 1 }] });
    const response = await run(service, { ...hello, stream: true });
    const never = service.waitForRequest((request) => request.method === 'PATCH');
    const refused = assert.rejects(never, /closed/);
    await service.close();
    await refused;
    await assert.rejects(response.text());
  });

  it('says when its port is taken', async () => {
    const service = await startService();
    await assert.rejects(startService({ port: Number(new URL(service.url).port) }), { code: 'EADDRINUSE' });
    await service.close();
  });
});
