import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Credentials } from './auth.ts';
import type { Behaviour, Shape } from './behaviour.ts';
import type { FixtureEntry } from './fixture.ts';
import { handle } from './handle.ts';
import { isRun, RequestLog, type RecordedRequest } from './requests.ts';
import { Script } from './script.ts';

/** Not real: no account of Cloudflare's has this id, and no token these characters. */
export const STAND_IN_ACCOUNT_ID = '57a4d1a5e0fedcba9876543210abcdef';
export const STAND_IN_TOKEN = 'stand-in-token-not-real-0123456789abcdef';

export interface ServiceOptions {
  /** Default: any free one. */
  readonly port?: number;
  /** A loopback address. Default: 127.0.0.1. */
  readonly host?: '127.0.0.1' | '::1' | 'localhost';
  readonly accountId?: string;
  readonly token?: string;
  /** Pace of streams. Default: as fast as they can be written. */
  readonly tokensPerSecond?: number;
  /** How `/ai/run` words its replies. Default: native. */
  readonly shape?: Shape;
  readonly fixture?: readonly FixtureEntry[];
}

/** A stand-in for Workers AI that listens on loopback. */
export interface Service extends Credentials {
  /** The base URL, without a slash at the end: in place of https://api.cloudflare.com. */
  readonly url: string;
  /** What to do with the next sound requests to a model, in order, one each. */
  enqueue(...behaviours: Behaviour[]): void;
  /** What to do with requests when the queue is empty; undefined goes back to the simple rules. */
  always(behaviour: Behaviour | undefined): void;
  /** All requests so far, also refused ones. */
  readonly requests: readonly RecordedRequest[];
  /** The first request, past or future, that matches and was not handed out before. Default: any run of a model. */
  waitForRequest(predicate?: (request: RecordedRequest) => boolean): Promise<RecordedRequest>;
  /** Breaks all connections and frees the port. */
  close(): Promise<void>;
}

/** Starts the stand-in. Rejects when the port is taken. */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const { accountId = STAND_IN_ACCOUNT_ID, token = STAND_IN_TOKEN, host = '127.0.0.1' } = options;
  const log = new RequestLog();
  const script = new Script(options.fixture ?? []);
  const { shape = 'native', tokensPerSecond } = options;
  const context = { accountId, token, log, script, shape, tokensPerSecond };
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    void handle(request, response, context);
  };
  const server = createServer({ noDelay: true }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    accountId,
    token,
    requests: log.requests,
    enqueue: (...behaviours) => {
      script.enqueue(...behaviours);
    },
    always: (behaviour) => {
      script.always(behaviour);
    },
    waitForRequest: (predicate = isRun) => log.wait(predicate),
    close: async () => {
      log.close();
      const closed = new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
      server.closeAllConnections();
      await closed;
    },
  };
}
