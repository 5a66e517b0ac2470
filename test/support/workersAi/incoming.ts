import type { IncomingMessage } from 'node:http';
import { serviceErrors, type ServiceError } from './serviceErrors.ts';

/** A request read whole. */
export interface Incoming {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; the text where it is no JSON; undefined where there is none. */
  readonly body: unknown;
  /** Why the service cannot take the body for JSON. */
  readonly bodyError: ServiceError | undefined;
}

/** The service's limit is not published; more than any context window needs. */
const LARGEST_BODY_BYTES = 10 * 1024 * 1024;

/** Reads a request. Rejects when the client leaves before it is whole. */
export async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const);
  return {
    method: request.method ?? 'GET',
    path: decodePath(url.pathname),
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(headers),
    ...parseBody(await readBytes(request)),
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** All bytes, or undefined for more than the service takes. */
async function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= LARGEST_BODY_BYTES) chunks.push(chunk);
  }
  return length > LARGEST_BODY_BYTES ? undefined : Buffer.concat(chunks);
}

function parseBody(bytes: Buffer | undefined): Pick<Incoming, 'body' | 'bodyError'> {
  if (bytes === undefined) return { body: undefined, bodyError: serviceErrors.bodyTooLarge };
  if (bytes.length === 0) return { body: undefined, bodyError: serviceErrors.incompleteRequest };
  const text = bytes.toString();
  try {
    return { body: JSON.parse(text) as unknown, bodyError: undefined };
  } catch {
    return { body: text, bodyError: serviceErrors.invalidInput };
  }
}
