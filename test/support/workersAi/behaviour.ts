import * as v from 'valibot';
import { Gate } from './gate.ts';
import { serviceErrors, type ServiceError, type ServiceErrorName } from './serviceErrors.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const errorForm = v.picklist(['envelope', 'object', 'text', 'message', 'page', 'empty']);
const errorName = v.custom<ServiceErrorName>(
  (value) => typeof value === 'string' && value in serviceErrors,
  `The error is unknown; known are ${Object.keys(serviceErrors).join(', ')}.`,
);
const errorSchema = v.union([
  errorName,
  v.strictObject({
    status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
    code: v.exactOptional(v.number()),
    message: v.string(),
    retryAfter: v.exactOptional(v.union([v.number(), v.string()])),
  }),
]);

const faultSchema = v.variant('kind', [
  /** The body ends after so many events, cleanly, without [DONE]. */
  v.strictObject({ kind: v.literal('endAfter'), events: count }),
  /** After so many events nothing more comes, and the connection stays open. */
  v.strictObject({ kind: v.literal('stallAfter'), events: count }),
  /** After so many events comes an error event, and the body ends. `event` names it `event: error`. */
  v.strictObject({
    kind: v.literal('errorAfter'),
    events: count,
    error: errorSchema,
    form: v.exactOptional(v.picklist(['envelope', 'object', 'text', 'errors', 'event'])),
  }),
  /** After so many events comes one that is not JSON. */
  v.strictObject({ kind: v.literal('garbageAfter'), events: count }),
  /** Tokens that look like a number or a boolean arrive as one. */
  v.strictObject({ kind: v.literal('numbers') }),
  /** The same, and all but the first digit of a run of digits is lost. */
  v.strictObject({ kind: v.literal('lostDigits') }),
  /** Every event of text carries it both as `choices[].delta.content` and as `response`. */
  v.strictObject({ kind: v.literal('bothShapes') }),
  v.strictObject({ kind: v.literal('noDone') }),
  v.strictObject({ kind: v.literal('doubleDone') }),
  v.strictObject({ kind: v.literal('noUsage') }),
  /** The event with the finish reason comes twice (OpenAI and mixed shapes). */
  v.strictObject({ kind: v.literal('repeatedFinish') }),
  /** This text comes after the finish reason, before [DONE]. */
  v.strictObject({ kind: v.literal('textAfterFinish'), text: v.string() }),
  /** The last event lacks its blank line. */
  v.strictObject({ kind: v.literal('noFinalBlankLine') }),
  /** A JSON body although a stream was asked for. */
  v.strictObject({ kind: v.literal('jsonInsteadOfStream') }),
]);

/** What can happen on the way, to any answer. */
const transport = {
  /** Time before the headers leave. */
  delayMilliseconds: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  /** The body leaves in writes of so many bytes. */
  chunkBytes: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** The socket is destroyed after so many bytes of the body. */
  cutAtByte: v.exactOptional(count),
  /** The test lets the answer go when it wants. Not available over HTTP. */
  gate: v.exactOptional(v.instance(Gate)),
};

const replySchema = v.strictObject({
  ...transport,
  /** The model's words; in JSON mode, or to try a client, any JSON value. Absent: an answer by simple rules. */
  reply: v.exactOptional(
    v.union([
      v.string(),
      v.number(),
      v.boolean(),
      v.null(),
      v.array(v.unknown()),
      v.record(v.string(), v.unknown()),
    ]),
  ),
  /** The same as exactly these tokens. */
  tokens: v.exactOptional(v.array(v.string())),
  toolCalls: v.exactOptional(
    v.array(v.strictObject({ name: v.string(), arguments: v.record(v.string(), v.unknown()) })),
  ),
  /** Whole in one event, or with `arguments` in pieces as OpenAI's deltas. Default: whole. */
  toolCallForm: v.exactOptional(v.picklist(['whole', 'pieces'])),
  finishReason: v.exactOptional(v.picklist(['stop', 'length', 'tool_calls'])),
  /** Put over the counted usage, in the wire's own names. */
  usage: v.exactOptional(v.record(v.string(), v.unknown())),
  shape: v.exactOptional(v.picklist(['native', 'openai', 'mixed'])),
  tokensPerSecond: v.exactOptional(v.pipe(v.number(), v.gtValue(0))),
  faults: v.exactOptional(v.array(faultSchema)),
});

const failureSchema = v.strictObject({ ...transport, error: errorSchema, form: v.exactOptional(errorForm) });

const bodySchema = v.strictObject({
  ...transport,
  /** Sent as it is, in UTF-8. */
  body: v.string(),
  status: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
  /** Default: text/event-stream. */
  contentType: v.exactOptional(v.string()),
});

const resetSchema = v.strictObject({ connection: v.literal('reset') });

/** What a fault does to a stream; see the schema. Faults are applied in the order given. */
export type Fault = v.InferOutput<typeof faultSchema>;
/** A reply, sound unless `faults` says otherwise. */
export type ReplyBehaviour = v.InferOutput<typeof replySchema>;
/** An error, by its name in `serviceErrors` or in full. */
export type FailureBehaviour = v.InferOutput<typeof failureSchema>;
/** Exactly this body, whatever it is: HTML, nothing, any bytes of a stream. */
export type BodyBehaviour = v.InferOutput<typeof bodySchema>;
/** The connection is reset before any header. */
export type ResetBehaviour = v.InferOutput<typeof resetSchema>;
/** What the service does with one request to a model. */
export type Behaviour = ReplyBehaviour | FailureBehaviour | BodyBehaviour | ResetBehaviour;
export type Shape = NonNullable<ReplyBehaviour['shape']>;

/** Reads a behaviour that came from a file or over HTTP. Throws v.ValiError. */
export function parseBehaviour(input: unknown): Behaviour {
  return v.parse(schemaFor(input), input);
}

function schemaFor(input: unknown): v.GenericSchema<unknown, Behaviour> {
  if (typeof input !== 'object' || input === null) return replySchema;
  if ('error' in input) return failureSchema;
  if ('body' in input) return bodySchema;
  if ('connection' in input) return resetSchema;
  return replySchema;
}

/** The error that a behaviour names or gives in full. */
export function resolveError(error: FailureBehaviour['error']): ServiceError {
  return typeof error === 'string' ? serviceErrors[error] : error;
}
