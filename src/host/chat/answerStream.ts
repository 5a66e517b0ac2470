import type { ContinuedText } from '../../core/conversation/continuedText.ts';
import type { ConversationChange } from '../../core/conversation/conversation.ts';
import type { Answer, AnswerDetails, AnswerState, Question, Turn } from '../../core/conversation/turn.ts';
import { chatPrompt } from '../../core/prompts/chat.ts';
import type { Rule } from '../../core/prompts/rules.ts';
import type { Model } from '../../core/workersAi/models.ts';
import { priceInDollars } from '../../core/workersAi/price.ts';
import type { StreamEvent } from '../../core/workersAi/stream.ts';
import { describeProblem, isAbort } from '../problems.ts';
import type { AskRequest, Assistant } from '../service/assistant.ts';
import type { Log } from '../service/log.ts';

/** What a session needs of the way to the service. */
export type ChatAssistant = Pick<Assistant, 'ask' | 'model' | 'maxTokens'>;

/** Where the rules come from that join the system text of a question. */
export interface RulesSource {
  /** @param paths of the rules files that the question was asked with. */
  current(paths: readonly string[]): Promise<readonly Rule[]>;
}

type End = Extract<StreamEvent, { type: 'end' }>;

/** What was asked of the service, as it is kept with the answer. */
type Asked = Pick<AnswerDetails, 'model' | 'seed' | 'temperature' | 'maxTokens'>;

/** Largest seed that is drawn; the service takes more digits, a person reads fewer with more ease. */
const largestSeed = 999_999;

/** Streams answers, one at a time, and tells what becomes of them as changes of their conversation. */
export class AnswerStream {
  readonly #assistant: ChatAssistant;
  readonly #rules: RulesSource;
  readonly #log: Log;
  readonly #apply: (change: ConversationChange) => void;

  constructor(
    assistant: ChatAssistant,
    rules: RulesSource,
    log: Log,
    apply: (change: ConversationChange) => void,
  ) {
    this.#assistant = assistant;
    this.#rules = rules;
    this.#log = log;
    this.#apply = apply;
  }

  get model(): Model {
    return this.#assistant.model;
  }

  /**
   * Streams into the answer at the end of a branch. Never throws: what goes wrong becomes the answer's state.
   * @param path the branch, from its first question to the answer.
   * @param joint joins the reply to what the answer holds already.
   */
  async stream(path: readonly Turn[], signal: AbortSignal, joint?: ContinuedText): Promise<void> {
    const answer = path.at(-1);
    if (answer?.role !== 'assistant') return;
    const { model } = this;
    let asked: Asked = { model: model.name };
    const changeState = (state: AnswerState, end?: End): void => {
      this.#apply({ type: 'answerChanged', id: answer.id, details: details(state, asked, model, end) });
    };
    const onRetry: AskRequest['onRetry'] = (error, delayMilliseconds) => {
      const retry = { message: describeProblem(error).message, at: Date.now() + delayMilliseconds };
      changeState({ kind: 'waiting', retry });
    };
    const append = (text: string): void => {
      if (text !== '') this.#apply({ type: 'textAppended', id: answer.id, text });
    };
    try {
      const request = await this.#request(path, answer, joint !== undefined);
      asked = {
        ...asked,
        seed: request.seed,
        temperature: request.temperature,
        maxTokens: request.maxTokens,
      };
      let begun = false;
      let end: End | undefined;
      // To its very end, which leaves the connection open for the next question.
      for await (const event of this.#assistant.ask({ ...request, signal, onRetry })) {
        if (event.type === 'end') end = event;
        if (event.type !== 'text') continue;
        if (!begun) changeState({ kind: 'streaming' });
        begun = true;
        append(joint ? joint.push(event.text) : event.text);
      }
      append(joint?.end() ?? '');
      changeState(stateAfter(end), end);
    } catch (error) {
      append(joint?.end() ?? '');
      if (signal.aborted || isAbort(error)) changeState({ kind: 'stopped' });
      else changeState({ kind: 'failed', problem: describeProblem(error) });
    }
  }

  async #request(
    path: readonly Turn[],
    answer: Answer,
    goesOn: boolean,
  ): Promise<Omit<AskRequest, 'signal'> & Required<Pick<AskRequest, 'seed' | 'temperature'>>> {
    const turns = path.slice(0, -1);
    const question = turns.findLast((turn): turn is Question => turn.role === 'user');
    const action = question?.action ?? 'chat';
    const prompt = chatPrompt(turns, {
      contextWindow: this.model.contextWindow,
      maxTokens: this.#assistant.maxTokens,
      rules: await this.#rules.current(question?.rules ?? []),
      ...(goesOn ? { continued: answer.text } : {}),
    });
    if (prompt.droppedQuestions > 0)
      this.#log.info(`${prompt.droppedQuestions} earlier questions no longer fit the context window`);
    return { ...prompt, action, seed: 1 + Math.floor(Math.random() * largestSeed) };
  }
}

function details(state: AnswerState, asked: Asked, model: Model, end: End | undefined): AnswerDetails {
  const dollars = end?.usage ? priceInDollars(model, end.usage) : undefined;
  return {
    state,
    ...asked,
    ...(end?.usage ? { usage: end.usage } : {}),
    ...(dollars === undefined ? {} : { dollars }),
  };
}

function stateAfter(end: End | undefined): AnswerState {
  if (!end || end.finishReason === 'cut') return { kind: 'cut', reason: 'connection' };
  return end.finishReason === 'length' ? { kind: 'cut', reason: 'length' } : { kind: 'done' };
}
