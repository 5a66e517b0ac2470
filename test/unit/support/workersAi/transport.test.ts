import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { serviceErrors, type ServiceErrorName } from '../../../support/workersAi/serviceErrors.ts';
import type { Service } from '../../../support/workersAi/server.ts';
import { at, hello, livingModel, run, useService } from './helpers.ts';

describe('the stand-in: every error by name', () => {
  const service = useService();

  for (const name of Object.keys(serviceErrors) as ServiceErrorName[]) {
    it(name, async () => {
      service().enqueue({ error: name });
      const response = await run(service(), hello);
      const { status, message, ...rest } = serviceErrors[name];
      const body: unknown = await response.json();
      assert.equal(response.status, status);
      assert.equal(at(body, 'errors', 0, 'message'), message);
      assert.equal(at(body, 'errors', 0, 'code'), 'code' in rest ? rest.code : undefined);
      assert.equal(
        response.headers.get('retry-after'),
        'retryAfter' in rest ? String(rest.retryAfter) : null,
      );
    });
  }
});

describe('the stand-in: errors of any kind', () => {
  const service = useService();
  const error = { status: 429, code: 3040, message: 'Busy' };

  it('may bring retry-after as seconds or as a date', async () => {
    const date = 'Sun, 22 Nov 2026 12:00:00 GMT';
    service().enqueue({ error: { ...error, retryAfter: 7 } }, { error: { ...error, retryAfter: date } });
    assert.equal((await run(service(), hello)).headers.get('retry-after'), '7');
    assert.equal((await run(service(), hello)).headers.get('retry-after'), date);
  });

  it('may come with 200', async () => {
    service().enqueue({ error: { ...error, status: 200 } });
    const response = await run(service(), hello);
    assert.equal(response.status, 200);
    assert.equal(at(await response.json(), 'success'), false);
  });

  const bodies = {
    object: '{"error":{"message":"Busy","code":3040}}',
    text: '{"error":"Busy"}',
    message: '{"message":"Busy"}',
    empty: '',
  } as const;
  for (const [form, body] of Object.entries(bodies) as [keyof typeof bodies, string][]) {
    it(`may be worded as a gateway does: ${form}`, async () => {
      service().enqueue({ error, form });
      assert.equal(await (await run(service(), hello)).text(), body);
    });
  }

  it('may be a page of HTML', async () => {
    service().enqueue({ error: 'badGateway', form: 'page' });
    const response = await run(service(), hello);
    assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(await response.text(), /^<!DOCTYPE html>/);
  });

  it('may be any bytes at all', async () => {
    service().enqueue({ body: ': ping\r\n\r\ndata', contentType: 'text/event-stream', status: 203 });
    const response = await run(service(), hello);
    assert.equal(response.status, 203);
    assert.equal(await response.text(), ': ping\r\n\r\ndata');
  });
});

