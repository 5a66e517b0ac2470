import type { WorkersAiError } from './errors.ts';
import type { RunInput } from './request.ts';

/** Where requests go and who pays. */
export interface Connection {
  readonly baseUrl: string;
  /** 32 hex digits. */
  readonly accountId: string;
  readonly token: string;
}

export interface CallOptions {
  /** Ends the call, down to the socket, also while it waits to be sent again. */
  readonly signal?: AbortSignal;
  /** Requests of one session may share the beginning of their prompts in the service's cache. */
  readonly sessionId?: string;
  readonly onProgress?: (event: CallProgress) => void;
}

/** What happens to a call while nothing can be shown yet. */
export type CallProgress =
  /** An attempt leaves with this input: after a failure it may be smaller than what was asked for. */
  | { type: 'sent'; input: RunInput; stream: boolean }
  /** Headers arrived, so long after the (last) attempt left. */
  | { type: 'response'; status: number; milliseconds: number }
  /** The first text came, so long after the whole call began. */
  | { type: 'firstText'; milliseconds: number }
  /** The call will be sent again after a wait; `attempt` counts from 1. */
  | { type: 'retry'; attempt: number; delayMilliseconds: number; error: WorkersAiError };
