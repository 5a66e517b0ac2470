import { resolveError, type BodyBehaviour, type ReplyBehaviour, type Shape } from './behaviour.ts';
import { faultyParts, faultyTokens } from './faults.ts';
import { findServedModel } from './models.ts';
import { composeReply, type Reply } from './reply.ts';
import type { Route } from './routes.ts';
import type { Script } from './script.ts';
import { errorBody, serviceErrors, type ErrorForm, type ServiceError } from './serviceErrors.ts';
import { openAiResult, streamParts, wholeBody } from './shapes.ts';
import { sendAnswer, sendStream, type Answer, type Exchange, type Transport } from './transport.ts';
import { validateBody, type ModelRequest } from './validate.ts';

/** How the service answers when a behaviour does not say otherwise. */
export interface Habits {
  readonly script: Script;
  readonly shape: Shape;
  readonly tokensPerSecond: number | undefined;
}

type ModelRoute = Extract<Route, { kind: 'run' | 'chat' }>;

/** Runs a model: checks the body, takes the next behaviour and does what it says. */
export async function runModel(
  exchange: Exchange,
  route: ModelRoute,
  body: unknown,
  habits: Habits,
): Promise<void> {
  const modelId = route.kind === 'run' ? route.model : readModelId(body);
  const model = findServedModel(modelId);
  if (model === undefined) return sendError(exchange, serviceErrors.noSuchModel);
  if (model.state === 'retired') return sendError(exchange, serviceErrors.modelRetired);
  const request = validateBody(body, model);
  if ('status' in request) return sendError(exchange, request);
  const behaviour = habits.script.next(request);
  if ('connection' in behaviour) {
    resetConnection(exchange);
    return;
  }
  if ('error' in behaviour) {
    return sendError(exchange, resolveError(behaviour.error), behaviour.form, behaviour);
  }
  if ('body' in behaviour) return sendBody(exchange, behaviour);
  const reply = composeReply(request, behaviour, model);
  if ('status' in reply) return sendError(exchange, reply);
  const shape = behaviour.shape ?? (route.kind === 'chat' ? 'openai' : habits.shape);
  await sendReply(exchange, { route, request, reply, behaviour, shape, modelId }, habits);
}

interface Prepared {
  readonly route: ModelRoute;
  readonly request: ModelRequest;
  readonly reply: Reply;
  readonly behaviour: ReplyBehaviour;
  readonly shape: Shape;
  readonly modelId: string;
}

/** Answers with an error of the service. */
export async function sendError(
  exchange: Exchange,
  error: ServiceError,
  form: ErrorForm = 'envelope',
  transport: Transport = {},
): Promise<void> {
  const { contentType, body } = errorBody(error, form);
  const retryAfter = error.retryAfter === undefined ? {} : { 'retry-after': String(error.retryAfter) };
  await sendAnswer(
    exchange,
    { status: error.status, headers: { 'content-type': contentType, ...retryAfter }, body },
    transport,
  );
}

async function sendReply(exchange: Exchange, prepared: Prepared, habits: Habits): Promise<void> {
  const { request, reply, behaviour, shape } = prepared;
  const faults = behaviour.faults ?? [];
  if (!request.stream || faults.some((fault) => fault.kind === 'jsonInsteadOfStream')) {
    await sendAnswer(exchange, wholeAnswer(prepared), behaviour);
    return;
  }
  const tokens = faults.reduce(faultyTokens, reply.tokens);
  const parts = faults.reduce(faultyParts, streamParts({ ...reply, tokens }, shape));
  const tokensPerSecond = behaviour.tokensPerSecond ?? habits.tokensPerSecond;
  await sendStream(exchange, parts, {
    ...behaviour,
    ...(tokensPerSecond === undefined ? {} : { tokensPerSecond }),
  });
}

function wholeAnswer({ route, reply, shape, modelId }: Prepared): Answer {
  const body = route.kind === 'chat' ? openAiResult(reply, modelId) : wholeBody(reply, shape, modelId);
  const { neurons } = reply.usage;
  const cost = typeof neurons === 'number' ? { 'cf-ai-neurons': String(neurons) } : {};
  return {
    status: 200,
    headers: { 'content-type': 'application/json', ...cost },
    body: JSON.stringify(body),
  };
}

function resetConnection({ response, cut }: Exchange): void {
  cut();
  response.socket?.resetAndDestroy();
}

async function sendBody(exchange: Exchange, behaviour: BodyBehaviour): Promise<void> {
  const { status = 200, contentType = 'text/event-stream', body } = behaviour;
  await sendAnswer(exchange, { status, headers: { 'content-type': contentType }, body }, behaviour);
}

function readModelId(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('model' in body)) return '';
  return typeof body.model === 'string' ? body.model : '';
}
