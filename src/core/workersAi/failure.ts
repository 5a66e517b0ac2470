import { WorkersAiError, type ErrorDetails, type NamedContextWindow } from './errors.ts';
import { errorTable, kindOf, type ServiceErrorKind } from './errorTable.ts';
import { isRecord, parseJson, type JsonObject } from './json.ts';
import { redact } from './redact.ts';
import type { Sentence } from './sentence.ts';

/** An error in the service's own words. */
interface Fault {
  readonly code?: number | undefined;
  /** Empty when it had no words. */
  readonly message: string;
}

/** What came with a fault. */
export interface FaultContext {
  readonly status?: number;
  /** The header `retry-after`: seconds, or a date. */
  readonly retryAfter?: string | null;
  /** Milliseconds since 1970. */
  readonly now?: number;
  readonly isJson?: boolean;
}

/**
 * The fault that a JSON object reports, in any of the forms seen: Cloudflare's `errors`, `{"error":{"message"}}`,
 * `{"error":"…"}`. Undefined when it reports none. `messages` is never read: 10000 is a code of success there.
 */
export function findFault(json: JsonObject): Fault | undefined {
  const { error, errors, success } = json;
  if (Array.isArray(errors) && errors.length > 0) return firstKnown(errors.map(toFault));
  if (error !== undefined && error !== null && error !== false) return toFault(error);
  return success === false ? { message: wordsOf(json['message']) } : undefined;
}

/** The fault in a text that is known to report one: JSON of any form, which may be the error itself, or plain words. */
export function readFault(text: string): Fault {
  const json = parseJson(text);
  if (!isRecord(json)) return { message: excerpt(text) };
  const fault = findFault(json) ?? toFault(json);
  const isSilent = fault.message === '' && fault.code === undefined;
  // An envelope without an error has nothing to say; other JSON may have its words under any key.
  return isSilent && !('errors' in json) ? { message: excerpt(text) } : fault;
}

/** The error of a response whose status is none of success, whatever its body is. */
export function readFailure(
  body: string,
  context: FaultContext & { readonly status: number },
): WorkersAiError {
  return toError(readFault(body), { ...context, isJson: isRecord(parseJson(body)) });
}

/** A fault as a typed error. */
export function toError(fault: Fault, context: FaultContext = {}): WorkersAiError {
  const now = context.now ?? Date.now();
  const retryAfterMilliseconds = readRetryAfter(context.retryAfter, now);
  const { code, status } = splitCode(fault.code, context.status);
  const saysWhen = retryAfterMilliseconds !== undefined;
  const kind = kindOf({ code, status, saysWhen, message: fault.message, isJson: context.isJson ?? true });
  const contextWindow = kind === 'contextTooLong' ? readContextWindow(fault.message) : undefined;
  const details: ErrorDetails = {
    status,
    code,
    retryAfterMilliseconds,
    contextWindow,
    resetsAt: kind === 'dailyLimit' ? nextMidnight(now) : undefined,
  };
  return new WorkersAiError(kind, sentenceOf(kind, fault, details), errorTable[kind].nextSteps, details);
}

function sentenceOf(kind: ServiceErrorKind, fault: Fault, details: ErrorDetails): Sentence {
  const { contextWindow, retryAfterMilliseconds } = details;
  if (contextWindow) return sentenceOfLimit(contextWindow);
  const { text, textWithWait } = errorTable[kind];
  const seconds = Math.ceil((retryAfterMilliseconds ?? 0) / 1000);
  if (textWithWait !== undefined && seconds > 1) return { text: textWithWait, values: [seconds] };
  if (!text.includes('{0}')) return { text, values: [] };
  return { text, values: [fault.message === '' ? namelessFault(details) : shorten(redact(fault.message))] };
}

function sentenceOfLimit(window: NamedContextWindow): Sentence {
  if ('requested' in window) {
    const text = 'Prompt and reply would take {0} tokens, but the model takes {1} in all.';
    return { text, values: [window.requested, window.limit] };
  }
  const text = 'The prompt takes {0} tokens, and with the reply it may be no more than {1}.';
  return { text, values: [window.promptTokens, window.limit] };
}

function namelessFault({ status, code }: ErrorDetails): string {
  if (code !== undefined) return `error ${code}`;
  return status === undefined ? 'no reason' : `HTTP ${status}`;
}

/** Back ends that speak OpenAI's language put the HTTP status into `code`; Cloudflare's own codes begin at 1000. */
function splitCode(
  code: number | undefined,
  status: number | undefined,
): Pick<ErrorDetails, 'code' | 'status'> {
  return code !== undefined && code < 1000 ? { code: undefined, status: status ?? code } : { code, status };
}

function firstKnown(faults: readonly Fault[]): Fault | undefined {
  const isKnown = ({ code, message }: Fault) =>
    kindOf({ code, message, status: undefined, saysWhen: false, isJson: true }) !== 'unknown';
  return faults.find(isKnown) ?? faults[0];
}

function toFault(error: unknown): Fault {
  if (!isRecord(error)) return { message: wordsOf(error) };
  const message = wordsOf(error['message']);
  const code = Number(error['code'] ?? NaN);
  return Number.isInteger(code) && code > 0 ? { code, message } : { message };
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return isRecord(value) || Array.isArray(value) ? JSON.stringify(value) : '';
}

/** Characters of somebody else's words that a person is shown. */
const longestExcerpt = 200;

/** The beginning of a body; of a web page, its title or its words. */
export function excerpt(body: string): string {
  const head = body.slice(0, 4000);
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(head)?.[1];
  const words = (title ?? head.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim();
  return shorten(redact(words));
}

function shorten(words: string): string {
  return words.length > longestExcerpt ? `${words.slice(0, longestExcerpt)}…` : words;
}

function readRetryAfter(header: string | null | undefined, now: number): number | undefined {
  if (header === undefined || header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}

/**
 * The forms of 5021, and of the back ends that say "maximum context length is 8192 … requested 9000 tokens" or, newer,
 * "maximum context length is 8192 tokens and your request has 8000 input tokens".
 */
function readContextWindow(message: string): NamedContextWindow | undefined {
  const native = /tokens \((\d+)\).*limit \((\d+)\)/.exec(message);
  if (native) return { requested: Number(native[1]), limit: Number(native[2]) };
  const other = /maximum context length is (\d+).*?(?:requested (\d+)|has (\d+) input tokens)/s.exec(message);
  if (!other) return undefined;
  const limit = Number(other[1]);
  return other[2] === undefined
    ? { promptTokens: Number(other[3]), limit }
    : { requested: Number(other[2]), limit };
}

function nextMidnight(now: number): Date {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1));
}
