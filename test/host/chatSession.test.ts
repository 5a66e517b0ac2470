import assert from 'node:assert/strict';
import { applyChange, type Conversation } from '../../src/core/conversation/conversation.ts';
import type { Answer } from '../../src/core/conversation/turn.ts';
import { WorkersAiError } from '../../src/core/workersAi/errors.ts';
import { defaultModelId, findModel } from '../../src/core/workersAi/models.ts';
import type { StreamEvent } from '../../src/core/workersAi/stream.ts';
import { ChatSession, type ChatAssistant } from '../../src/host/chat/chatSession.ts';
import type { AskRequest } from '../../src/host/service/assistant.ts';
import { Log } from '../../src/host/service/log.ts';

const model = findModel(defaultModelId)!;
const usage = { promptTokens: 100, completionTokens: 10, totalTokens: 110 };
const end = (finishReason: 'stop' | 'length' | 'cut'): StreamEvent => ({
  type: 'end',
  finishReason,
  usage,
  lossy: false,
});

/** Answers with what `reply` yields, and remembers what was asked. */
class FakeAssistant implements ChatAssistant {
  readonly requests: AskRequest[] = [];
  readonly model = model;
  readonly maxTokens = 500;
  reply: (signal: AbortSignal) => AsyncGenerator<StreamEvent>;

  constructor(reply: (signal: AbortSignal) => AsyncGenerator<StreamEvent>) {
    this.reply = reply;
  }

  ask(request: AskRequest): AsyncGenerator<StreamEvent> {
    this.requests.push(request);
    return this.reply(request.signal);
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- stands in for a stream
async function* say(...events: StreamEvent[]): AsyncGenerator<StreamEvent> {
  yield* events;
}

/** Waits for the person's Stop, and fails as the client then does. */
async function untilAborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const fail = (): void => {
    reject(new WorkersAiError('aborted', { text: 'Stopped.', values: [] }, []));
  };
  if (signal.aborted) fail();
  signal.addEventListener('abort', fail);
  return promise;
}

describe('a chat session', () => {
  const log = new Log();
  after(() => {
    log.dispose();
  });

  function start(reply: FakeAssistant['reply']): { session: ChatSession; assistant: FakeAssistant } {
    const assistant = new FakeAssistant(reply);
    return { session: new ChatSession(assistant, log), assistant };
  }

  const lastAnswer = (session: ChatSession): Answer => session.conversation.at(-1) as Answer;
  const ask = (session: ChatSession, text: string): Promise<void> => session.ask({ action: 'chat', text });

  it('streams an answer, with what it cost', async () => {
    const { session } = start(() =>
      say({ type: 'text', text: 'Be' }, { type: 'text', text: 'cause.' }, end('stop')),
    );
    await ask(session, 'Why?');
    const { text, state, dollars } = lastAnswer(session);
    assert.equal(text, 'Because.');
    assert.deepEqual(state, { kind: 'done' });
    assert.ok(dollars !== undefined && dollars > 0);
  });

  it('reads the stream to its very end, so that the connection can be used again', async () => {
    let isRead = false;
    // eslint-disable-next-line @typescript-eslint/require-await -- stands in for a stream
    const { session } = start(async function* () {
      yield end('stop');
      isRead = true;
    });
    await ask(session, 'Why?');
    assert.ok(isRead);
  });

  it('gives a listener changes that make the same conversation', async () => {
    const { session } = start(() => say({ type: 'text', text: 'Yes.' }, end('stop')));
    let copy: Conversation = [];
    session.onDidChange((change) => (copy = applyChange(copy, change)));
    await ask(session, 'One?');
    await ask(session, 'Two?');
    assert.deepEqual(copy, session.conversation);
  });

  it('sends the conversation so far with a follow-up', async () => {
    const { session, assistant } = start(() => say({ type: 'text', text: 'Yes.' }, end('stop')));
    await ask(session, 'One?');
    await ask(session, 'Two?');
    assert.deepEqual(assistant.requests[1]?.messages.map(({ content }) => content).slice(1), [
      'One?',
      'Yes.',
      'Two?',
    ]);
  });

  for (const [reason, state] of [
    ['length', { kind: 'cut', reason: 'length' }],
    ['cut', { kind: 'cut', reason: 'connection' }],
  ] as const)
    it(`says that an answer was cut (${reason})`, async () => {
      const { session } = start(() => say({ type: 'text', text: 'Half' }, end(reason)));
      await ask(session, 'Why?');
      assert.deepEqual(lastAnswer(session).state, state);
      assert.equal(lastAnswer(session).text, 'Half');
    });

  it('keeps what came when it is stopped', async () => {
    const shown = Promise.withResolvers<undefined>();
    const { session } = start(async function* (signal) {
      yield { type: 'text', text: 'First' };
      shown.resolve(undefined);
      await untilAborted(signal);
    });
    const asked = ask(session, 'Why?');
    await shown.promise;
    await session.stop();
    await asked;
    assert.equal(lastAnswer(session).text, 'First');
    assert.deepEqual(lastAnswer(session).state, { kind: 'stopped' });
  });

  it('shows a failure with its next steps, and asks the same again on retry', async () => {
    const { session, assistant } = start(() => {
      throw new WorkersAiError('offline', { text: 'No network.', values: [] }, ['retry']);
    });
    await ask(session, 'Why?');
    const { state } = lastAnswer(session);
    assert.ok(state.kind === 'failed' && state.problem.message === 'No network.');
    assert.deepEqual(
      state.problem.actions.map(({ id }) => id),
      ['retry'],
    );
    assistant.reply = () => say({ type: 'text', text: 'Because.' }, end('stop'));
    await session.retry(lastAnswer(session).id);
    assert.equal(lastAnswer(session).text, 'Because.');
    assert.deepEqual(assistant.requests[1]?.messages, assistant.requests[0]?.messages);
  });

  it('answers one question at a time: of two asked at once the later one stays', async () => {
    let atOnce = 0;
    let most = 0;
    const { session } = start(async function* (signal) {
      most = Math.max(most, (atOnce += 1));
      try {
        yield { type: 'text', text: 'First' };
        await untilAborted(signal);
      } finally {
        atOnce -= 1;
      }
    });
    const answering: boolean[] = [];
    session.onDidChangeAnswering((is) => answering.push(is));
    const asked = [ask(session, 'One?'), ask(session, 'Two?'), ask(session, 'Three?')];
    await new Promise((resolve) => setImmediate(resolve));
    await session.stop();
    while (session.isAnswering) await session.stop();
    await Promise.all(asked);
    assert.equal(most, 1);
    assert.equal(answering.at(-1), false);
    assert.deepEqual(lastAnswer(session).state, { kind: 'stopped' });
  });

  it('does not ask again for an answer that is gone', async () => {
    const { session, assistant } = start(() => say({ type: 'text', text: 'Yes.' }, end('stop')));
    await ask(session, 'Why?');
    const { id } = lastAnswer(session);
    await session.clear();
    await session.retry(id);
    assert.equal(assistant.requests.length, 1);
  });

  it('begins anew', async () => {
    const { session } = start(() => say({ type: 'text', text: 'Yes.' }, end('stop')));
    await ask(session, 'Why?');
    await session.clear();
    assert.deepEqual(session.conversation, []);
  });
});
