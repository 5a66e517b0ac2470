import assert from 'node:assert/strict';
import { Gate } from '../../../support/workersAi/gate.ts';
import type { Fault } from '../../../support/workersAi/behaviour.ts';
import {
  at,
  BodyReader,
  hello,
  nativeText,
  openAiText,
  parseEvents,
  run,
  runEvents,
  useService,
} from './helpers.ts';

describe('the stand-in: faults of a stream', () => {
  const service = useService();
  const tokens = ['a', 'b', 'c'];
  const streamWith = async (fault: Fault, shape: 'native' | 'openai' | 'mixed' = 'native', text = tokens) => {
    service().enqueue({ tokens: text, shape, faults: [fault] });
    return runEvents(service());
  };

  it('ends early, cleanly', async () => {
    const events = await streamWith({ kind: 'endAfter', events: 2 });
    assert.equal(events.length, 2);
    assert.equal(nativeText(events), 'ab');
  });

  it('sends tokens that look like numbers or booleans as such', async () => {
    const events = await streamWith({ kind: 'numbers' }, 'native', ['x', '0', '42', 'true', ' 7']);
    assert.deepEqual(
      events.slice(0, 5).map((event) => at(event, 'response')),
      ['x', 0, 42, true, ' 7'],
    );
  });

  it('sends them so in the OpenAI shape too', async () => {
    const events = await streamWith({ kind: 'numbers' }, 'openai', ['0']);
    assert.equal(at(events, 0, 'choices', 0, 'delta', 'content'), 0);
  });

  it('loses digits as captured: range(100000) arrives as range(1)', async () => {
    service().enqueue({ reply: 'range(100000)', faults: [{ kind: 'lostDigits' }] });
    assert.equal(nativeText(await runEvents(service())), 'range(1)');
  });

  it('carries a text in both shapes at once', async () => {
    for (const shape of ['native', 'mixed'] as const) {
      const events = await streamWith({ kind: 'bothShapes' }, shape);
      assert.equal(nativeText(events), 'abc');
      assert.equal(openAiText(events), 'abc');
    }
  });

  it('lacks [DONE]', async () => {
    const events = await streamWith({ kind: 'noDone' });
    assert.equal(events.includes('[DONE]'), false);
    assert.equal(nativeText(events), 'abc');
  });

  it('says [DONE] twice', async () => {
    assert.deepEqual((await streamWith({ kind: 'doubleDone' })).slice(-2), ['[DONE]', '[DONE]']);
  });

  it('lacks usage', async () => {
    const events = await streamWith({ kind: 'noUsage' });
    assert.equal(
      events.some((event) => at(event, 'usage') !== undefined),
      false,
    );
  });

  it('repeats the finish', async () => {
    const events = await streamWith({ kind: 'repeatedFinish' }, 'openai');
    const finishes = events.filter((event) => at(event, 'choices', 0, 'finish_reason') === 'stop');
    assert.equal(finishes.length, 2);
  });

  it('has text after the finish, in either shape', async () => {
    const fault = { kind: 'textAfterFinish', text: 'late' } as const;
    const chunks = await streamWith(fault, 'mixed');
    const finish = chunks.findIndex((event) => at(event, 'choices', 0, 'finish_reason') === 'stop');
    assert.equal(openAiText(chunks.slice(finish + 1)), 'late');
    assert.equal(nativeText((await streamWith(fault)).slice(-2, -1)), 'late');
  });

  it('has an event that is not JSON', async () => {
    const events = await streamWith({ kind: 'garbageAfter', events: 1 });
    assert.equal(typeof events[1], 'string');
    assert.equal(nativeText(events), 'abc');
  });

  it('lacks the last blank line', async () => {
    service().enqueue({ tokens, faults: [{ kind: 'noFinalBlankLine' }] });
    const text = await (await run(service(), { ...hello, stream: true })).text();
    assert.ok(text.endsWith('}\n\ndata: [DONE]'));
  });

  it('is JSON although a stream was asked for', async () => {
    service().enqueue({ tokens, faults: [{ kind: 'jsonInsteadOfStream' }] });
    const response = await run(service(), { ...hello, stream: true });
    assert.equal(response.headers.get('content-type'), 'application/json');
    assert.equal(at(await response.json(), 'result', 'response'), 'abc');
  });

  it('takes several at once, in order', async () => {
    service().enqueue({
      tokens: ['1', 'x'],
      faults: [{ kind: 'numbers' }, { kind: 'noUsage' }, { kind: 'noDone' }],
    });
    const events = await runEvents(service());
    assert.deepEqual(
      events.map((event) => at(event, 'response')),
      [1, 'x'],
    );
  });

  it('stalls after some events until the client leaves', async () => {
    service().enqueue({ tokens, faults: [{ kind: 'stallAfter', events: 2 }] });
    const controller = new AbortController();
    const response = await run(service(), { ...hello, stream: true }, { signal: controller.signal });
    const text = await new BodyReader(response).until((soFar) => parseEvents(soFar).length === 2);
    assert.equal(nativeText(parseEvents(text)), 'ab');
    const record = await service().waitForRequest();
    assert.equal(record.aborted, false);
    controller.abort();
    assert.equal(await record.settled, 'aborted');
    assert.equal(record.aborted, true);
  });
});

