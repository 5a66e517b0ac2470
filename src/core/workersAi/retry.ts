import type { ErrorKind, WorkersAiError } from './errors.ts';

/** The most times that one call is tried again. */
const mostRetries = 3;

/** The longest that a person is kept waiting for one more try. Past it the call fails and says when to come back. */
const longestWait = 120_000;

/** How to wait before a further try, in milliseconds; each try waits twice as long as the one before. */
interface Backoff {
  readonly first: number;
  /** Fewer tries than `mostRetries`. */
  readonly tries?: number;
}

/**
 * The errors that pass by themselves. Capacity takes 30 to 120 s to come back, as others have measured; a request that
 * timed out has taken two minutes already, so it gets one more try.
 */
const backoffs: Partial<Record<ErrorKind, Backoff>> = {
  connectionLost: { first: 500 },
  serviceTrouble: { first: 1_000 },
  timedOut: { first: 1_000, tries: 1 },
  rateLimited: { first: 4_000 },
  accountRateLimited: { first: 4_000 },
  outOfCapacity: { first: 30_000 },
};

/**
 * How long to wait before the call is tried again, in milliseconds; undefined when it must not be. What the service asks
 * for in `retry-after` makes the wait longer and never shorter: "1" comes with a lack of room that lasts for a minute.
 * Some more is added at random, so that many clients do not come back at once.
 *
 * Not `p-retry`: its waits come from one formula for all errors, and can be neither lengthened by `retry-after` nor
 * refused for being too long.
 * @param retries how often the call has been tried again so far.
 * @param random from 0 up to 1.
 */
export function delayBeforeRetry(error: WorkersAiError, retries: number, random: number): number | undefined {
  const backoff = backoffs[error.kind];
  if (!backoff || retries >= (backoff.tries ?? mostRetries)) return undefined;
  const asked = error.retryAfterMilliseconds ?? 0;
  if (asked > longestWait) return undefined;
  const own = backoff.first * 2 ** retries * (1 + random);
  return Math.min(longestWait, Math.max(own, asked * (1 + random / 10)));
}
