import assert from 'node:assert/strict';
import { sleep, withDeadline } from '../../../src/core/workersAi/timing.ts';
import { errorOf } from './fakeService.ts';

const never = new Promise<never>(() => undefined);
const late = (milliseconds: number) => new Error(`late after ${milliseconds}`);

describe('sleep', () => {
  it('ends by itself', async () => {
    await sleep(1, undefined);
  });

  it('ends with the signal, before or during the wait', async () => {
    const controller = new AbortController();
    const sleeping = sleep(1_000_000, controller.signal);
    controller.abort();
    assert.equal((await errorOf(sleeping)).kind, 'aborted');
    assert.equal((await errorOf(sleep(1_000_000, controller.signal))).kind, 'aborted');
  });
});

describe('withDeadline', () => {
  it('gives what came in time', async () => {
    assert.equal(await withDeadline(Promise.resolve(1), 1_000_000, undefined, late), 1);
    await assert.rejects(
      withDeadline(Promise.reject(new RangeError()), 1_000_000, undefined, late),
      RangeError,
    );
  });

  it('throws the error that was asked for after the time', async () => {
    await assert.rejects(withDeadline(never, 1, undefined, late), /late after 1/);
  });
});
