import * as vscode from 'vscode';
import type { RequestAction, RequestRecord } from '../../core/requests/requestRecord.ts';
import type { CallOptions } from '../../core/workersAi/call.ts';
import type { WorkersAiClient } from '../../core/workersAi/client.ts';
import type { WorkersAiError } from '../../core/workersAi/errors.ts';
import { modelFor, type Model } from '../../core/workersAi/models.ts';
import type { MessagesInput, PromptInput, RunOptions } from '../../core/workersAi/request.ts';
import type { Reply } from '../../core/workersAi/reply.ts';
import type { StreamEvent } from '../../core/workersAi/stream.ts';
import { abortedError } from '../../core/workersAi/transportErrors.ts';
import type { Settings } from '../../settings.ts';
import type { Account, Credentials } from '../account/account.ts';
import type { Clients } from './clients.ts';
import type { Log } from './log.ts';
import { SignInDeclined } from '../problems.ts';
import { RequestReport, type BegunRequest } from './requestReport.ts';

/** Besides what is sent. */
export interface AskOptions {
  readonly action: RequestAction;
  /** Ends the request, down to the socket. */
  readonly signal: AbortSignal;
  /** Told when the service turned the request away and it waits to be sent again. */
  readonly onRetry?: (error: WorkersAiError, delayMilliseconds: number) => void;
}

/** One question to the model, whoever asks it. */
export type AskRequest = AskOptions & RunOptions & MessagesInput;

/** A prompt that brings its own template, or an adapter. */
export type PromptRequest = AskOptions & RunOptions & PromptInput;

/** The way from every action to the service: settings, credentials, log and the count of what is under way. */
export class Assistant implements vscode.Disposable {
  readonly #settings: Settings;
  readonly #account: Account;
  readonly #clients: Clients;
  readonly #signIn: () => Promise<Credentials | undefined>;
  readonly #log: Log;
  readonly #busyChanged = new vscode.EventEmitter<boolean>();
  readonly #finished = new vscode.EventEmitter<RequestRecord>();
  #underWay = 0;

  /** Fired with whether any request is under way, when that changes. */
  readonly onDidChangeBusy = this.#busyChanged.event;
  /** Fired when a request that was sent is over, however it ended. */
  readonly onDidFinish = this.#finished.event;

  /** @param signIn asks the person to sign in; undefined when they left. */
  constructor(
    settings: Settings,
    account: Account,
    clients: Clients,
    signIn: () => Promise<Credentials | undefined>,
    log: Log,
  ) {
    this.#settings = settings;
    this.#account = account;
    this.#clients = clients;
    this.#signIn = signIn;
    this.#log = log;
  }

  /** The model in use. One that the catalogue does not know is taken as it is named. */
  get model(): Model {
    return modelFor(this.#settings.get('edgewise.service.model'));
  }

  /** Room for a chat reply, in tokens: at most half of what the model takes, so that a question fits. */
  get maxTokens(): number {
    const { contextWindow } = this.model;
    return Math.min(this.#settings.get('edgewise.reply.maxTokens'), Math.floor(contextWindow / 2));
  }

  /**
   * Streams one reply. Counts as under way and writes one line to the log.
   * @throws WorkersAiError, ParameterError, SignInDeclined
   */
  async *ask(request: AskRequest | PromptRequest): AsyncGenerator<StreamEvent> {
    const model = this.model;
    const client = await this.#signedInClient(request.signal);
    const { action, signal, onRetry, ...input } = request;
    const report = this.#begin({ action, model, input, streamed: true });
    try {
      for await (const event of client.stream(model.id, input, callOptions(signal, onRetry, report))) {
        report.onEvent(event);
        yield event;
      }
    } catch (error) {
      report.failed(error);
      throw error;
    } finally {
      this.#end(report.close());
    }
  }

  /** The same request answered in one piece: for a reply whose stream lost text. */
  async askWhole(request: AskRequest | PromptRequest): Promise<Reply> {
    const model = this.model;
    const client = await this.#signedInClient(request.signal);
    const { action, signal, onRetry, ...input } = request;
    const report = this.#begin({ action, model, input, streamed: false });
    let text = '';
    try {
      const reply = await client.run(model.id, input, callOptions(signal, onRetry, report));
      text = reply.text;
      report.finished(reply.finishReason, reply.usage);
      return reply;
    } catch (error) {
      report.failed(error);
      throw error;
    } finally {
      this.#end(report.close(text));
    }
  }

  /** Opens the connection while the person still types, so that the first token comes sooner. */
  openConnection(): void {
    this.#log.watch(
      this.#account.current().then((credentials) => {
        if (credentials) this.#clients.clientFor(credentials).openConnection();
      }),
    );
  }

  dispose(): void {
    this.#busyChanged.dispose();
    this.#finished.dispose();
  }

  /** A request that needs an account and has none offers the sign-in and then goes on. */
  async #signedInClient(signal: AbortSignal): Promise<WorkersAiClient> {
    const credentials = (await this.#account.current()) ?? (await orAborted(this.#signIn(), signal));
    if (!credentials) throw new SignInDeclined();
    return this.#clients.clientFor(credentials);
  }

  #begin(request: BegunRequest): RequestReport {
    this.#count(1);
    return new RequestReport(this.#log, request);
  }

  #end(record: RequestRecord): void {
    this.#count(-1);
    this.#finished.fire(record);
  }

  #count(change: 1 | -1): void {
    const wasBusy = this.#underWay > 0;
    this.#underWay += change;
    const isBusy = this.#underWay > 0;
    if (isBusy !== wasBusy) this.#busyChanged.fire(isBusy);
  }
}

/** What the promise gives, unless the person stops waiting for it. */
async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => {
    aborted.reject(abortedError(signal.reason));
  };
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function callOptions(
  signal: AbortSignal,
  onRetry: AskOptions['onRetry'],
  report: RequestReport,
): CallOptions {
  return {
    signal,
    onProgress: (progress) => {
      report.onProgress(progress);
      if (progress.type === 'retry') onRetry?.(progress.error, progress.delayMilliseconds);
    },
  };
}
