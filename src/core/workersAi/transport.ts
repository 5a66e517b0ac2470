import { longestLine } from './eventReader.ts';
import type { CallOptions, Connection } from './call.ts';
import type { WorkersAiError } from './errors.ts';
import { readFailure } from './failure.ts';
import { withDeadline } from './timing.ts';
import { firstByteTimeoutError, toSendError, toTransportError, unreadableError } from './transportErrors.ts';
import { watchBody, type Timeouts } from './watchedBody.ts';

/** One HTTP request with the account's token. */
export interface HttpRequest {
  /** After `/client/v4/accounts/{account}/`, or after `/client/v4/user/` where the owner is the user. */
  readonly path: string;
  /** Default: the account. */
  readonly owner?: 'account' | 'user';
  /** JSON, sent with POST; without one it is a GET. */
  readonly body?: string;
  readonly timeouts: Timeouts;
  /** Ends the request, down to the socket. */
  readonly signal: AbortSignal;
  readonly options: CallOptions;
}

/** A response of success: its body fails when nothing comes for too long, or when the signal fires. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array>;
}

/** Sends requests with the account's credentials. Never follows a redirect, so that the token stays where it was sent. */
export class Transport {
  readonly #connection: Connection;
  readonly #fetch: typeof fetch;
  readonly #now: () => number;

  constructor(connection: Connection, fetcher: typeof fetch, now: () => number) {
    this.#connection = connection;
    this.#fetch = fetcher;
    this.#now = now;
  }

  /** @throws WorkersAiError for everything that is no response of success. */
  async send(request: HttpRequest): Promise<HttpResponse> {
    const started = this.#now();
    const response = await this.#fetchHeaders(request);
    const { status, headers } = response;
    request.options.onProgress?.({ type: 'response', status, milliseconds: this.#now() - started });
    const body = watchBody(response.body ?? new Blob([]).stream(), request.timeouts, request.signal);
    if (!response.ok) throw await this.#toFailure({ status, headers, body });
    return { status, headers, body };
  }

  /**
   * Opens a socket that the next request can use. Carries neither token nor account, and costs nothing. Not HEAD: Node
   * closes the socket after one, and after a response that was not read to its end.
   */
  async warmUp(): Promise<void> {
    const init = { method: 'OPTIONS', redirect: 'error', signal: AbortSignal.timeout(10_000) } as const;
    const response = await this.#fetch(`${this.#connection.baseUrl}/client/v4/`, init);
    await response.arrayBuffer();
  }

  async #fetchHeaders(request: HttpRequest): Promise<Response> {
    const { timeouts, signal } = request;
    signal.throwIfAborted();
    try {
      const response = this.#fetch(this.#toUrl(request), this.#toInit(request));
      return await withDeadline(response, timeouts.firstByte, signal, firstByteTimeoutError);
    } catch (error) {
      throw toSendError(error);
    }
  }

  #toUrl({ owner, path }: HttpRequest): string {
    const { baseUrl, accountId } = this.#connection;
    const of = owner === 'user' ? 'user' : `accounts/${encodeURIComponent(accountId)}`;
    return `${baseUrl}/client/v4/${of}/${path}`;
  }

  #toInit({ body, signal, options: { sessionId } }: HttpRequest): RequestInit {
    const headers = {
      authorization: `Bearer ${this.#connection.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(sessionId === undefined ? {} : { 'x-session-affinity': sessionId }),
    };
    const init = { headers, redirect: 'error', signal } as const;
    return body === undefined ? { ...init, method: 'GET' } : { ...init, method: 'POST', body };
  }

  /** The status says enough when the error's body cannot be read. */
  async #toFailure({ status, headers, body }: HttpResponse): Promise<WorkersAiError> {
    const text = await readText(body).catch(() => '');
    return readFailure(text, { status, retryAfter: headers.get('retry-after'), now: this.#now() });
  }
}

/** A whole body as text. @throws WorkersAiError when it breaks off, or is longer than any reply. */
export async function readText(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      parts.push(decoder.decode(chunk, { stream: true }));
      length += chunk.length;
      if (length > longestLine)
        throw unreadableError('The answer had more than {0} MiB.', longestLine / 1024 / 1024);
    }
  } catch (error) {
    throw toTransportError(error);
  }
  return parts.join('') + decoder.decode();
}
