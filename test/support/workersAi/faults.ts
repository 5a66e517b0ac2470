import { resolveError, type Fault } from './behaviour.ts';
import type { Reply } from './reply.ts';
import { errorEnvelope, type ServiceError } from './serviceErrors.ts';
import type { StreamPart } from './shapes.ts';

/** What a fault does to the tokens, before they take a shape. */
export function faultyTokens(tokens: Reply['tokens'], fault: Fault): Reply['tokens'] {
  switch (fault.kind) {
    case 'numbers':
      return tokens.map(asJsonValue);
    case 'lostDigits':
      return loseDigits(tokens);
    default:
      return tokens;
  }
}

/** What a fault does to the events. */
export function faultyParts(parts: readonly StreamPart[], fault: Fault): readonly StreamPart[] {
  switch (fault.kind) {
    case 'endAfter':
      return parts.slice(0, fault.events);
    case 'stallAfter':
      return [...parts.slice(0, fault.events), { kind: 'stall', data: '' }];
    case 'errorAfter':
      return [...parts.slice(0, fault.events), errorPart(resolveError(fault.error), fault.form ?? 'object')];
    case 'garbageAfter':
      return parts.toSpliced(fault.events, 0, { kind: 'other', data: '{"response":"un' });
    case 'bothShapes':
      return parts.map(inBothShapes);
    case 'noDone':
      return parts.filter((part) => part.kind !== 'done');
    case 'doubleDone':
      return parts.flatMap((part) => (part.kind === 'done' ? [part, part] : [part]));
    case 'noUsage':
      return parts.filter((part) => part.kind !== 'usage');
    case 'repeatedFinish':
      return parts.flatMap((part) => (part.kind === 'finish' ? [part, part] : [part]));
    case 'textAfterFinish':
      return addAfterFinish(parts, fault.text);
    case 'noFinalBlankLine':
      return parts.map((part, index) => (index === parts.length - 1 ? { ...part, ending: '' } : part));
    case 'numbers':
    case 'lostDigits':
    case 'jsonInsteadOfStream':
      return parts;
  }
}

function asJsonValue(token: string | number | boolean): string | number | boolean {
  if (token === 'true') return true;
  if (token === 'false') return false;
  return typeof token === 'string' && /^\d+$/.test(token) ? Number(token) : token;
}

/** As captured: `range(100000)`, two tokens of digits, arrived as the number 1. */
function loseDigits(tokens: Reply['tokens']): Reply['tokens'] {
  const isDigits = (token: Reply['tokens'][number] | undefined) =>
    typeof token === 'string' && /^\d+$/.test(token);
  return tokens.flatMap((token, index) => {
    if (!isDigits(token)) return [token];
    return isDigits(tokens[index - 1]) ? [] : [Number(String(token).charAt(0))];
  });
}

function errorPart(error: ServiceError, form: ErrorEventForm): StreamPart {
  const { code, message } = error;
  switch (form) {
    case 'object':
      return { kind: 'other', data: { error: { message, code } } };
    case 'text':
      return { kind: 'other', data: { error: message } };
    case 'errors':
      return { kind: 'other', data: { errors: [{ code, message }] } };
    case 'envelope':
      return { kind: 'other', data: { ...errorEnvelope(error) } };
    case 'event':
      return { kind: 'other', event: 'error', data: { code, message } };
  }
}

type ErrorEventForm = NonNullable<Extract<Fault, { kind: 'errorAfter' }>['form']>;

function inBothShapes(part: StreamPart): StreamPart {
  if (part.token === undefined || typeof part.data === 'string') return part;
  const choices = [{ index: 0, delta: { content: part.token }, finish_reason: null }];
  return { ...part, data: { ...part.data, response: part.token, choices } };
}

function addAfterFinish(parts: readonly StreamPart[], text: string): StreamPart[] {
  const late = (data: Record<string, unknown>): StreamPart => ({ kind: 'other', data });
  const isOpenAi = parts.some((part) => part.kind === 'finish');
  const delta = { choices: [{ index: 0, delta: { content: text }, finish_reason: null }] };
  const last = isOpenAi ? 'finish' : 'usage';
  return parts.flatMap((part) =>
    part.kind === last ? [part, late(isOpenAi ? delta : { response: text })] : [part],
  );
}
