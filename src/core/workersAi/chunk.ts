import { isRecord, type JsonObject } from './json.ts';
import type { FinishReason } from './finishReason.ts';
import { parseUsage, type Usage } from './usage.ts';

/** What one JSON object of the wire says, be it an event of a stream or a whole reply. */
interface Chunk {
  readonly text: string;
  /** The text came as something else than a string: in a stream, digits near it may be lost for good. */
  readonly wasNotString: boolean;
  readonly toolCalls: readonly unknown[];
  readonly finishReason: FinishReason | undefined;
  readonly usage: Usage | undefined;
  /** The usage is that of the whole reply, so this is its end. Beside a choice or a text it counts an increment. */
  readonly isTotal: boolean;
}

const none: readonly unknown[] = [];

/**
 * Reads the native shape (`response`), OpenAI's (`choices[0]` with `delta`, `message` or `text`), and both at once,
 * where the text of one of them counts; each bare or inside Cloudflare's envelope.
 */
export function readChunk(json: JsonObject): Chunk {
  const result = json['result'];
  const chunk = isRecord(result) ? result : json;
  const choice = firstChoice(chunk['choices']);
  const content = choice && (choice.said['content'] ?? choice.choice['text']);
  const usage = parseUsage(chunk['usage']);
  const value = content === undefined || content === null || content === '' ? chunk['response'] : content;
  const text = toText(value);
  return {
    text,
    wasNotString: typeof value !== 'string' && value !== undefined && value !== null,
    toolCalls: toolCallsOf(choice?.said) ?? toolCallsOf(chunk) ?? none,
    finishReason: readFinishReason(choice ? choice.choice['finish_reason'] : chunk['finish_reason']),
    usage,
    isTotal: usage !== undefined && choice === undefined && text === '',
  };
}

/** The first choice, and what it says: a part of the reply, or all of it. */
function firstChoice(choices: unknown): { choice: JsonObject; said: JsonObject } | undefined {
  if (!Array.isArray(choices)) return undefined;
  const choice: unknown = choices[0];
  if (!isRecord(choice)) return undefined;
  const said = choice['delta'] ?? choice['message'];
  return { choice, said: isRecord(said) ? said : {} };
}

function toolCallsOf(owner: JsonObject | undefined): readonly unknown[] | undefined {
  const calls = owner?.['tool_calls'];
  return Array.isArray(calls) && calls.length > 0 ? calls : undefined;
}

/** A token that looks like a number or a boolean arrives as one; JSON mode gives an object. */
function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

function readFinishReason(value: unknown): FinishReason | undefined {
  switch (value) {
    case undefined:
    case null:
    case '':
      return undefined;
    case 'length':
    case 'max_tokens':
      return 'length';
    case 'tool_calls':
    case 'function_call':
      return 'toolCalls';
    default:
      return 'stop';
  }
}
