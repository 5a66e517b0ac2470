import type { CallProgress } from '../../core/workersAi/call.ts';
import { WorkersAiError } from '../../core/workersAi/errors.ts';
import type { Usage } from '../../core/workersAi/usage.ts';
import type { Log } from './log.ts';

/** Gathers what happened to one request and writes it to the log as one line: no code, no secrets. */
export class RequestReport {
  readonly #log: Log;
  readonly #what: string;
  #status: number | undefined;
  #firstText: number | undefined;
  #retries = 0;

  /** @param what the action and the model, as the line begins. */
  constructor(log: Log, what: string) {
    this.#log = log;
    this.#what = what;
  }

  readonly onProgress = (progress: CallProgress): void => {
    switch (progress.type) {
      case 'response':
        this.#status = progress.status;
        return;
      case 'firstText':
        this.#firstText = progress.milliseconds;
        return;
      case 'retry':
        this.#retries += 1;
        this.#log.info(
          `${this.#what}, ${progress.error.kind}: sent again in ${Math.round(progress.delayMilliseconds / 1000)} s`,
        );
    }
  };

  finished(finishReason: string, usage: Usage | undefined): void {
    this.#log.info(this.#line(finishReason, usage));
  }

  failed(error: unknown): void {
    if (!(error instanceof WorkersAiError)) {
      this.#log.error(error);
      return;
    }
    const code = error.code === undefined ? '' : ` ${error.code}`;
    const line = this.#line(`${error.kind}${code}`, undefined, error.status);
    if (error.kind === 'aborted') this.#log.info(line);
    else this.#log.warn(line);
  }

  #line(outcome: string, usage: Usage | undefined, status = this.#status): string {
    return [
      this.#what,
      status === undefined ? 'no response' : `status ${status}`,
      this.#firstText === undefined ? 'no text' : `first token after ${Math.round(this.#firstText)} ms`,
      usage ? `${usage.promptTokens} + ${usage.completionTokens} tokens` : 'tokens unknown',
      outcome,
      this.#retries === 0 ? '' : `${this.#retries} retried`,
    ]
      .filter((part) => part !== '')
      .join(', ');
  }
}
