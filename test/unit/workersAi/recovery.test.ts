import assert from 'node:assert/strict';
import {
  collect,
  errorOf,
  failure,
  model,
  networkFailure,
  question,
  reply,
  startFakeService,
  stream,
} from './fakeService.ts';

const hello = stream({ response: 'Hello' });
const limitWords = (requested: number, limit: number) =>
  `The estimated number of input and maximum output tokens (${requested}) exceeded this model context window limit (${limit}).`;

describe('a call that fails', () => {
  it('is sent again after trouble of the service, and reports each wait', async () => {
    const { client, waits, progress, onProgress } = startFakeService([
      failure(503, undefined),
      failure(500, 8004),
      hello,
    ]);
    const events = await collect(client.stream(model, question, { onProgress }));
    assert.deepEqual(events[0], { type: 'text', text: 'Hello' });
    assert.deepEqual(waits, [1_000, 2_000]);
    const retries = progress.filter((event) => event.type === 'retry');
    assert.deepEqual(
      retries.map(({ attempt, delayMilliseconds, error }) => [attempt, delayMilliseconds, error.kind]),
      [
        [1, 1_000, 'serviceTrouble'],
        [2, 2_000, 'serviceTrouble'],
      ],
    );
  });

  it('is given up after three further tries', async () => {
    const { client, requests } = startFakeService([failure(503, undefined)]);
    assert.equal((await errorOf(client.run(model, question))).kind, 'serviceTrouble');
    assert.equal(requests.length, 4);
  });

  it('waits as long as retry-after says', async () => {
    const limited = failure(429, undefined, 'blocked', { 'retry-after': '17' });
    const { client, waits } = startFakeService([limited, reply({ response: 'Hi' })]);
    await client.run(model, question);
    assert.deepEqual(waits, [17_000]);
  });

  it('fails at once when the wait would be too long, and says for how long', async () => {
    const { client, waits } = startFakeService([
      failure(429, undefined, 'blocked', { 'retry-after': '300' }),
    ]);
    const error = await errorOf(client.run(model, question));
    assert.deepEqual(
      [error.kind, error.retryAfterMilliseconds, waits.length],
      ['accountRateLimited', 300_000, 0],
    );
    assert.match(error.message, /300 seconds/);
  });

  for (const [status, code] of [
    [429, 3021],
    [429, 3040],
    [503, undefined],
  ] as const) {
    it(`says how long ${String(code ?? status)} asks to wait when that is too long`, async () => {
      const answer = failure(status, code, 'busy', { 'retry-after': '300' });
      const { client, requests } = startFakeService([answer]);
      assert.match((await errorOf(client.run(model, question))).message, /300 seconds/);
      assert.equal(requests.length, 1);
    });
  }

  it('is not sent again before midnight when the free allowance is used up', async () => {
    const { client, requests } = startFakeService([failure(429, 4006)]);
    const error = await errorOf(collect(client.stream(model, question)));
    assert.deepEqual([error.kind, error.resetsAt], ['dailyLimit', new Date('2026-11-24T00:00:00Z')]);
    assert.equal(requests.length, 1);
  });

  for (const code of ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED']) {
    it(`says at once that there is no network (${code})`, async () => {
      const { client, requests } = startFakeService([networkFailure(code)]);
      const error = await errorOf(client.run(model, question));
      assert.deepEqual([error.kind, error.nextSteps[0], requests.length], ['offline', 'retry', 1]);
    });
  }

  const certificates = ['SELF_SIGNED_CERT_IN_CHAIN', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'];
  for (const code of certificates) {
    it(`says at once that a certificate is not trusted (${code})`, async () => {
      const { client, requests } = startFakeService([networkFailure(code)]);
      const error = await errorOf(client.run(model, question));
      assert.deepEqual(
        [error.kind, error.nextSteps[0], requests.length],
        ['connectionUnusable', 'openSettings', 1],
      );
      assert.match(error.message, new RegExp(code));
    });
  }

  it('is sent again when the connection was reset before the headers', async () => {
    const { client, waits } = startFakeService([networkFailure('ECONNRESET'), hello]);
    await collect(client.stream(model, question));
    assert.deepEqual(waits, [500]);
  });

  it('is sent again when the stream failed before any text', async () => {
    const early = stream({ error: { message: 'Capacity temporarily exceeded', code: 3040 } });
    const { client, waits } = startFakeService([early, hello]);
    assert.equal((await collect(client.stream(model, question))).length, 2);
    assert.deepEqual(waits, [30_000]);
  });

  it('is never sent again once text was shown', async () => {
    const late = stream({ response: 'Hel' }, { error: { message: 'overloaded', code: 503 } });
    const { client, requests } = startFakeService([late, hello]);
    const texts: string[] = [];
    const reading = (async () => {
      for await (const event of client.stream(model, question))
        if (event.type === 'text') texts.push(event.text);
    })();
    assert.equal((await errorOf(reading)).kind, 'serviceTrouble');
    assert.deepEqual([texts, requests.length], [['Hel'], 1]);
  });
});

describe('JSON mode that the model cannot do', () => {
  const json = { ...question, responseFormat: { type: 'jsonObject' } } as const;
  const failures = [
    failure(400, 5025),
    failure(400, 5023),
    failure(200, undefined, "JSON Mode couldn't be met"),
  ];
  for (const answer of failures) {
    it(`is asked for once more without it (${String(failures.indexOf(answer) + 1)})`, async () => {
      const { client, requests, waits } = startFakeService([answer, reply({ response: '{"a":1}' })]);
      assert.deepEqual((await client.run(model, json)).json, { a: 1 });
      assert.deepEqual(
        requests.map(({ body }) => 'response_format' in body!),
        [true, false],
      );
      assert.deepEqual(waits, []);
    });
  }

  it('fails when it fails without, too', async () => {
    const { client, requests } = startFakeService([failure(400, 5025)]);
    assert.equal((await errorOf(client.run(model, json))).kind, 'jsonModeUnsupported');
    assert.equal(requests.length, 2);
  });
});

describe('a reply that has no room', () => {
  const sent = (requests: readonly { readonly body: Record<string, unknown> | undefined }[]) =>
    requests.map(({ body }) => body!['max_tokens']);

  it('gets what the limit leaves, once', async () => {
    const { client, requests } = startFakeService([
      failure(413, 5021, limitWords(1_100, 1_080)),
      reply({ response: '' }),
    ]);
    await client.run(model, question);
    assert.deepEqual(sent(requests), [100, 80]);
  });

  const otherWords = [
    "This model's maximum context length is 1080 tokens. However, you requested 1100 tokens (1000 in the messages, 100 in the completion).",
    "'max_tokens' or 'max_completion_tokens' is too large: 100. This model's maximum context length is 1080 tokens and your request has 1000 input tokens (100 > 1080 - 1000).",
  ];
  for (const words of otherWords) {
    it(`gets what the limit leaves: "${words.slice(0, 40)}…"`, async () => {
      const { client, requests } = startFakeService([failure(400, 8007, words), reply({ response: '' })]);
      await client.run(model, question);
      assert.deepEqual(sent(requests), [100, 80]);
    });
  }

  it('is not asked for when less than 64 tokens are left', async () => {
    const { client, requests } = startFakeService([failure(413, 5021, limitWords(1_100, 1_063))]);
    const error = await errorOf(client.run(model, question));
    assert.deepEqual(
      [error.kind, error.contextWindow],
      ['contextTooLong', { requested: 1_100, limit: 1_063 }],
    );
    assert.equal(requests.length, 1);
  });

  it('is not shrunk twice', async () => {
    const answers = [
      failure(413, 5021, limitWords(1_100, 1_090)),
      failure(413, 5021, limitWords(1_100, 1_090)),
    ];
    const { client, requests } = startFakeService(answers);
    assert.equal((await errorOf(client.run(model, question))).kind, 'contextTooLong');
    assert.deepEqual(sent(requests), [100, 90]);
  });

  it('is not asked for again in full when the limit is known', async () => {
    const answers = [failure(413, 5021, limitWords(5_100, 4_096)), reply({ response: '' })];
    const { client, requests } = startFakeService(answers);
    await client.run(model, { ...question, maxTokens: 5_000 });
    await client.run(model, { ...question, maxTokens: 5_000 });
    const [first, second, third] = sent(requests);
    assert.deepEqual([first, second], [5_000, 3_996]);
    assert.ok(Number(third) <= 4_096, `${String(third)} is more than the limit`);
    assert.equal(requests.length, 3);
  });

  it('fails without a number to go by', async () => {
    const { client, requests } = startFakeService([failure(400, 8007, 'Input is too long')]);
    assert.equal((await errorOf(client.run(model, question))).kind, 'contextTooLong');
    assert.equal(requests.length, 1);
  });
});
