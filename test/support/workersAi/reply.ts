import { answer } from './answers.ts';
import type { ReplyBehaviour } from './behaviour.ts';
import { countNeurons, type ServedModel } from './models.ts';
import { fillSchema } from './schemaFill.ts';
import { serviceErrors, type ServiceError } from './serviceErrors.ts';
import { countTokens, splitTokens } from './tokens.ts';
import type { ModelRequest } from './validate.ts';

export interface ToolCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export type FinishReason = 'stop' | 'length' | 'tool_calls';

/** One reply before it takes a shape. */
export interface Reply {
  /** What `response` or `content` holds when it is no stream. */
  readonly whole: unknown;
  /** The same in tokens; a fault may turn some of them into numbers or booleans. */
  readonly tokens: readonly (string | number | boolean)[];
  readonly toolCalls: readonly ToolCall[];
  readonly toolCallForm: 'whole' | 'pieces';
  readonly finishReason: FinishReason;
  /** In the wire's own names. */
  readonly usage: Readonly<Record<string, unknown>>;
}

/** Composes the reply to a request: scripted or by rules, cut at the request's max_tokens, its usage counted. */
export function composeReply(
  request: ModelRequest,
  behaviour: ReplyBehaviour,
  model: ServedModel,
): Reply | ServiceError {
  const value = scriptedValue(request, behaviour);
  const written =
    behaviour.tokens ?? (typeof value === 'string' ? splitTokens(value) : [JSON.stringify(value)]);
  const length = typeof value === 'string' ? written.length : countTokens(JSON.stringify(value));
  const isCut = length > request.maxTokens;
  if (isCut && request.jsonSchema !== undefined) return serviceErrors.jsonModeNotMet;
  const tokens = isCut ? written.slice(0, request.maxTokens) : written;
  const toolCalls = behaviour.toolCalls ?? [];
  return {
    whole: typeof value === 'string' ? tokens.join('') : value,
    tokens,
    toolCalls,
    toolCallForm: behaviour.toolCallForm ?? 'whole',
    finishReason: behaviour.finishReason ?? finishReason(isCut, toolCalls),
    usage: {
      ...countUsage(request, Math.min(length, request.maxTokens), toolCalls, model),
      ...behaviour.usage,
    },
  };
}

function scriptedValue(request: ModelRequest, behaviour: ReplyBehaviour): unknown {
  if (behaviour.tokens !== undefined) return behaviour.tokens.join('');
  if (behaviour.reply !== undefined) return behaviour.reply;
  if (behaviour.toolCalls !== undefined) return '';
  return request.jsonSchema === undefined ? answer(request.messages) : fillSchema(request.jsonSchema);
}

function finishReason(isCut: boolean, toolCalls: readonly ToolCall[]): FinishReason {
  if (isCut) return 'length';
  return toolCalls.length > 0 ? 'tool_calls' : 'stop';
}

function countUsage(
  request: ModelRequest,
  textTokens: number,
  toolCalls: readonly ToolCall[],
  model: ServedModel,
): Record<string, unknown> {
  const toolTokens = toolCalls.length === 0 ? 0 : countTokens(JSON.stringify(toolCalls));
  const completionTokens = textTokens + toolTokens;
  const neurons = countNeurons(model, request.promptTokens, completionTokens);
  return {
    prompt_tokens: request.promptTokens,
    completion_tokens: completionTokens,
    total_tokens: request.promptTokens + completionTokens,
    ...(neurons === undefined ? {} : { neurons }),
  };
}
