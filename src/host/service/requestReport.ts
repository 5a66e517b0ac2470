import type {
  RequestAction,
  RequestOutcome,
  RequestRecord,
  RequestRetry,
} from '../../core/requests/requestRecord.ts';
import type { CallProgress } from '../../core/workersAi/call.ts';
import { WorkersAiError } from '../../core/workersAi/errors.ts';
import type { Model } from '../../core/workersAi/models.ts';
import { priceInDollars } from '../../core/workersAi/price.ts';
import type { RunInput } from '../../core/workersAi/request.ts';
import type { StreamEvent } from '../../core/workersAi/stream.ts';
import type { Usage } from '../../core/workersAi/usage.ts';
import { isAbort } from '../problems.ts';
import type { Log } from './log.ts';

/** What a request was begun with. */
export interface BegunRequest {
  readonly action: RequestAction;
  readonly model: Model;
  readonly input: RunInput;
  readonly streamed: boolean;
}

/** Gathers what happens to one request, into a record, and writes it to the log as one line: no code, no secrets. */
export class RequestReport {
  readonly #log: Log;
  readonly #model: Model;
  readonly #action: RequestAction;
  readonly #time = Date.now();
  readonly #started = performance.now();
  readonly #retries: RequestRetry[] = [];
  #input: RunInput;
  #streamed: boolean;
  #status: number | undefined;
  #firstText: number | undefined;
  #reply = '';
  #usage: Usage | undefined;
  #outcome: RequestOutcome = { kind: 'stopped' };

  constructor(log: Log, { action, model, input, streamed }: BegunRequest) {
    this.#log = log;
    this.#action = action;
    this.#model = model;
    this.#input = input;
    this.#streamed = streamed;
  }

  readonly onProgress = (progress: CallProgress): void => {
    switch (progress.type) {
      case 'sent':
        this.#input = progress.input;
        this.#streamed = progress.stream;
        return;
      case 'response':
        this.#status = progress.status;
        return;
      case 'firstText':
        this.#firstText = progress.milliseconds;
        return;
      case 'retry': {
        const { error, delayMilliseconds } = progress;
        this.#retries.push({ error: error.kind, ...codeOf(error), delayMilliseconds });
        const seconds = Math.round(delayMilliseconds / 1000);
        this.#log.info(`${this.#what}, ${error.kind}: sent again in ${seconds} s`);
      }
    }
  };

  readonly onEvent = (event: StreamEvent): void => {
    if (event.type === 'text') this.#reply += event.text;
    else if (event.type === 'end') this.finished(event.finishReason, event.usage);
  };

  finished(
    finishReason: Extract<StreamEvent, { type: 'end' }>['finishReason'],
    usage: Usage | undefined,
  ): void {
    this.#outcome = { kind: 'done', finishReason };
    this.#usage = usage;
  }

  failed(error: unknown): void {
    if (error instanceof WorkersAiError && error.status !== undefined) this.#status = error.status;
    if (isAbort(error)) this.#outcome = { kind: 'stopped' };
    else if (error instanceof WorkersAiError)
      this.#outcome = { kind: 'failed', error: error.kind, ...codeOf(error), message: error.message };
    else {
      this.#outcome = { kind: 'failed', error: 'unknown', message: String(error) };
      this.#log.error(error);
    }
  }

  /** The request is over, however it ended: also when its reader left it. @param reply where it came in one piece. */
  close(reply = this.#reply): RequestRecord {
    const record: RequestRecord = {
      id: crypto.randomUUID(),
      time: this.#time,
      action: this.#action,
      model: this.#model,
      input: this.#input,
      streamed: this.#streamed,
      outcome: this.#outcome,
      total: performance.now() - this.#started,
      retries: this.#retries,
      reply,
      ...(this.#status === undefined ? {} : { status: this.#status }),
      ...(this.#firstText === undefined ? {} : { firstText: this.#firstText }),
      ...this.#price(),
    };
    const line = this.#line(record);
    if (record.outcome.kind === 'failed') this.#log.warn(line);
    else this.#log.info(line);
    return record;
  }

  get #what(): string {
    return `${this.#action}${this.#streamed ? '' : ' without streaming'}, ${this.#model.id}`;
  }

  #price(): Pick<RequestRecord, 'usage' | 'dollars'> {
    if (!this.#usage) return {};
    const dollars = priceInDollars(this.#model, this.#usage);
    return { usage: this.#usage, ...(dollars === undefined ? {} : { dollars }) };
  }

  #line({ outcome, usage, status, firstText, retries }: RequestRecord): string {
    return [
      this.#what,
      status === undefined ? 'no response' : `status ${status}`,
      firstText === undefined ? 'no text' : `first token after ${Math.round(firstText)} ms`,
      usage ? `${usage.promptTokens} + ${usage.completionTokens} tokens` : 'tokens unknown',
      outcomeText(outcome),
      retries.length === 0 ? '' : `${retries.length} retried`,
    ]
      .filter((part) => part !== '')
      .join(', ');
  }
}

function outcomeText(outcome: RequestOutcome): string {
  if (outcome.kind === 'done') return outcome.finishReason;
  if (outcome.kind === 'stopped') return 'aborted';
  return outcome.code === undefined ? outcome.error : `${outcome.error} ${outcome.code}`;
}

function codeOf({ code }: WorkersAiError): { code?: number } {
  return code === undefined ? {} : { code };
}
