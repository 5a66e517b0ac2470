import type { CallProgress } from '../../../src/core/workersAi/call.ts';
import { createClient, type ClientOptions } from '../../../src/core/workersAi/client.ts';
import type { WorkersAiClient } from '../../../src/core/workersAi/client.ts';
import { WorkersAiError } from '../../../src/core/workersAi/errors.ts';
import type { StreamEvent } from '../../../src/core/workersAi/stream.ts';

export const accountId = '0123456789abcdef0123456789abcdef';
export const token = 'cfut_' + 'x'.repeat(40);
export const model = '@cf/meta/llama-3.1-8b-instruct-fp8';
export const question = { messages: [{ role: 'user', content: 'Hello?' }], maxTokens: 100 } as const;

/** What a test's service saw of one request. */
export interface SeenRequest {
  readonly url: string;
  readonly method: string | undefined;
  readonly headers: Headers;
  readonly redirect: string | undefined;
  /** The parsed body; undefined when there was none. */
  readonly body: Record<string, unknown> | undefined;
  readonly signal: AbortSignal;
}

export type Answer = (request: SeenRequest) => Response | Promise<Response>;

/** A client whose requests get the given answers, one each; the last serves all further ones. No time passes. */
export interface FakeService {
  readonly client: WorkersAiClient;
  readonly requests: readonly SeenRequest[];
  /** The waits between attempts, in milliseconds. */
  readonly waits: readonly number[];
  readonly progress: readonly CallProgress[];
  readonly onProgress: (event: CallProgress) => void;
}

export function startFakeService(
  answers: readonly Answer[],
  options: Partial<ClientOptions> = {},
): FakeService {
  const requests: SeenRequest[] = [];
  const waits: number[] = [];
  const progress: CallProgress[] = [];
  const client = createClient({
    connection: { baseUrl: 'https://service.test', accountId, token },
    fetch: async (input, init) => {
      const request = seeRequest(input, init);
      requests.push(request);
      return answers[Math.min(requests.length, answers.length) - 1]!(request);
    },
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    random: () => 0,
    now: () => Date.UTC(2026, 10, 23, 18, 0, 0),
    ...options,
  });
  return { client, requests, waits, progress, onProgress: (event) => progress.push(event) };
}

function seeRequest(input: string | URL | Request, init: RequestInit = {}): SeenRequest {
  return {
    url: input instanceof Request ? input.url : String(input),
    method: init.method,
    headers: new Headers(init.headers),
    redirect: init.redirect,
    body: typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : undefined,
    signal: init.signal ?? new AbortController().signal,
  };
}

/** A reply in the service's envelope. */
export function reply(result: object, headers: Record<string, string> = {}): Answer {
  return () => Response.json({ result, success: true, errors: [], messages: [] }, { headers });
}

/** A stream of these payloads, with [DONE] at the end. */
export function stream(...payloads: readonly object[]): Answer {
  const lines = [...payloads.map((payload) => JSON.stringify(payload)), '[DONE]'];
  return () => new Response(lines.map((line) => `data: ${line}\n\n`).join(''));
}

/** An error in the service's envelope; without a code it has words only. */
export function failure(
  status: number,
  code: number | undefined,
  message = 'AiError: words of the service',
  headers: Record<string, string> = {},
): Answer {
  const body = { result: null, success: false, errors: [{ code, message }], messages: [] };
  return () => Response.json(body, { status, headers });
}

/** What `fetch` throws when there is no connection. */
export function networkFailure(code: string): Answer {
  return () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  };
}

export async function collect(events: AsyncIterable<StreamEvent>): Promise<StreamEvent[]> {
  const collected: StreamEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

/** The WorkersAiError that a promise is rejected with. */
export async function errorOf(promise: Promise<unknown>): Promise<WorkersAiError> {
  const outcome = await promise.then(
    () => 'no error',
    (error: unknown) => error,
  );
  if (outcome instanceof WorkersAiError) return outcome;
  throw new Error('This was no WorkersAiError.', { cause: outcome });
}
