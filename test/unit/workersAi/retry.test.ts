import assert from 'node:assert/strict';
import { errorTable, type ServiceErrorKind } from '../../../src/core/workersAi/errorTable.ts';
import { WorkersAiError, type ErrorKind } from '../../../src/core/workersAi/errors.ts';
import { delayBeforeRetry } from '../../../src/core/workersAi/retry.ts';

function errorOfKind(kind: ErrorKind, retryAfterMilliseconds?: number): WorkersAiError {
  return new WorkersAiError(kind, { text: kind, values: [] }, [], { retryAfterMilliseconds });
}

function delays(kind: ErrorKind, random: number): (number | undefined)[] {
  return [0, 1, 2, 3].map((retries) => delayBeforeRetry(errorOfKind(kind), retries, random));
}

describe('delayBeforeRetry', () => {
  it('waits twice as long each time, three times', () => {
    assert.deepEqual(delays('serviceTrouble', 0), [1_000, 2_000, 4_000, undefined]);
    assert.deepEqual(delays('serviceTrouble', 0.5), [1_500, 3_000, 6_000, undefined]);
    assert.deepEqual(delays('connectionLost', 0), [500, 1_000, 2_000, undefined]);
  });

  it('waits 30 to 120 seconds for capacity', () => {
    assert.deepEqual(delays('outOfCapacity', 0), [30_000, 60_000, 120_000, undefined]);
    assert.deepEqual(delays('outOfCapacity', 0.99), [59_700, 119_400, 120_000, undefined]);
  });

  it('tries a request that timed out once more', () => {
    assert.deepEqual(delays('timedOut', 0), [1_000, undefined, undefined, undefined]);
  });

  it('waits at least as long as the service asks', () => {
    assert.equal(delayBeforeRetry(errorOfKind('rateLimited', 20_000), 0, 0), 20_000);
    assert.ok(delayBeforeRetry(errorOfKind('rateLimited', 20_000), 0, 0.9)! > 20_000);
  });

  it('never waits for less than its own time, whatever the service asks', () => {
    const wait = (asked: number, retries: number) =>
      delayBeforeRetry(errorOfKind('outOfCapacity', asked), retries, 0);
    assert.deepEqual([wait(0, 0), wait(1_000, 1), wait(90_000, 1)], [30_000, 60_000, 90_000]);
    assert.equal(delayBeforeRetry(errorOfKind('rateLimited', 119_000), 0, 0.9), 120_000);
  });

  it('does not keep a person waiting for longer than two minutes', () => {
    assert.equal(delayBeforeRetry(errorOfKind('accountRateLimited', 300_000), 0, 0), undefined);
    assert.equal(delayBeforeRetry(errorOfKind('accountRateLimited', 60_000), 0, 0), 60_000);
  });

  const passing = ['timedOut', 'rateLimited', 'accountRateLimited', 'outOfCapacity', 'serviceTrouble'];
  const lasting = Object.keys(errorTable).filter((kind) => !passing.includes(kind)) as ServiceErrorKind[];
  const own = [
    'offline',
    'connectionUnusable',
    'aborted',
    'firstByteTimeout',
    'idleTimeout',
    'unreadable',
  ] as const;
  for (const kind of [...lasting, ...own]) {
    it(`never tries ${kind} again, whatever the service asks`, () => {
      assert.equal(delayBeforeRetry(errorOfKind(kind, 1_000), 0, 0), undefined);
    });
  }
});
