import { fillIn, type Sentence } from './sentence.ts';

/** What went wrong, one kind for each row of the service's error table, and one for each way a connection can fail. */
export type ErrorKind =
  | 'noToken'
  | 'unauthorized'
  /** Told apart only where the token was verified on its own. */
  | 'tokenInvalid'
  | 'tokenForeign'
  | 'malformedAccount'
  | 'unknownModel'
  | 'modelRetired'
  | 'modelNotAllowed'
  | 'badRequest'
  | 'contextTooLong'
  | 'bodyTooLarge'
  | 'jsonModeUnsupported'
  | 'jsonModeFailed'
  | 'timedOut'
  | 'rateLimited'
  | 'outOfCapacity'
  | 'dailyLimit'
  | 'accountRateLimited'
  | 'serviceTrouble'
  | 'offline'
  | 'connectionLost'
  /** Set up so that it can never work: a redirect, a certificate, a token that no header can hold. */
  | 'connectionUnusable'
  | 'firstByteTimeout'
  | 'idleTimeout'
  | 'aborted'
  | 'unreadable'
  | 'unknown';

/** What a person can do about an error; the host makes each a button. */
export type NextStep =
  | 'signIn'
  | 'openTokenPage'
  | 'chooseModel'
  | 'switchModel'
  | 'retry'
  | 'shorten'
  | 'openSettings'
  | 'openDashboard'
  | 'reportIssue';

/** The service's own count, in tokens: the model's limit, and what the prompt came to, with or without `max_tokens`. */
export type NamedContextWindow = { readonly limit: number } & (
  { readonly requested: number } | { readonly promptTokens: number }
);

/** What is known of an error besides its kind. */
export interface ErrorDetails {
  readonly status?: number | undefined;
  readonly code?: number | undefined;
  /** How long the service asks to wait, in milliseconds. */
  readonly retryAfterMilliseconds?: number | undefined;
  /** When a used-up allowance starts again. */
  readonly resetsAt?: Date | undefined;
  readonly contextWindow?: NamedContextWindow | undefined;
  readonly cause?: unknown;
}

/** A call to Workers AI that failed. `message` is the sentence in English. */
export class WorkersAiError extends Error {
  override readonly name = 'WorkersAiError';
  readonly kind: ErrorKind;
  /** HTTP status; undefined when no response came or the error was inside a stream. */
  readonly status: number | undefined;
  /** Cloudflare's own error code. */
  readonly code: number | undefined;
  /** For the person. */
  readonly sentence: Sentence;
  /** Best first. */
  readonly nextSteps: readonly NextStep[];
  readonly retryAfterMilliseconds: number | undefined;
  readonly resetsAt: Date | undefined;
  readonly contextWindow: ErrorDetails['contextWindow'];

  constructor(
    kind: ErrorKind,
    sentence: Sentence,
    nextSteps: readonly NextStep[],
    details: ErrorDetails = {},
  ) {
    super(fillIn(sentence), details.cause === undefined ? {} : { cause: details.cause });
    this.kind = kind;
    this.sentence = sentence;
    this.nextSteps = nextSteps;
    this.status = details.status;
    this.code = details.code;
    this.retryAfterMilliseconds = details.retryAfterMilliseconds;
    this.resetsAt = details.resetsAt;
    this.contextWindow = details.contextWindow;
  }
}
