import { attempts } from './attempts.ts';
import { parseBaseUrl } from './baseUrl.ts';
import { toWireBody } from './body.ts';
import type { CallOptions, Connection } from './call.ts';
import type { WorkersAiError } from './errors.ts';
import { findFault, toError, type FaultContext } from './failure.ts';
import { findJson } from './findJson.ts';
import { applyLimit, type FinishReason } from './finishReason.ts';
import { errorOfKind, isRefusal, modelSearch, tokenVerification, type FreeRequest } from './freeRequests.ts';
import { isRecord, parseJson } from './json.ts';
import { toModelPath } from './modelPath.ts';
import { Recovery, type KnownLimits } from './recovery.ts';
import { readReply, replyEvents, type Reply } from './reply.ts';
import type { RunInput } from './request.ts';
import { Retries, type RetrySeams } from './retries.ts';
import { readStream, type StreamEvent } from './stream.ts';
import { sleep } from './timing.ts';
import { readText, Transport, type HttpRequest, type HttpResponse } from './transport.ts';
import { unreadableError } from './transportErrors.ts';
import { withNeurons, type Usage } from './usage.ts';
import type { Timeouts } from './watchedBody.ts';

/** Every method throws WorkersAiError, and before anything is sent ParameterError. */
export interface WorkersAiClient {
  /** Streams one reply. With `responseFormat`, which the service does not stream, the whole reply is one text. */
  stream(model: string, input: RunInput, options?: CallOptions): AsyncGenerator<StreamEvent>;
  /** Asks for one reply in one piece. */
  run(model: string, input: RunInput, options?: CallOptions): Promise<Reply>;
  /**
   * Checks account, token and permission with calls that are free. A refusal is told apart: `tokenInvalid` when the token
   * itself is wrong, `tokenForeign` when it is sound but not for this account or without the permissions.
   */
  checkConnection(options?: CallOptions): Promise<void>;
  /** Opens the socket early, so that the next call saves two round trips. A failure is silent: that call will tell. */
  openConnection(): void;
}

export interface ClientOptions extends Partial<RetrySeams> {
  readonly connection: Connection;
  /** How long to wait for the first byte of a stream. Default 60,000: the service itself gives up after 121,000. */
  readonly firstByteTimeoutMilliseconds?: number;
  /** How long a reply may pause. Default 30,000. */
  readonly idleTimeoutMilliseconds?: number;
  /** Default: the global `fetch` of the moment, which VS Code replaces to serve proxies and certificates. */
  readonly fetch?: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** @throws BaseUrlError for an address that must not get code and token. */
export function createClient(options: ClientOptions): WorkersAiClient {
  return new Client(options);
}

/** A reply that is not streamed sends its first byte when it is complete: as long as the service itself would wait. */
const wholeReplyTimeout = 130_000;

/** Node closes a socket that was idle for 4 s. */
const connectionLife = 3_000;

class Client implements WorkersAiClient {
  readonly #token: string;
  readonly #transport: Transport;
  readonly #timeouts: Timeouts;
  readonly #seams: RetrySeams;
  readonly #now: () => number;
  readonly #limits: KnownLimits = new Map();
  /** When a socket was last known to be open. */
  #usedAt = -Infinity;

