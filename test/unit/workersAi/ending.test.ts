import assert from 'node:assert/strict';
import { abortedError } from '../../../src/core/workersAi/transportErrors.ts';
import { collect, errorOf, failure, model, question, startFakeService, type Answer } from './fakeService.ts';

const never = new Promise<never>(() => undefined);

/** A body that sends these texts and then nothing more; `cancelled` is settled when its reader lets go of it. */
function stalledBody(...texts: readonly string[]) {
  const { promise: cancelled, resolve } = Promise.withResolvers<undefined>();
  const chunks = texts.map((text) => new TextEncoder().encode(text));
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk) controller.enqueue(chunk);
      else return never;
      return undefined;
    },
    cancel() {
      resolve(undefined);
    },
  });
  return { body, cancelled };
}

const event = 'data: {"response":"Hello"}\n\n';

describe('a service that is silent', () => {
  it('fails when no headers come', async () => {
    const { client, requests } = startFakeService([() => never], { firstByteTimeoutMilliseconds: 5 });
    assert.equal((await errorOf(collect(client.stream(model, question)))).kind, 'firstByteTimeout');
    assert.equal(requests.length, 1);
    assert.ok(requests[0]!.signal.aborted, 'the socket was left open');
  });

  it('fails when headers come and no byte of the body', async () => {
    const answer: Answer = () => new Response(stalledBody().body);
    const { client } = startFakeService([answer], { firstByteTimeoutMilliseconds: 5 });
    assert.equal((await errorOf(collect(client.stream(model, question)))).kind, 'firstByteTimeout');
  });

  it('fails when the reply stops in the middle, after the text before it', async () => {
    const { client, requests } = startFakeService([() => new Response(stalledBody(event).body)], {
      idleTimeoutMilliseconds: 5,
    });
    const texts: string[] = [];
    const reading = (async () => {
      for await (const read of client.stream(model, question))
        if (read.type === 'text') texts.push(read.text);
    })();
    assert.equal((await errorOf(reading)).kind, 'idleTimeout');
    assert.deepEqual(texts, ['Hello']);
    assert.ok(requests[0]!.signal.aborted, 'the socket was left open');
  });
});

describe('Stop', () => {
  it('sends nothing when it came first', async () => {
    const { client, requests } = startFakeService([() => never]);
    const error = await errorOf(client.run(model, question, { signal: AbortSignal.abort() }));
    assert.deepEqual([error.kind, requests.length], ['aborted', 0]);
  });

  it('ends the wait for headers, even of a fetch that ignores its signal', async () => {
    const controller = new AbortController();
    const answer: Answer = () => {
      controller.abort();
      return never;
    };
    const { client, requests } = startFakeService([answer]);
    assert.equal((await errorOf(client.run(model, question, { signal: controller.signal }))).kind, 'aborted');
    assert.ok(requests[0]!.signal.aborted);
  });

  it('ends a stream in the middle', async () => {
    const controller = new AbortController();
    const { client, requests } = startFakeService([() => new Response(stalledBody(event).body)]);
    const reading = (async () => {
      for await (const read of client.stream(model, question, { signal: controller.signal })) {
        assert.deepEqual(read, { type: 'text', text: 'Hello' });
        controller.abort();
      }
    })();
    assert.equal((await errorOf(reading)).kind, 'aborted');
    assert.ok(requests[0]!.signal.aborted);
  });

  it('ends the wait before a further try', async () => {
    const controller = new AbortController();
    const { client, requests } = startFakeService([failure(503, undefined)], {
      sleep: (_, signal) => {
        controller.abort();
        return signal?.aborted ? Promise.reject(abortedError()) : never;
      },
    });
    assert.equal((await errorOf(client.run(model, question, { signal: controller.signal }))).kind, 'aborted');
    assert.equal(requests.length, 1);
  });
});

describe('a reader that leaves', () => {
  it('closes the socket', async () => {
    const { client, requests } = startFakeService([() => new Response(stalledBody(event).body)]);
    for await (const read of client.stream(model, question)) {
      assert.equal(read.type, 'text');
      break;
    }
    assert.ok(requests[0]!.signal.aborted);
  });

  it('gives up a body that goes on after [DONE], without the reply waiting for it', async () => {
    const { body, cancelled } = stalledBody(`${event}data: [DONE]\n\n`);
    const { client } = startFakeService([() => new Response(body)]);
    assert.equal((await collect(client.stream(model, question))).at(-1)?.type, 'end');
    await cancelled;
  });
});
