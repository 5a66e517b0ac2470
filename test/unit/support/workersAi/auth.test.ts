import assert from 'node:assert/strict';
import { at, call, readError, run, hello, useService, livingModel } from './helpers.ts';

describe('the stand-in: token and account', () => {
  const service = useService();
  const search = (account: string) => `/accounts/${account}/ai/models/search?search=none`;

  for (const [what, authorization] of [
    ['no token', undefined],
    ['an empty token', 'Bearer '],
    ['a token that looks like none', 'Bearer junk'],
    ['another scheme', `Basic ${'a'.repeat(40)}`],
  ] as const) {
    it(`answers ${what} with 400 / 9106`, async () => {
      const headers = authorization === undefined ? {} : { authorization };
      const error = await readError(await call(service(), search(service().accountId), { headers }));
      assert.deepEqual([error.status, error.code], [400, 9106]);
    });
  }

  for (const token of ['x'.repeat(40), `cfut_${'x'.repeat(40)}`, `cfat_${'x'.repeat(40)}`]) {
    it(`answers the wrong token ${token.slice(0, 5)}… with 401 / 10000`, async () => {
      const headers = { authorization: `Bearer ${token}` };
      const error = await readError(await call(service(), search(service().accountId), { headers }));
      assert.deepEqual([error.status, error.code], [401, 10000]);
    });
  }

  it('answers a malformed account id with 404 / 7003', async () => {
    const error = await readError(await call(service(), search('not-an-account')));
    assert.deepEqual([error.status, error.code], [404, 7003]);
  });

  it("answers another's account id with 403 / 9109", async () => {
    const error = await readError(await call(service(), search('0'.repeat(32))));
    assert.deepEqual([error.status, error.code], [403, 9109]);
  });

  it('uses the account and token that it was started with up only for sound calls', async () => {
    service().enqueue({ reply: 'kept' });
    const headers = { authorization: `Bearer ${'x'.repeat(40)}` };
    const path = `/accounts/${service().accountId}/ai/run/${livingModel}`;
    const refused = await call(service(), path, { method: 'POST', headers, body: JSON.stringify(hello) });
    assert.equal(refused.status, 401);
    const body: unknown = await (await run(service(), hello)).json();
    assert.equal(at(body, 'result', 'response'), 'kept');
  });
});

describe('the stand-in: token verification', () => {
  const service = useService();

  for (const owner of ['user', 'account'] as const) {
    const path = () => (owner === 'user' ? '/user' : `/accounts/${service().accountId}`) + '/tokens/verify';

    it(`says of the right ${owner} token that it is active, with 10000 among the messages`, async () => {
      const body: unknown = await (await call(service(), path())).json();
      assert.equal(at(body, 'result', 'status'), 'active');
      assert.equal(at(body, 'messages', 0, 'code'), 10000);
      assert.deepEqual(at(body, 'errors'), []);
    });

    it(`answers a wrong ${owner} token with 401 / 1000`, async () => {
      const headers = { authorization: `Bearer ${'x'.repeat(40)}` };
      const error = await readError(await call(service(), path(), { headers }));
      assert.deepEqual([error.status, error.code], [401, 1000]);
    });
  }
});
