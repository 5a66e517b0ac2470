import assert from 'node:assert/strict';
import type { ErrorKind, NextStep, WorkersAiError } from '../../../src/core/workersAi/errors.ts';
import { readFailure, toError } from '../../../src/core/workersAi/failure.ts';
import { fillIn } from '../../../src/core/workersAi/sentence.ts';

const now = Date.UTC(2026, 10, 23, 18, 30);

type Row = readonly [
  status: number,
  code: number | undefined,
  message: string,
  kind: ErrorKind,
  firstStep: NextStep,
];

const serviceTable: readonly Row[] = [
  [400, 9106, 'Authentication failed', 'noToken', 'signIn'],
  [401, 10000, 'Authentication error', 'unauthorized', 'signIn'],
  [403, 10000, 'Authentication error', 'unauthorized', 'signIn'],
  [403, 9109, 'Unauthorized to access requested resource', 'unauthorized', 'signIn'],
  [404, 7003, 'Could not route to that URI', 'malformedAccount', 'signIn'],
  [404, 7000, 'No route for that URI', 'malformedAccount', 'signIn'],
  [400, 5007, 'No such model', 'unknownModel', 'chooseModel'],
  [404, 3042, 'Model not found', 'unknownModel', 'chooseModel'],
  [410, 5028, 'deprecated: @cf/meta/infire-llama-3.1-8b-instruct', 'modelRetired', 'switchModel'],
  ...[5035, 5016, 5018, 3041, 3023].map((code): Row => [403, code, 'no', 'modelNotAllowed', 'chooseModel']),
  ...[5006, 8001, 3003, 5004].map((code): Row => [400, code, 'bad', 'badRequest', 'reportIssue']),
  [413, 5021, 'too long', 'contextTooLong', 'shorten'],
  [400, 8007, 'Input is longer than the context window', 'contextTooLong', 'shorten'],
  [413, 3006, 'Request is too large', 'bodyTooLarge', 'shorten'],
  [400, 5023, 'JSON Schema mode is not supported with stream mode.', 'jsonModeUnsupported', 'chooseModel'],
  [400, 5025, "This model doesn't support JSON Schema", 'jsonModeUnsupported', 'chooseModel'],
  [400, undefined, "AiError: JSON Mode couldn't be met", 'jsonModeFailed', 'retry'],
  [200, 5024, 'JSON Mode couldn’t be met', 'jsonModeFailed', 'retry'],
  ...[3007, 3008, 3046].map((code): Row => [408, code, 'Timeout', 'timedOut', 'retry']),
  [429, 3021, 'Too many requests', 'rateLimited', 'retry'],
  [429, 3040, 'Capacity temporarily exceeded', 'outOfCapacity', 'retry'],
  [429, 4006, 'daily free allocation used', 'dailyLimit', 'openDashboard'],
  [429, 3036, 'Account limited', 'dailyLimit', 'openDashboard'],
  [
    429,
    undefined,
    'you have used up your daily free allocation of 10,000 neurons',
    'dailyLimit',
    'openDashboard',
  ],
  [429, undefined, 'slow down', 'rateLimited', 'retry'],
  [429, 10000, 'More than 1200 requests', 'rateLimited', 'retry'],
  [500, 8004, 'Internal server error', 'serviceTrouble', 'retry'],
  [503, undefined, 'unavailable', 'serviceTrouble', 'retry'],
  [413, undefined, '', 'bodyTooLarge', 'shorten'],
  [401, undefined, '', 'unauthorized', 'signIn'],
  [418, 1234, 'I am a teapot', 'unknown', 'retry'],
];

