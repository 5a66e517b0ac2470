/** How a request ended: answered whole, left by the client, or cut by the service on purpose. */
export type Outcome = 'completed' | 'aborted' | 'cut';

/** A request as the service got it. */
export interface RecordedRequest {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case; the token is redacted. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; the text where it is no JSON; undefined where there is none. */
  readonly body: unknown;
  /** True once the client closed the connection before the answer was whole. */
  readonly aborted: boolean;
  /** Resolves when the answer is over, either way. */
  readonly settled: Promise<Outcome>;
}

/** A request whose end is still to be noted. */
export class RequestRecord implements RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly #settled = Promise.withResolvers<Outcome>();
  #outcome: Outcome | undefined;

  constructor(request: Pick<RecordedRequest, 'method' | 'path' | 'query' | 'headers' | 'body'>) {
    this.method = request.method;
    this.path = request.path;
    this.query = request.query;
    this.headers = redact(request.headers);
    this.body = request.body;
  }

  get aborted(): boolean {
    return this.#outcome === 'aborted';
  }

  get settled(): Promise<Outcome> {
    return this.#settled.promise;
  }

  /** Notes the end; only the first counts. */
  settle(outcome: Outcome): void {
    this.#outcome ??= outcome;
    this.#settled.resolve(this.#outcome);
  }
}

type Predicate = (request: RecordedRequest) => boolean;

interface Waiter {
  readonly predicate: Predicate;
  readonly resolve: (request: RecordedRequest) => void;
  readonly reject: (reason: Error) => void;
}

/** All requests in order, and those who wait for one. */
export class RequestLog {
  readonly requests: RecordedRequest[] = [];
  readonly #handedOut = new Set<RecordedRequest>();
  readonly #waiters: Waiter[] = [];

  add(request: RecordedRequest): void {
    this.requests.push(request);
    const index = this.#waiters.findIndex((waiter) => waiter.predicate(request));
    const [waiter] = index === -1 ? [] : this.#waiters.splice(index, 1);
    if (waiter === undefined) return;
    this.#handedOut.add(request);
    waiter.resolve(request);
  }

  /** The first matching request that was not handed out before, already here or still to come. */
  async wait(predicate: Predicate): Promise<RecordedRequest> {
    const known = this.requests.find((request) => !this.#handedOut.has(request) && predicate(request));
    if (known !== undefined) {
      this.#handedOut.add(known);
      return known;
    }
    return new Promise((resolve, reject) => this.#waiters.push({ predicate, resolve, reject }));
  }

  /** Nothing more will come. */
  close(): void {
    for (const waiter of this.#waiters.splice(0))
      waiter.reject(new Error('The stand-in service was closed.'));
  }
}

/** Whether a request asks a model to run. */
export function isRun(request: RecordedRequest): boolean {
  return request.method === 'POST' && /\/ai\/(?:run\/|v1\/chat\/completions$)/.test(request.path);
}

function redact(headers: RecordedRequest['headers']): RecordedRequest['headers'] {
  if (headers['authorization'] === undefined) return headers;
  return {
    ...headers,
    authorization: headers['authorization'].replace(/(?<=^Bearer\s+)\S.*$/i, '[redacted]'),
  };
}
