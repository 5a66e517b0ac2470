import type { ErrorKind } from '../workersAi/errors.ts';
import type { Model } from '../workersAi/models.ts';
import type { RunInput } from '../workersAi/request.ts';
import type { StreamEvent } from '../workersAi/stream.ts';
import type { Usage } from '../workersAi/usage.ts';

/** What a request is made for; the person reads it in the log and in the usage view. */
export type RequestAction = 'explain' | 'refactor' | 'chat';

type FinishReason = Extract<StreamEvent, { type: 'end' }>['finishReason'];

/** How a request ended. `stopped`: by the person. */
export type RequestOutcome =
  | { readonly kind: 'done'; readonly finishReason: FinishReason }
  | { readonly kind: 'stopped' }
  | {
      readonly kind: 'failed';
      readonly error: ErrorKind;
      /** The service's own number, and its words in English. */
      readonly code?: number;
      readonly message: string;
    };

/** An attempt that the service turned away, and that was made again. */
export interface RequestRetry {
  readonly error: ErrorKind;
  readonly code?: number;
  readonly delayMilliseconds: number;
}

/** All that is known of a request once it is over. */
export interface RequestRecord {
  readonly id: string;
  /** When it began, in milliseconds since 1970. */
  readonly time: number;
  readonly action: RequestAction;
  readonly model: Model;
  /** As it was sent the last time: a retry may have less room for the reply, or no schema. */
  readonly input: RunInput;
  readonly streamed: boolean;
  readonly outcome: RequestOutcome;
  /** The HTTP status of the last response; absent when none came. */
  readonly status?: number;
  /** From the beginning of the request to the first text, and to its end. Milliseconds. */
  readonly firstText?: number;
  readonly total: number;
  readonly retries: readonly RequestRetry[];
  readonly usage?: Usage;
  /** US dollars, before the free share of the day. */
  readonly dollars?: number;
  /** What came of the reply. */
  readonly reply: string;
}
