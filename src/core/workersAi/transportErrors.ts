import { WorkersAiError, type NextStep } from './errors.ts';
import type { Sentence } from './sentence.ts';

/** Node's codes for a network that is not there. They are in the cause of what `fetch` throws. */
const offlineCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
]);

/** What `fetch` or its body threw, as a typed error. An error that has its type already is given back. */
export function toTransportError(error: unknown): WorkersAiError {
  if (error instanceof WorkersAiError) return error;
  if (isAbort(error)) return abortedError(error);
  const code = networkCode(error);
  if (code !== undefined && offlineCodes.has(code)) {
    const text = 'Cloudflare cannot be reached. Check the network connection.';
    return new WorkersAiError('offline', { text, values: [] }, ['retry'], { cause: error });
  }
  const text = 'The connection to Cloudflare was lost ({0}).';
  return new WorkersAiError('connectionLost', { text, values: [code ?? nameOf(error)] }, ['retry'], {
    cause: error,
  });
}

/**
 * What `fetch` threw before any response: besides what `toTransportError` knows, that which no further try can mend.
 * The words of `fetch` itself are not shown, as they may hold the token.
 */
export function toSendError(error: unknown): WorkersAiError {
  const text = faultOfSetup(error);
  if (text === undefined) return toTransportError(error);
  const sentence = { text, values: text.includes('{0}') ? [networkCode(error) ?? ''] : [] };
  return new WorkersAiError('connectionUnusable', sentence, ['openSettings'], { cause: error });
}

/** Node's codes for a certificate that it does not trust. */
const certificateCode = /^(?:CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|ERR_TLS_CERT)/;

function faultOfSetup(error: unknown): string | undefined {
  if (!(error instanceof TypeError)) return undefined;
  const { cause } = error;
  if (cause instanceof Error && cause.message === 'unexpected redirect')
    return 'The address that requests go to sends them elsewhere, and the token must not follow. Check the address in the settings.';
  const code = networkCode(error);
  if (code !== undefined && certificateCode.test(code))
    return 'The certificate of the server cannot be trusted ({0}). Check the address and the proxy in the settings.';
  // Trouble of the network always has a cause.
  return code === undefined && cause === undefined
    ? 'The request cannot be sent. Check the address in the settings and the token.'
    : undefined;
}

/** The caller's own Stop. */
export function abortedError(cause?: unknown): WorkersAiError {
  return new WorkersAiError('aborted', { text: 'Stopped.', values: [] }, ['retry'], { cause });
}

/** No byte of the reply within so many milliseconds. */
export function firstByteTimeoutError(milliseconds: number): WorkersAiError {
  const text = 'Cloudflare did not begin to answer within {0} seconds.';
  return new WorkersAiError('firstByteTimeout', inSeconds(text, milliseconds), ['retry', 'chooseModel']);
}

/** A reply that had begun, and then no byte for so many milliseconds. */
export function idleTimeoutError(milliseconds: number): WorkersAiError {
  const text = 'Cloudflare stopped in the middle of the answer; nothing came for {0} seconds.';
  return new WorkersAiError('idleTimeout', inSeconds(text, milliseconds), ['retry', 'openSettings']);
}

/** A body that is no reply. @param text what it was, with {0} for its words. */
export function unreadableError(text: string, ...values: (string | number)[]): WorkersAiError {
  const nextSteps: NextStep[] = ['retry', 'openSettings'];
  return new WorkersAiError('unreadable', { text, values }, nextSteps);
}

function inSeconds(text: string, milliseconds: number): Sentence {
  return { text, values: [Math.round(milliseconds / 1000)] };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** The first `code` along the chain of causes; several addresses tried at once are an AggregateError with one. */
function networkCode(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const { code } = cause as Error & { readonly code?: unknown };
    if (typeof code === 'string') return code;
  }
  return undefined;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
