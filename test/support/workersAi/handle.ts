import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { checkAccount, checkToken, type Credentials } from './auth.ts';
import { parseBehaviour } from './behaviour.ts';
import { readIncoming, type Incoming } from './incoming.ts';
import { searchModels } from './models.ts';
import { RequestRecord, type RequestLog } from './requests.ts';
import { findRoute, type Route } from './routes.ts';
import { runModel, sendError, type Habits } from './runModel.ts';
import { serviceErrors, type ServiceError } from './serviceErrors.ts';
import { sendAnswer, type Exchange } from './transport.ts';

/** What a request meets: the account, the script and the log of one service. */
export interface Context extends Credentials, Habits {
  readonly log: RequestLog;
}

/** Answers one HTTP request and logs it. A client that leaves is noted in the log and is no failure. */
export async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  try {
    const incoming = await readIncoming(request);
    if (incoming.path === '/stand-in/next') {
      await queueBehaviour({ response, signal: gone.signal, cut: ignore }, incoming, context);
      return;
    }
    const record = new RequestRecord(incoming);
    response.once('close', () => {
      record.settle(response.writableFinished ? 'completed' : 'aborted');
    });
    const exchange = {
      response,
      signal: gone.signal,
      cut: () => {
        record.settle('cut');
      },
    };
    context.log.add(record);
    await answerIncoming(exchange, incoming, context);
  } catch (error) {
    if (!request.socket.destroyed) throw error;
  }
}

function ignore(): void {
  // Nobody asks how a call to the stand-in's own address ended.
}

async function answerIncoming(exchange: Exchange, incoming: Incoming, context: Context): Promise<void> {
  const route = findRoute(incoming.method, incoming.path);
  const refusal = refuse(route, incoming.headers['authorization'], context);
  if (refusal !== undefined) return sendError(exchange, refusal);
  if ('status' in route) return sendError(exchange, route);
  switch (route.kind) {
    case 'verify':
      return sendVerified(exchange);
    case 'search':
      return sendModels(exchange, incoming.query);
    case 'run':
    case 'chat':
      if (incoming.bodyError !== undefined) return sendError(exchange, incoming.bodyError);
      return runModel(exchange, route, incoming.body, context);
  }
}

/** The token is looked at before the account, and both before anything else. */
function refuse(
  route: Route | ServiceError,
  authorization: string | undefined,
  context: Context,
): ServiceError | undefined {
  const tokenError = checkToken(authorization, context);
  const isVerify = 'kind' in route && route.kind === 'verify';
  if (tokenError === serviceErrors.wrongToken && isVerify) return serviceErrors.invalidToken;
  if (tokenError !== undefined) return tokenError;
  return 'status' in route || route.account === undefined ? undefined : checkAccount(route.account, context);
}

async function sendVerified(exchange: Exchange): Promise<void> {
  await sendJson(exchange, {
    result: { id: '57a4d1a5e0fedcba9876543210fedcba', status: 'active' },
    success: true,
    errors: [],
    messages: [{ code: 10000, message: 'This API Token is valid and active', type: null }],
  });
}

async function sendModels(exchange: Exchange, query: Incoming['query']): Promise<void> {
  const found = searchModels(query['search'] ?? '');
  const page = Number(query['page'] ?? 1);
  const perPage = Number(query['per_page'] ?? 50);
  const result = found.slice((page - 1) * perPage, page * perPage);
  const info = { count: result.length, page, per_page: perPage, total_count: found.length };
  await sendJson(exchange, { result, result_info: info, success: true, errors: [], messages: [] });
}

/** The stand-in's own address: a person with curl says what the next request to a model gets. */
async function queueBehaviour(exchange: Exchange, incoming: Incoming, context: Context): Promise<void> {
  try {
    context.script.enqueue(parseBehaviour(incoming.body));
  } catch (error) {
    if (!v.isValiError(error)) throw error;
    await sendJson(exchange, { queued: false, error: error.message }, 400);
    return;
  }
  await sendJson(exchange, { queued: true });
}

async function sendJson(exchange: Exchange, value: object, status = 200): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await sendAnswer(exchange, { status, headers, body: JSON.stringify(value) });
}