describe('the stand-in: the connection', () => {
  const service = useService();

  it('is cut at a byte of the stream', async () => {
    service().enqueue({ tokens: ['a', 'b', 'c'], cutAtByte: 40 });
    const body = readBody(await rawRun(service(), { ...hello, stream: true }));
    assert.equal(body.length, 40);
    const record = await service().waitForRequest();
    assert.equal(await record.settled, 'cut');
    assert.equal(record.aborted, false);
  });

  it('is cut before the first byte of the body, after the headers', async () => {
    service().enqueue({ reply: 'a', cutAtByte: 0 });
    const raw = await rawRun(service(), hello);
    assert.match(raw, /^HTTP\/1\.1 200 /);
    assert.equal(readBody(raw), '');
  });

  it('is cut after the very last byte too, and never beyond it', async () => {
    const body = 'data: [DONE]\n\n';
    service().enqueue({ body, cutAtByte: body.length });
    await assert.rejects((await run(service(), hello)).text());
    service().enqueue({ body, cutAtByte: body.length + 1 });
    assert.equal(await (await run(service(), hello)).text(), body);
  });

  it('makes a reader of fetch fail when it is cut', async () => {
    service().enqueue({ tokens: ['a', 'b', 'c'], cutAtByte: 40 });
    const response = await run(service(), { ...hello, stream: true });
    await assert.rejects(response.text());
  });

  it('is reset before the headers', async () => {
    service().enqueue({ connection: 'reset' });
    await assert.rejects(run(service(), hello));
    assert.equal(await (await service().waitForRequest()).settled, 'cut');
  });

  it('brings chunks of one byte', async () => {
    service().enqueue({ tokens: ['ä'], chunkBytes: 1 });
    const raw = await rawRun(service(), { ...hello, stream: true });
    const sizes = readChunks(raw).map((chunk) => chunk.length);
    assert.deepEqual(new Set(sizes), new Set([1]));
    assert.match(readBody(raw), /^data: \{"response":"ä"/);
  });

  it('brings every event in a chunk of its own', async () => {
    service().enqueue({ tokens: ['a', 'b'] });
    const raw = await rawRun(service(), { ...hello, stream: true });
    const chunks = readChunks(raw);
    assert.equal(chunks.length, 4);
    for (const chunk of chunks) assert.match(chunk, /^data: .*\n\n$/);
  });

  it('can be slow without a change in what it brings', async () => {
    service().enqueue({ tokens: ['a', 'b'], delayMilliseconds: 5, tokensPerSecond: 500 });
    const text = await (await run(service(), { ...hello, stream: true })).text();
    assert.equal(text.match(/^data: /gm)?.length, 4);
  });

  it('notes a client that leaves during the delay', async () => {
    service().enqueue({ delayMilliseconds: 600_000 });
    const controller = new AbortController();
    const answer = run(service(), hello, { signal: controller.signal });
    const record = await service().waitForRequest();
    controller.abort();
    await assert.rejects(answer);
    assert.equal(await record.settled, 'aborted');
  });
});

describe('the stand-in: clients that leave', () => {
  const service = useService();

  it('while a write is stuck', async () => {
    service().enqueue({ tokens: ['x'.repeat(20_000_000)] });
    const controller = new AbortController();
    await run(service(), { ...hello, stream: true }, { signal: controller.signal });
    controller.abort();
    assert.equal(await (await service().waitForRequest()).settled, 'aborted');
    assert.equal((await run(service(), hello)).status, 200);
  });

  it('before their request is whole', async () => {
    const { hostname, port } = new URL(service().url);
    const socket = connect(Number(port), hostname);
    socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\nhalf', () =>
      socket.resetAndDestroy(),
    );
    await once(socket, 'close');
    assert.equal((await run(service(), hello)).status, 200);
    assert.equal(service().requests.length, 1);
  });
});

/** Everything that comes over the socket, as Latin-1 so that one character is one byte, chunk sizes included. */
async function rawRun(service: Service, body: object): Promise<string> {
  const { hostname, port } = new URL(service.url);
  const text = JSON.stringify(body);
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST /client/v4/accounts/${service.accountId}/ai/run/${livingModel} HTTP/1.1\r\nhost: ${hostname}\r\n` +
      `connection: close\r\nauthorization: Bearer ${service.token}\r\ncontent-length: ${text.length}\r\n\r\n${text}`,
  );
  const chunks: Buffer[] = [];
  for await (const chunk of socket as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}

/** The chunks of the body, one a write of the service. */
function readChunks(raw: string): string[] {
  let rest = raw.slice(raw.indexOf('\r\n\r\n') + 4);
  const chunks: string[] = [];
  for (;;) {
    const size = parseInt(/^([0-9a-f]+)\r\n/.exec(rest)?.[1] ?? '0', 16);
    if (size === 0) return chunks;
    const start = rest.indexOf('\r\n') + 2;
    chunks.push(rest.slice(start, start + size));
    rest = rest.slice(start + size + 2);
  }
}

/** The body without its chunk sizes, in UTF-8. */
function readBody(raw: string): string {
  return Buffer.from(readChunks(raw).join(''), 'latin1').toString();
}
