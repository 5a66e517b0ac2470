import { startService, type Service, type ServiceOptions } from '../../../support/workersAi/server.ts';

export const livingModel = '@cf/meta/llama-3.1-8b-instruct-fp8';
export const hello = { messages: [{ role: 'user', content: 'Hello' }] };

/** A service for each test of the suite, closed after it. */
export function useService(options: ServiceOptions = {}): () => Service {
  let service: Service | undefined;
  beforeEach(async () => {
    service = await startService(options);
  });
  afterEach(async () => {
    await service?.close();
  });
  return () => {
    if (service === undefined) throw new Error('The service runs only inside a test.');
    return service;
  };
}

/** Calls the service with the right token, unless `init` brings other headers. */
export async function call(service: Service, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${service.token}` };
  return fetch(`${service.url}/client/v4${path}`, { headers, ...init });
}

/** Runs a model with a body: JSON, or a text as it is. */
export async function run(
  service: Service,
  body: object | string,
  options: { readonly model?: string; readonly signal?: AbortSignal } = {},
): Promise<Response> {
  const { model = livingModel, signal = null } = options;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return call(service, `/accounts/${service.accountId}/ai/run/${model}`, {
    method: 'POST',
    body: text,
    signal,
  });
}

/** Runs a model as a stream; gives the payloads of its events, those in JSON parsed. */
export async function runEvents(service: Service, body: object = hello): Promise<unknown[]> {
  const response = await run(service, { stream: true, ...body });
  return parseEvents(await response.text());
}

export function parseEvents(text: string): unknown[] {
  const payloads = Array.from(text.matchAll(/^data: (.*)$/gm), (match) => match[1] ?? '');
  return payloads.map((payload) => {
    try {
      return JSON.parse(payload) as unknown;
    } catch {
      return payload;
    }
  });
}

/** Follows a path into parsed JSON; undefined where it ends early. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

/** Status and first error of an answer. */
export async function readError(
  response: Response,
): Promise<{ status: number; code: unknown; message: unknown }> {
  const body: unknown = await response.json();
  return {
    status: response.status,
    code: at(body, 'errors', 0, 'code'),
    message: at(body, 'errors', 0, 'message'),
  };
}

/** The text that native events carry. */
export function nativeText(events: readonly unknown[]): string {
  return events.map((event) => asText(at(event, 'response'))).join('');
}

/** The text that OpenAI events carry. */
export function openAiText(events: readonly unknown[]): string {
  return events.map((event) => asText(at(event, 'choices', 0, 'delta', 'content'))).join('');
}

function asText(token: unknown): string {
  return typeof token === 'string' ? token : JSON.stringify(token ?? '').replaceAll('"', '');
}

/** Reads a body bit by bit. */
export class BodyReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #text = '';

  constructor(response: Response) {
    const body: ReadableStream<Uint8Array> | null = response.body;
    if (body === null) throw new Error('The response has no body.');
    this.#reader = body.getReader();
  }

  /** All text so far, as soon as the condition holds for it or the body ends. */
  async until(enough: (soFar: string) => boolean): Promise<string> {
    while (!enough(this.#text)) {
      const part = await this.#reader.read();
      if (part.done) break;
      this.#text += this.#decoder.decode(part.value, { stream: true });
    }
    return this.#text;
  }
}
