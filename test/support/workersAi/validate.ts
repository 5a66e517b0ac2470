import * as v from 'valibot';
import type { ServedModel } from './models.ts';
import { serviceErrors, type ServiceError } from './serviceErrors.ts';
import { countTokens } from './tokens.ts';
import { functionsSchema, toolsSchema } from './validateTools.ts';

const penalty = v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(2)));

const messageSchema = v.object({
  role: v.picklist(['system', 'user', 'assistant', 'tool']),
  content: v.string(),
});

/** The parameters of the model card with their types and ranges; what the card does not name is ignored. */
const bodySchema = v.object({
  model: v.exactOptional(v.string()),
  messages: v.exactOptional(v.pipe(v.array(messageSchema), v.minLength(1))),
  prompt: v.exactOptional(v.pipe(v.string(), v.minLength(1))),
  raw: v.exactOptional(v.boolean()),
  stream: v.exactOptional(v.boolean()),
  max_tokens: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  temperature: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(5))),
  top_p: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(2))),
  top_k: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50))),
  seed: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9_999_999_999))),
  repetition_penalty: penalty,
  frequency_penalty: penalty,
  presence_penalty: penalty,
  response_format: v.exactOptional(
    v.variant('type', [
      v.object({ type: v.literal('json_object') }),
      v.object({ type: v.literal('json_schema'), json_schema: v.record(v.string(), v.unknown()) }),
    ]),
  ),
  lora: v.exactOptional(v.string()),
  tools: v.exactOptional(toolsSchema),
  functions: v.exactOptional(functionsSchema),
  options: v.exactOptional(v.object({ rejectIfBusy: v.exactOptional(v.boolean()) })),
});

type Body = v.InferOutput<typeof bodySchema>;
export type Message = v.InferOutput<typeof messageSchema>;

/** A request that the service accepts. */
export interface ModelRequest {
  readonly messages: readonly Message[];
  readonly stream: boolean;
  readonly maxTokens: number;
  /** The schema to fill, `{}` when any object will do; undefined outside JSON mode. */
  readonly jsonSchema: Readonly<Record<string, unknown>> | undefined;
  readonly promptTokens: number;
}

/** Checks a body as the service does. Gives the request, or the error that the service answers with. */
export function validateBody(input: unknown, model: ServedModel): ModelRequest | ServiceError {
  const parsed = v.safeParse(bodySchema, input, { abortPipeEarly: true });
  if (!parsed.success) return badInput(parsed.issues.map(describeIssue).join(', '));
  const body = parsed.output;
  const conflict = findConflict(body);
  if (conflict !== undefined) return badInput(conflict);
  if (body.response_format !== undefined && body.stream === true) return serviceErrors.jsonModeWithStream;
  if (body.response_format !== undefined && !model.jsonMode) return serviceErrors.jsonModeUnsupported;
  return fitWindow(toRequest(body), model);
}

function toRequest(body: Body): ModelRequest {
  const messages = body.messages ?? [{ role: 'user', content: body.prompt ?? '' }];
  const extras = [body.tools, body.functions].filter((extra) => extra !== undefined);
  const extraTokens = extras.map((extra) => countTokens(JSON.stringify(extra)));
  const messageTokens = messages.map((message) => countTokens(message.content) + TOKENS_AROUND_MESSAGE);
  return {
    messages,
    stream: body.stream ?? false,
    maxTokens: body.max_tokens ?? DEFAULT_MAX_TOKENS,
    jsonSchema: readSchema(body),
    promptTokens: [...messageTokens, ...extraTokens].reduce((sum, tokens) => sum + tokens, 1),
  };
}

/** The service's own default, and its most common complaint. */
const DEFAULT_MAX_TOKENS = 256;
/** Llama's chat template puts a start, a role, an end and an end of turn around each message. */
const TOKENS_AROUND_MESSAGE = 4;

function readSchema(body: Body): Record<string, unknown> | undefined {
  if (body.response_format === undefined) return undefined;
  return body.response_format.type === 'json_schema' ? body.response_format.json_schema : {};
}

function fitWindow(request: ModelRequest, model: ServedModel): ModelRequest | ServiceError {
  const wanted = request.promptTokens + request.maxTokens;
  if (wanted <= model.contextWindow) return request;
  return {
    ...serviceErrors.contextTooLong,
    message: `AiError: The estimated number of input and maximum output tokens (${wanted}) exceeded this model context window limit (${model.contextWindow}).`,
  };
}

/** The two forms of the card: messages with tools, or a prompt with raw and lora. */
function findConflict(body: Body): string | undefined {
  if (body.messages === undefined && body.prompt === undefined) {
    return "oneOf at '/' not met, 0 matches: required properties at '/' are 'prompt', required properties at '/' are 'messages'";
  }
  if (body.messages !== undefined && body.prompt !== undefined) return "oneOf at '/' not met, 2 matches";
  if (body.messages !== undefined && body.lora !== undefined) return "'/lora' needs '/prompt'";
  if (body.messages !== undefined && body.raw !== undefined) return "'/raw' needs '/prompt'";
  if (body.prompt !== undefined && body.tools !== undefined) return "'/tools' needs '/messages'";
  if (body.prompt !== undefined && body.functions !== undefined) return "'/functions' needs '/messages'";
  return undefined;
}

function badInput(detail: string): ServiceError {
  return { ...serviceErrors.badInput, message: `AiError: Bad input: Error: ${detail}` };
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = `/${issue.path?.map((item) => String(item.key)).join('/') ?? ''}`;
  if (issue.kind === 'validation')
    return `'${path}' is out of range, '${issue.received}' not ${issue.expected ?? 'valid'}`;
  if (issue.received === 'undefined') return `required properties at '${path}' are missing`;
  return `Type mismatch of '${path}', '${nameType(issue.input)}' not in '${issue.expected ?? 'unknown'}'`;
}

function nameType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
