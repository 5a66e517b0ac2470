// Starts VS Code's server with the arguments given, and answers the one request that this build's page makes and its
// server alone doesn't: the page encrypts secrets (SecretStorage) with a key of its own and one that code-server's front
// server hands out. Without that key no secret can be kept. It lives as long as this process.
import { randomBytes } from 'node:crypto';
import { IncomingMessage, Server, ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import { serverMain } from './paths.ts';

type Emit = (this: Server, event: string, ...values: unknown[]) => boolean;

const secretsKey = randomBytes(32);
const emit = Reflect.get(Server.prototype, 'emit') as Emit;
const emitUnlessKeyRequest: Emit = function (event, ...values) {
  const [request, response] = values;
  if (
    event === 'request' &&
    request instanceof IncomingMessage &&
    response instanceof ServerResponse &&
    request.method === 'POST' &&
    request.url === '/mint-key'
  ) {
    response.end(secretsKey);
    return true;
  }
  return emit.call(this, event, ...values);
};
Reflect.set(Server.prototype, 'emit', emitUnlessKeyRequest);

await import(pathToFileURL(serverMain).href);
