import assert from 'node:assert/strict';
import { shownTurns } from '../../src/core/conversation/branches.ts';
import { applyChange, emptyConversation } from '../../src/core/conversation/conversation.ts';
import type { Answer } from '../../src/core/conversation/turn.ts';
import { WorkersAiError } from '../../src/core/workersAi/errors.ts';
import { defaultModelId, findModel } from '../../src/core/workersAi/models.ts';
import type { StreamEvent } from '../../src/core/workersAi/stream.ts';
import type { ChatAssistant } from '../../src/host/chat/answerStream.ts';
import { ChatSession } from '../../src/host/chat/chatSession.ts';
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

  function start(reply: FakeAssistant['reply']): {
    session: ChatSession;
    assistant: FakeAssistant;
  } {
    const assistant = new FakeAssistant(reply);
    const noRules = { current: () => Promise.resolve([]) };
    const session = new ChatSession(emptyConversation('c', 0), assistant, noRules, log);
    return { session, assistant };
  }

  const lastAnswer = (session: ChatSession): Answer => shownTurns(session.conversation).at(-1) as Answer;
  const ask = (session: ChatSession, text: string): Promise<void> =>
    session.ask({ action: 'chat', text, attachments: [] });

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
    let copy = session.conversation;
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
    await session.regenerate(lastAnswer(session).id);
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

  it('does not ask for an answer that is not there', async () => {
    const { session, assistant } = start(() => say({ type: 'text', text: 'Yes.' }, end('stop')));
    await ask(session, 'Why?');
    await session.regenerate('gone');
    await session.continueAnswer('gone');
    await session.editQuestion('gone', { action: 'chat', text: 'What?', attachments: [] });
    assert.equal(assistant.requests.length, 1);
  });

  it('answers again in a branch beside the first answer, which stays', async () => {
    const { session, assistant } = start(() => say({ type: 'text', text: 'Yes.' }, end('stop')));
    await ask(session, 'Why?');
    const first = lastAnswer(session);
    assistant.reply = () => say({ type: 'text', text: 'No.' }, end('stop'));
    await session.regenerate(first.id);
    assert.equal(lastAnswer(session).text, 'No.');
    session.stepBranch(lastAnswer(session).id, -1);
    assert.deepEqual(lastAnswer(session).text, 'Yes.');
  });

  it('asks an edited question beside the first one, without what followed it', async () => {
    const { session, assistant } = start(() => say({ type: 'text', text: 'Yes.' }, end('stop')));
    await ask(session, 'One?');
    await ask(session, 'Two?');
    const [question] = shownTurns(session.conversation);
    await session.editQuestion(question!.id, { action: 'chat', text: 'Three?', attachments: [] });
    const sent = assistant.requests.at(-1)?.messages.map(({ content }) => content);
    assert.deepEqual(sent?.slice(1), ['Three?']);
    assert.equal(shownTurns(session.conversation).length, 2);
    assert.deepEqual(shownTurns(session.conversation)[0]?.branch, {
      index: 1,
      count: 2,
    });
  });

  it('goes on with a cut answer beside it', async () => {
    const { session, assistant } = start(() => say({ type: 'text', text: 'One, two, ' }, end('length')));
    await ask(session, 'Count!');
    const cut = lastAnswer(session);
    assistant.reply = () => say({ type: 'text', text: 'three.' }, end('stop'));
    await session.continueAnswer(cut.id);
    assert.equal(lastAnswer(session).text, 'One, two, three.');
    assert.equal(lastAnswer(session).continuedFrom, cut.text.length);
    assert.deepEqual(
      assistant.requests.at(-1)?.messages.map(({ role }) => role),
      ['system', 'user', 'assistant', 'user'],
    );
    session.stepBranch(lastAnswer(session).id, -1);
    assert.equal(lastAnswer(session).text, cut.text);
  });

  it('says why and how long a request waits to be sent again', async () => {
    const { session, assistant } = start(() => say(end('stop')));
    const waits: unknown[] = [];
    session.onDidChange((change) => {
      if (change.type === 'answerChanged') waits.push(change.details.state);
    });
    assistant.reply = () => {
      const error = new WorkersAiError('outOfCapacity', { text: 'No room.', values: [] }, []);
      assistant.requests.at(-1)?.onRetry?.(error, 30_000);
      return say({ type: 'text', text: 'Yes.' }, end('stop'));
    };
    await ask(session, 'Why?');
    const [waiting] = waits as [Answer['state']];
    assert.ok(waiting.kind === 'waiting' && waiting.retry);
    assert.equal(waiting.retry.message, 'No room.');
    assert.ok(waiting.retry.at > Date.now());
  });
});