describe('readFailure', () => {
  for (const [status, code, message, kind, firstStep] of serviceTable) {
    it(`reads ${status} / ${code ?? 'no code'} "${message}" as ${kind}`, () => {
      const error = fail(status, { errors: [{ code, message }], success: false, result: null });
      assert.equal(error.kind, kind);
      assert.equal(error.nextSteps[0], firstStep);
      assert.deepEqual([error.status, error.code], [status, code]);
      assert.doesNotMatch(fillIn(error.sentence), /\{\d\}/);
    });
  }

  it('keeps the words of an error that it does not know', () => {
    assert.match(fail(418, { errors: [{ code: 1234, message: 'I am a teapot' }] }).message, /I am a teapot/);
  });

  it('hides secrets in the words of the service', () => {
    const secret = `cfut_${'a'.repeat(48)}`;
    for (const body of [JSON.stringify({ error: `no: ${secret}` }), `<title>no: ${secret}</title>`]) {
      const error = readFailure(body, { status: 502, now });
      assert.match(error.message, /no: \[token\]/);
    }
  });

  it('takes the error that it knows among several', () => {
    const errors = [
      { code: 1, message: 'something' },
      { code: 5028, message: 'gone' },
    ];
    assert.equal(fail(410, { errors }).kind, 'modelRetired');
  });

  it('never reads messages: 10000 is a code of success there', () => {
    assert.equal(
      fail(503, { messages: [{ code: 10000, message: 'valid' }], errors: [] }).kind,
      'serviceTrouble',
    );
  });

  const forms: readonly (readonly [string, unknown])[] = [
    ['an object', { error: { message: 'the words' } }],
    ['a text', { error: 'the words' }],
    ['a message', { message: 'the words' }],
    ['under another key', { detail: 'the words' }],
    ['an object with an error code as text', { error: { message: 'the words', code: 'x' } }],
  ];
  for (const [name, body] of forms) {
    it(`reads the error of a gateway that is ${name}`, () => {
      const error = fail(502, body);
      assert.equal(error.kind, 'serviceTrouble');
      assert.match(error.message, /the words/);
    });
  }

  it('reads a code beside the words', () => {
    assert.equal(fail(400, { code: 5028, message: 'Gone' }).kind, 'modelRetired');
  });

  it('names the status of an envelope without an error', () => {
    assert.match(fail(502, { success: true, errors: [], result: null }).message, /HTTP 502/);
  });

  it('reads a code that came as text', () => {
    assert.equal(fail(400, { errors: [{ code: '5007', message: '' }] }).kind, 'unknownModel');
  });

  it('shows the title of a web page, and does not blame the token for it', () => {
    const error = readFailure('<html><title>Proxy says no</title></html>', { status: 403, now });
    assert.equal(error.kind, 'unknown');
    assert.match(error.message, /Proxy says no/);
  });

  it('names the status of an empty body', () => {
    assert.match(readFailure('', { status: 502, now }).message, /HTTP 502/);
  });

  it('knows when the free allowance starts again', () => {
    const error = fail(429, { errors: [{ code: 4006, message: '' }] });
    assert.deepEqual(error.resetsAt, new Date('2026-11-24T00:00:00Z'));
    assert.match(error.message, /00:00 UTC/);
  });

  it('reads retry-after in seconds and as a date', () => {
    const body = JSON.stringify({ errors: [{ message: 'blocked' }] });
    const read = (retryAfter: string | null) => readFailure(body, { status: 429, retryAfter, now });
    assert.equal(read('300').retryAfterMilliseconds, 300_000);
    assert.equal(read('Mon, 23 Nov 2026 18:31:00 GMT').retryAfterMilliseconds, 60_000);
    assert.equal(read('Mon, 23 Nov 2026 18:00:00 GMT').retryAfterMilliseconds, 0);
    assert.equal(read('soon').retryAfterMilliseconds, undefined);
    assert.equal(read('300').kind, 'accountRateLimited');
    assert.deepEqual(read('300').sentence.values, [300]);
    assert.equal(read(null).kind, 'rateLimited');
    assert.doesNotMatch(read('0').message, /seconds/);
  });

  it('reads the limit that a refusal names', () => {
    const message =
      'The estimated number of input and maximum output tokens (208406) exceeded this model context window limit (65536).';
    const error = fail(413, { errors: [{ code: 5021, message }] });
    assert.deepEqual(error.contextWindow, { requested: 208_406, limit: 65_536 });
    assert.deepEqual(error.sentence.values, [208_406, 65_536]);
    const newer = 'maximum context length is 1060 tokens and your request has 1001 input tokens';
    assert.match(fail(400, { message: newer }).message, /takes 1001 tokens.*1060/);
  });

  it('reads an HTTP status that stands in place of a code', () => {
    assert.equal(toError({ code: 503, message: 'overloaded' }).kind, 'serviceTrouble');
    assert.equal(toError({ code: 503, message: 'overloaded' }).code, undefined);
  });
});

function fail(status: number, body: unknown): WorkersAiError {
  return readFailure(JSON.stringify(body), { status, now });
}
