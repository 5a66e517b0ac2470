import assert from 'node:assert/strict';
import { at, hello, nativeText, openAiText, run, runEvents, useService } from './helpers.ts';

const readResult = async (response: Response) => at(await response.json(), 'result');

describe('the stand-in: one reply', () => {
  const service = useService();

  it('counts tokens and neurons, in the usage and in the header', async () => {
    service().enqueue({ tokens: ['one', ' two', ' three'] });
    const response = await run(service(), hello);
    const usage = at(await readResult(response.clone()), 'usage');
    assert.deepEqual(
      [at(usage, 'prompt_tokens'), at(usage, 'completion_tokens'), at(usage, 'total_tokens')],
      [6, 3, 9],
    );
    const neurons = (6 * 13_778 + 3 * 26_128) / 1_000_000;
    assert.equal(at(usage, 'neurons'), neurons);
    assert.equal(response.headers.get('cf-ai-neurons'), String(neurons));
  });

  it('has no neurons where no price is published', async () => {
    const response = await run(service(), hello, { model: '@cf/meta/llama-3.1-8b-instruct-fast' });
    assert.equal(response.headers.has('cf-ai-neurons'), false);
    assert.equal(at(await readResult(response), 'usage', 'neurons'), undefined);
  });

  it('is cut at 256 tokens when max_tokens is absent', async () => {
    service().enqueue({ tokens: Array.from({ length: 300 }, () => 'a') });
    const result = await readResult(await run(service(), hello));
    assert.equal(at(result, 'response'), 'a'.repeat(256));
    assert.equal(at(result, 'usage', 'completion_tokens'), 256);
  });

  it('is cut at max_tokens, in the OpenAI shape with the reason', async () => {
    service().enqueue({ tokens: ['a', 'b', 'c'], shape: 'openai' });
    const result = await readResult(await run(service(), { ...hello, max_tokens: 2 }));
    assert.equal(at(result, 'choices', 0, 'message', 'content'), 'ab');
    assert.equal(at(result, 'choices', 0, 'finish_reason'), 'length');
  });

  it('is whole when it takes exactly max_tokens', async () => {
    service().enqueue({ tokens: ['a', 'b'], shape: 'openai' });
    const result = await readResult(await run(service(), { ...hello, max_tokens: 2 }));
    assert.equal(at(result, 'choices', 0, 'finish_reason'), 'stop');
  });

  for (const reply of [{ a: 1 }, 42, false, null]) {
    it(`may be ${JSON.stringify(reply)}`, async () => {
      service().enqueue({ reply });
      assert.deepEqual(at(await readResult(await run(service(), hello)), 'response'), reply);
    });
  }

  it('brings scripted tool calls and usage', async () => {
    const toolCalls = [{ name: 'look', arguments: { x: 1 } }];
    const usage = { prompt_tokens_details: { cached_tokens: 5 } };
    service().enqueue({ toolCalls, usage });
    const result = await readResult(await run(service(), hello));
    assert.deepEqual(at(result, 'tool_calls'), toolCalls);
    assert.equal(at(result, 'usage', 'prompt_tokens_details', 'cached_tokens'), 5);
  });
});

describe('the stand-in: a stream', () => {
  const service = useService();
  const reply = 'Hello there, 42 times — naïve 👋\nend';

  it('in the native shape is response and padding, usage, [DONE]', async () => {
    service().enqueue({ reply });
    const events = await runEvents(service());
    assert.equal(nativeText(events), reply);
    assert.equal(typeof at(events, 0, 'p'), 'string');
    assert.equal(at(events.at(-2), 'usage', 'prompt_tokens'), 6);
    assert.equal(events.at(-1), '[DONE]');
  });

  it('in the OpenAI shape is deltas, a finish reason, usage, [DONE]', async () => {
    service().enqueue({ reply, shape: 'openai' });
    const events = await runEvents(service());
    assert.equal(openAiText(events), reply);
    assert.equal(at(events.at(-3), 'choices', 0, 'finish_reason'), 'stop');
    assert.deepEqual(at(events.at(-2), 'choices'), []);
    assert.equal(at(events.at(-2), 'usage', 'prompt_tokens'), 6);
  });

  it('in the mixed shape is deltas with increments of usage, then one native summary', async () => {
    service().enqueue({ reply, shape: 'mixed' });
    const events = await runEvents(service());
    assert.equal(openAiText(events), reply);
    assert.equal(at(events, 0, 'usage', 'total_tokens'), 1);
    assert.equal(at(events.at(-2), 'response'), '');
    assert.equal(at(events.at(-2), 'usage', 'prompt_tokens'), 6);
  });

  it('is declared as server-sent events', async () => {
    const response = await run(service(), { ...hello, stream: true });
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    await response.text();
  });

  it('ends at max_tokens', async () => {
    service().enqueue({ tokens: ['a', 'b', 'c'] });
    const events = await runEvents(service(), { ...hello, max_tokens: 2 });
    assert.equal(nativeText(events), 'ab');
    assert.equal(at(events.at(-2), 'usage', 'completion_tokens'), 2);
  });

  it('brings tool calls whole', async () => {
    const toolCalls = [{ name: 'look', arguments: { x: 1 } }];
    service().enqueue({ toolCalls });
    const events = await runEvents(service());
    assert.deepEqual(at(events, 0, 'tool_calls'), toolCalls);
  });

  for (const shape of ['native', 'openai'] as const) {
    it(`brings tool calls in pieces, asked for in the ${shape} shape`, async () => {
      service().enqueue({
        toolCalls: [{ name: 'look', arguments: { x: 'long' } }],
        toolCallForm: 'pieces',
        shape,
      });
      const calls = (await runEvents(service())).map((event) =>
        at(event, 'choices', 0, 'delta', 'tool_calls', 0),
      );
      const pieces = calls.filter((piece) => piece !== undefined);
      assert.equal(at(pieces, 0, 'function', 'name'), 'look');
      assert.equal(pieces.length, 4);
      assert.equal(pieces.map((piece) => at(piece, 'function', 'arguments')).join(''), '{"x":"long"}');
    });
  }
});

describe('the stand-in: its own shape', () => {
  const service = useService({ shape: 'openai' });

  it('holds unless a behaviour says otherwise', async () => {
    service().enqueue({ reply: 'one' }, { reply: 'two', shape: 'native' });
    assert.equal(openAiText(await runEvents(service())), 'one');
    assert.equal(nativeText(await runEvents(service())), 'two');
  });
});