  constructor(options: ClientOptions) {
    const connection = { ...options.connection, baseUrl: parseBaseUrl(options.connection.baseUrl) };
    this.#now = options.now ?? Date.now;
    this.#token = connection.token;
    this.#transport = new Transport(
      connection,
      options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
      this.#now,
    );
    this.#timeouts = {
      firstByte: options.firstByteTimeoutMilliseconds ?? 60_000,
      idle: options.idleTimeoutMilliseconds ?? 30_000,
    };
    this.#seams = { sleep: options.sleep ?? sleep, random: options.random ?? Math.random };
  }

  async *stream(model: string, input: RunInput, options: CallOptions = {}): AsyncGenerator<StreamEvent> {
    const started = this.#now();
    const events = input.responseFormat
      ? this.#replyAsStream(model, input, options)
      : this.#streamAttempts(model, input, options);
    let hasText = false;
    for await (const event of events) {
      if (event.type === 'text' && !hasText) {
        hasText = true;
        options.onProgress?.({ type: 'firstText', milliseconds: this.#now() - started });
      }
      yield event;
    }
  }

  async run(model: string, input: RunInput, options: CallOptions = {}): Promise<Reply> {
    const recovery = this.#recovery(model, input, options);
    const send = (signal: AbortSignal) => this.#askWhole(model, recovery.input, options, signal);
    const reply = await only(attempts(recovery, options.signal, send));
    // Also when JSON mode had to be given up on the way.
    const json = input.responseFormat && findJson(reply.text);
    return json === undefined ? reply : { ...reply, json };
  }

  async checkConnection(options: CallOptions = {}): Promise<void> {
    try {
      await this.#askFree(modelSearch, options);
    } catch (error) {
      throw isRefusal(error) ? await this.#whyRefused(error, options) : error;
    }
  }

  openConnection(): void {
    const now = this.#now();
    if (now - this.#usedAt < connectionLife) return;
    this.#usedAt = now;
    this.#transport.warmUp().catch(() => undefined);
  }

  #recovery(model: string, input: RunInput, options: CallOptions): Recovery {
    return new Recovery(model, input, new Retries(options, this.#seams), this.#limits);
  }

  async *#replyAsStream(model: string, input: RunInput, options: CallOptions): AsyncGenerator<StreamEvent> {
    yield* replyEvents(await this.run(model, input, options));
  }

  #streamAttempts(model: string, input: RunInput, options: CallOptions): AsyncGenerator<StreamEvent> {
    const recovery = this.#recovery(model, input, options);
    return attempts(recovery, options.signal, (signal) =>
      this.#askStream(model, recovery.input, options, signal),
    );
  }

  async *#askStream(
    model: string,
    input: RunInput,
    options: CallOptions,
    signal: AbortSignal,
  ): AsyncGenerator<StreamEvent> {
    options.onProgress?.({ type: 'sent', input, stream: true });
    const response = await this.#send(toRunRequest(model, input, true), this.#timeouts, options, signal);
    for await (const event of readStream(response.body))
      yield event.type === 'end' ? completeEnd(event, input, response) : event;
  }

  async *#askWhole(
    model: string,
    input: RunInput,
    options: CallOptions,
    signal: AbortSignal,
  ): AsyncGenerator<Reply> {
    const firstByte = Math.max(this.#timeouts.firstByte, wholeReplyTimeout);
    const timeouts = { ...this.#timeouts, firstByte };
    options.onProgress?.({ type: 'sent', input, stream: false });
    const response = await this.#send(toRunRequest(model, input, false), timeouts, options, signal);
    const reply = readReply(await readText(response.body), this.#context(response));
    yield { ...reply, ...ending(reply, input, response) };
  }

  /** Whether the token is sound on its own, as another free call tells. */
  async #whyRefused(refusal: WorkersAiError, options: CallOptions): Promise<WorkersAiError> {
    const { status, code } = refusal;
    try {
      await this.#askFree(tokenVerification(this.#token), options);
      return errorOfKind('tokenForeign', { status, code });
    } catch (error) {
      return isRefusal(error) ? errorOfKind('tokenInvalid', { status, code }) : refusal;
    }
  }

  async #askFree(request: FreeRequest, options: CallOptions): Promise<void> {
    const send = (signal: AbortSignal) => this.#sendFree(request, options, signal);
    await only(attempts(new Retries(options, this.#seams), options.signal, send));
  }

  async *#sendFree(request: FreeRequest, options: CallOptions, signal: AbortSignal): AsyncGenerator<true> {
    const response = await this.#send(request, this.#timeouts, options, signal);
    const json = parseJson(await readText(response.body));
    const fault = isRecord(json) ? findFault(json) : undefined;
    if (fault) throw toError(fault, this.#context(response));
    if (!isRecord(json) || json['success'] !== true)
      throw unreadableError('This address is not that of Workers AI: its answer is of another kind.');
    yield true;
  }

  async #send(
    request: Pick<HttpRequest, 'path' | 'owner' | 'body'>,
    timeouts: Timeouts,
    options: CallOptions,
    signal: AbortSignal,
  ): Promise<HttpResponse> {
    const response = await this.#transport.send({ ...request, timeouts, options, signal });
    this.#usedAt = this.#now();
    return response;
  }

  #context({ status, headers }: HttpResponse): FaultContext {
    return { status, retryAfter: headers.get('retry-after'), now: this.#now() };
  }
}

/** @throws ParameterError */
function toRunRequest(model: string, input: RunInput, stream: boolean): Pick<HttpRequest, 'path' | 'body'> {
  return { path: toModelPath(model), body: JSON.stringify(toWireBody(input, stream)) };
}

type EndEvent = Extract<StreamEvent, { type: 'end' }>;

function completeEnd(event: EndEvent, input: RunInput, response: HttpResponse): EndEvent {
  return { ...event, ...ending(event, input, response) };
}

/** What only the sender of a request can add to how its reply ended. */
function ending<Reason extends FinishReason>(
  { finishReason, usage }: { readonly finishReason: Reason; readonly usage?: Usage },
  { maxTokens }: RunInput,
  { headers }: HttpResponse,
): { finishReason: Reason | 'length'; usage?: Usage } {
  return {
    finishReason: applyLimit(finishReason, usage, maxTokens),
    ...(usage && { usage: withNeurons(usage, headers.get('cf-ai-neurons')) }),
  };
}

/** The one thing that a generator yields. */
async function only<T>(items: AsyncGenerator<T>): Promise<T> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  const [item] = all;
  if (item === undefined) throw new TypeError('Nothing was yielded.');
  return item;
}
