import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WorkersAiError } from '../../../src/core/workersAi/errors.ts';
import { readStream, type StreamEvent } from '../../../src/core/workersAi/stream.ts';
import { longLineCases, wireCases } from '../../support/wireCases.ts';
import { check, cutInto, everyChunking, outcomeOf, streamOf } from '../../support/wireReading.ts';

const seed = 20_261_122;
const encoder = new TextEncoder();
const hello = encoder.encode('data: {"response":"Hel"}\n\ndata: {"response":"lo"}\n\n');
const helloDone = encoder.encode('data: {"response":"Hello"}\n\ndata: [DONE]\n\n');

async function collect(chunks: readonly Uint8Array[]): Promise<{ events: StreamEvent[]; error: unknown }> {
  const events: StreamEvent[] = [];
  try {
    for await (const event of readStream(streamOf(chunks))) events.push(event);
  } catch (error) {
    return { events, error };
  }
  return { events, error: undefined };
}

function cutAt(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  return edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
}

async function failureOf(text: string): Promise<WorkersAiError> {
  const { error } = await collect([encoder.encode(text)]);
  assert.ok(error instanceof WorkersAiError);
  return error;
}

describe('readStream', () => {
  describe('whole, one byte at a time, and in every cut in two', () => {
    for (const wireCase of wireCases) {
      it(wireCase.name, async () => {
        for (const chunks of everyChunking(wireCase.bytes)) await check(wireCase, chunks);
      });
    }
  });

  describe('long lines, whole and in chunks', () => {
    for (const wireCase of longLineCases()) {
      it(wireCase.name, async () => {
        for (const size of [wireCase.bytes.length, 100_000, 4099])
          await check(wireCase, cutInto(wireCase.bytes, size));
      });
    }

    it('a line of 256 KiB, one byte at a time', async () => {
      const [wireCase] = longLineCases();
      await check(wireCase!, cutInto(wireCase!.bytes, 1));
    });
  });

  describe('any chunking', () => {
    const anyWire = fc.array(
      fc.oneof(
        fc.constantFrom(...wireCases.map(({ bytes }) => bytes)),
        fc
          .constantFrom(
            '\n',
            '\r',
            '\r\n',
            '\uFEFF',
            'data: ',
            'data',
            ': ',
            'event: error\n',
            '{',
            '"',
            '[DONE]',
          )
          .map((text) => encoder.encode(text)),
        fc.json().map((json) => encoder.encode(`data: ${json}\n\n`)),
        fc.uint8Array({ maxLength: 8 }),
      ),
      { maxLength: 8 },
    );

    it('gives the same events, and throws nothing but WorkersAiError', async () => {
      const property = fc.asyncProperty(
        anyWire,
        fc.array(fc.nat(), { maxLength: 12 }),
        async (parts, cuts) => {
          const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
          const whole = await collect([bytes]);
          const cut = await collect(cutAt(bytes, cuts));
          assert.deepEqual(cut.events, whole.events);
          assert.equal(String(cut.error), String(whole.error));
          assert.ok(whole.error === undefined || whole.error instanceof WorkersAiError, String(whole.error));
        },
      );
      await fc.assert(property, { seed, numRuns: 1500 });
    });

    it('never changes the words of a reply', async () => {
      const texts = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 20 });
      const property = fc.asyncProperty(texts, fc.array(fc.nat(), { maxLength: 12 }), async (parts, cuts) => {
        const lines = parts.map((response) => `data: ${JSON.stringify({ response })}\n\n`);
        const bytes = encoder.encode(`${lines.join('')}data: [DONE]\n\n`);
        const outcome = await outcomeOf(streamOf(cutAt(bytes, cuts)));
        assert.equal(outcome.text, parts.join(''));
      });
      await fc.assert(property, { seed, numRuns: 500 });
    });
  });

  describe('the body', () => {
    it('is cancelled at [DONE], before the end is told', async () => {
      let isCancelled = false;
      const onCancel = () => (isCancelled = true);
      const events = readStream(streamOf([helloDone], { staysOpen: true, onCancel }));
      for await (const event of events) assert.equal(isCancelled, event.type === 'end');
    });

    it('is cancelled when the reader stops early', async () => {
      let isCancelled = false;
      const events = readStream(streamOf([hello], { staysOpen: true, onCancel: () => (isCancelled = true) }));
      await events.next();
      assert.equal(isCancelled, false);
      await events.return(undefined);
      assert.equal(isCancelled, true);
    });

    it('is cancelled after an error in it', async () => {
      let isCancelled = false;
      const bytes = encoder.encode('data: {"error":"no"}\n\n');
      const events = readStream(streamOf([bytes], { staysOpen: true, onCancel: () => (isCancelled = true) }));
      await assert.rejects(events.next(), WorkersAiError);
      assert.equal(isCancelled, true);
    });

    it('need not answer its cancelling', async () => {
      const never = new Promise<void>(() => undefined);
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(helloDone);
        },
        cancel: () => never,
      });
      assert.equal((await outcomeOf(body)).text, 'Hello');
    });

    it('may fail with an error of its own, which is passed on', async () => {
      const own = new WorkersAiError('idleTimeout', { text: 'Too slow.', values: [] }, ['retry']);
      const body = new ReadableStream<Uint8Array>({
        pull: () => {
          throw own;
        },
      });
      await assert.rejects(readStream(body).next(), (error) => error === own);
    });
  });

  it('gives each event as soon as its last line is complete', async () => {
    let push: (text: string) => void = () => undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        push = (text) => {
          controller.enqueue(encoder.encode(text));
        };
      },
    });
    const events = readStream(body);
    for (const ending of ['\n\n', '\r\n\r\n', '\r\r']) {
      push(`data: {"response":"a"}${ending}`);
      assert.deepEqual((await events.next()).value, { type: 'text', text: 'a' });
    }
    await events.return(undefined);
  });

  it('says what came instead of a reply', async () => {
    assert.match((await failureOf('<html><title>502 Bad Gateway</title>')).message, /502 Bad Gateway/);
    assert.match((await failureOf('Not here')).message, /Not here/);
    assert.ok((await failureOf('word '.repeat(5000))).message.length < 300);
  });

  it('hides a token in what came instead of a reply', async () => {
    const token = `cfut_${'a'.repeat(40)}`;
    const bodies = [
      `Denied: ${token}`,
      `event: error\ndata: Denied: ${token}\n\n`,
      `data: {"error":"Denied: ${token}"}\n\n`,
    ];
    for (const body of bodies) assert.ok(!(await failureOf(body)).message.includes(token), body);
  });
});