describe('the stand-in: an error in mid-stream', () => {
  const service = useService();
  const forms = {
    object: { error: { message: 'Broken', code: 7 } },
    text: { error: 'Broken' },
    errors: { errors: [{ message: 'Broken', code: 7 }] },
    envelope: { result: null, success: false, errors: [{ message: 'Broken', code: 7 }], messages: [] },
    event: { message: 'Broken', code: 7 },
  };

  for (const [form, expected] of Object.entries(forms) as [keyof typeof forms, object][]) {
    it(`in the form ${form}`, async () => {
      const error = { status: 500, code: 7, message: 'Broken' };
      service().enqueue({ tokens: ['a', 'b'], faults: [{ kind: 'errorAfter', events: 1, error, form }] });
      const text = await (await run(service(), { ...hello, stream: true })).text();
      const events = parseEvents(text);
      assert.equal(at(events, 0, 'response'), 'a');
      assert.deepEqual(events.slice(1), [expected]);
      assert.equal(text.includes('event: error\n'), form === 'event');
    });
  }
});

describe('the stand-in: a held stream', () => {
  const service = useService();

  it('gives as many tokens as the test releases, and its end when the gate opens', async () => {
    const gate = new Gate();
    service().enqueue({ tokens: ['a', 'b', 'c'], gate });
    const response = await run(service(), { ...hello, stream: true });
    gate.release(2);
    await gate.waiting();
    const reader = new BodyReader(response);
    const held = await reader.until((soFar) => parseEvents(soFar).length === 2);
    assert.equal(nativeText(parseEvents(held)), 'ab');
    gate.open();
    const events = parseEvents(await reader.until(() => false));
    assert.equal(nativeText(events), 'abc');
    assert.equal(events.at(-1), '[DONE]');
  });

  it('can be released a token at a time', async () => {
    const gate = new Gate();
    const tokens = Array.from({ length: 20 }, (_, index) => `${index},`);
    service().enqueue({ tokens, gate });
    const reader = new BodyReader(await run(service(), { ...hello, stream: true }));
    for (let count = 1; count <= tokens.length; count++) {
      await gate.waiting();
      gate.release();
      const text = await reader.until((soFar) => parseEvents(soFar).length === count);
      assert.equal(nativeText(parseEvents(text)), tokens.slice(0, count).join(''));
    }
    gate.open();
    assert.equal(parseEvents(await reader.until(() => false)).at(-1), '[DONE]');
  });

  it('holds a whole reply until the gate opens', async () => {
    const gate = new Gate();
    service().enqueue({ reply: 'late', gate });
    const answer = run(service(), hello);
    await gate.waiting();
    const record = await service().waitForRequest();
    gate.open();
    assert.equal(at(await (await answer).json(), 'result', 'response'), 'late');
    assert.equal(await record.settled, 'completed');
  });

  it('notes the client that leaves while it waits', async () => {
    const gate = new Gate();
    service().enqueue({ tokens: ['a'], gate });
    const controller = new AbortController();
    await run(service(), { ...hello, stream: true }, { signal: controller.signal });
    await gate.waiting();
    controller.abort();
    const record = await service().waitForRequest();
    assert.equal(await record.settled, 'aborted');
  });
});
