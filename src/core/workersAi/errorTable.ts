import type { ErrorKind, NextStep } from './errors.ts';

/** The kinds that the service itself reports. */
export type ServiceErrorKind = Exclude<
  ErrorKind,
  | 'offline'
  | 'connectionLost'
  | 'connectionUnusable'
  | 'firstByteTimeout'
  | 'idleTimeout'
  | 'aborted'
  | 'unreadable'
>;

interface ErrorRow {
  /** Cloudflare's own codes. */
  readonly codes?: readonly number[];
  /** Words that tell the kind where the code is missing or means several things. */
  readonly words?: RegExp;
  /** English; {0} is what the service said. */
  readonly text: string;
  /** The text where the service says when to come back; {0} is the number of seconds. */
  readonly textWithWait?: string;
  /** Best first. */
  readonly nextSteps: readonly NextStep[];
}

/**
 * What the service's errors mean. Codes: Cloudflare's list of Workers AI errors, and what others have captured; words
 * as captured.
 */
export const errorTable: Readonly<Record<ServiceErrorKind, ErrorRow>> = {
  noToken: {
    codes: [9106],
    text: 'Cloudflare got no token that it can read. Sign in again.',
    nextSteps: ['signIn', 'openTokenPage'],
  },
  unauthorized: {
    codes: [10000, 9109],
    words: /^(?:AiError: )?(?:authentication error|unauthorized)/i,
    text: 'Cloudflare refused the token: it is wrong, revoked, for another account, or without the permission Workers AI.',
    nextSteps: ['signIn', 'openTokenPage'],
  },
  tokenInvalid: {
    text: 'Cloudflare does not know this token: it is wrong, revoked or expired.',
    nextSteps: ['signIn', 'openTokenPage'],
  },
  tokenForeign: {
    text: 'The token itself is valid, but not for this account ID, or it lacks the permissions Workers AI Read and Edit.',
    nextSteps: ['signIn', 'openTokenPage'],
  },
  malformedAccount: {
    codes: [7003, 7000],
    text: 'Cloudflare cannot read the account ID. It has 32 digits, 0–9 and a–f.',
    nextSteps: ['signIn', 'openDashboard'],
  },
  unknownModel: {
    codes: [5007, 3042],
    words: /no such model/i,
    text: 'Cloudflare has no model of this name.',
    nextSteps: ['chooseModel'],
  },
  modelRetired: {
    codes: [5028],
    text: 'Cloudflare has retired this model. Another one can take its place.',
    nextSteps: ['switchModel', 'chooseModel'],
  },
  modelNotAllowed: {
    codes: [5035, 5016, 5018, 3041, 3023],
    text: 'This account may not use the model. Cloudflare says: {0}',
    nextSteps: ['chooseModel', 'openDashboard'],
  },
  badRequest: {
    codes: [5006, 8001, 3003, 5004],
    text: 'Cloudflare could not understand the request, which is a fault in Edgewise. It says: {0}',
    nextSteps: ['reportIssue'],
  },
  contextTooLong: {
    codes: [5021, 8007],
    words: /context window limit|maximum context length/i,
    text: 'This is too long for the model. Cloudflare says: {0}',
    nextSteps: ['shorten', 'chooseModel'],
  },
  bodyTooLarge: {
    codes: [3006],
    text: 'The request is too large for Cloudflare.',
    nextSteps: ['shorten'],
  },
  jsonModeUnsupported: {
    codes: [5023, 5025],
    words: /json (?:schema|mode).*not supported|support json (?:schema|mode)/i,
    text: 'This model cannot answer in JSON.',
    nextSteps: ['chooseModel'],
  },
  jsonModeFailed: {
    words: /json mode could ?n.t be met/i,
    text: 'The model could not answer in the form that was asked for.',
    nextSteps: ['retry'],
  },
  timedOut: {
    codes: [3007, 3008, 3046],
    text: 'Cloudflare gave up after working on the request for too long.',
    nextSteps: ['retry', 'shorten'],
  },
  rateLimited: {
    codes: [3021],
    text: 'These were too many requests for one minute. Wait a moment.',
    textWithWait: 'These were too many requests for one minute. Wait for {0} seconds.',
    nextSteps: ['retry'],
  },
  outOfCapacity: {
    codes: [3040],
    words: /capacity temporarily exceeded|out of capacity/i,
    text: 'Cloudflare has no room for this model at the moment.',
    textWithWait: 'Cloudflare has no room for this model at the moment. It asks to wait for {0} seconds.',
    nextSteps: ['retry', 'chooseModel'],
  },
  dailyLimit: {
    codes: [4006, 3036],
    words: /daily free allocation/i,
    text: 'The free allowance of this day is used up. It starts again at 00:00 UTC.',
    nextSteps: ['openDashboard'],
  },
  accountRateLimited: {
    text: 'Cloudflare blocks every call of this account for some minutes, because there were too many.',
    textWithWait:
      'Cloudflare blocks every call of this account for another {0} seconds, because there were too many.',
    nextSteps: ['retry', 'openDashboard'],
  },
  serviceTrouble: {
    text: 'Cloudflare has trouble at the moment. It says: {0}',
    textWithWait: 'Cloudflare has trouble at the moment. It asks to wait for {0} seconds.',
    nextSteps: ['retry'],
  },
  unknown: {
    text: 'Cloudflare answered with an error: {0}',
    nextSteps: ['retry', 'reportIssue'],
  },
};

/** What is known of an error that the service reported. */
interface Symptoms {
  readonly code: number | undefined;
  /** The service's own words; empty when it had none. */
  readonly message: string;
  readonly status: number | undefined;
  /** Whether the response said when to come back. */
  readonly saysWhen: boolean;
  /** Whether the words are Cloudflare's JSON and not the page of some proxy on the way. */
  readonly isJson: boolean;
}

/** Tells the kind by the code, then by the words, then by the status. */
export function kindOf(symptoms: Symptoms): ServiceErrorKind {
  return kindOfCode(symptoms) ?? kindOfWords(symptoms.message) ?? kindOfStatus(symptoms);
}

const kinds = Object.keys(errorTable) as ServiceErrorKind[];
const kindsByCode = new Map(
  kinds.flatMap((kind) => (errorTable[kind].codes ?? []).map((code) => [code, kind] as const)),
);

/** 10000 is a general code: with 429 or 5xx it says nothing about the token. */
function kindOfCode({ code, status }: Symptoms): ServiceErrorKind | undefined {
  if (code === undefined) return undefined;
  if (code === 10000 && status !== undefined && status >= 429) return undefined;
  return kindsByCode.get(code);
}

function kindOfWords(message: string): ServiceErrorKind | undefined {
  return kinds.find((kind) => errorTable[kind].words?.test(message));
}

function kindOfStatus({ status, code, saysWhen, isJson }: Symptoms): ServiceErrorKind {
  switch (status) {
    case 401:
    case 403:
      return isJson ? 'unauthorized' : 'unknown';
    case 408:
      return 'timedOut';
    case 410:
      return isJson ? 'modelRetired' : 'unknown';
    case 413:
      return 'bodyTooLarge';
    case 429:
      return code === undefined && saysWhen ? 'accountRateLimited' : 'rateLimited';
    default:
      return status !== undefined && status >= 500 ? 'serviceTrouble' : 'unknown';
  }
}
