import type { Problem } from '../conversation/turn.ts';
import { toLineFeeds } from './lineEndings.ts';
import type { Rejection, RejectionReason, Verdict } from './replyGate.ts';

/** What stood in the file when the model was asked. Texts as the document gave them. */
export interface Snapshot {
  readonly languageId: string;
  readonly path: string;
  readonly before: string;
  readonly selection: string;
  readonly after: string;
}

/**
 * Where a proposal is on its way. Accepted and rejected ones are gone, so they have no state.
 * `checking`: the reply is whole, the verdict is not there yet. `rejected`: by the gate, or stopped by the person.
 * `stale`: the code was changed since; it becomes `ready` again when the change is taken back.
 */
export type ProposalState =
  | { readonly kind: 'streaming'; readonly reply: string }
  | { readonly kind: 'checking'; readonly reply: string }
  | { readonly kind: 'ready'; readonly replacement: string }
  | { readonly kind: 'stale'; readonly replacement: string }
  | {
      readonly kind: 'rejected';
      readonly reason: RejectionReason | 'stopped';
      /** A whole English sentence, for translation. */
      readonly detail: string;
      readonly reply: string;
    }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly reply: string };

/** A rewrite of some lines, from the question to the person's decision. */
export interface Proposal {
  readonly wish: string;
  readonly snapshot: Snapshot;
  /** How often the model was asked, from 1. Each attempt is asked with another seed. */
  readonly attempt: number;
  readonly state: ProposalState;
}

export function startProposal(wish: string, snapshot: Snapshot): Proposal {
  return { wish, snapshot, attempt: 1, state: { kind: 'streaming', reply: '' } };
}

/** More of the reply came. Text that comes after the end of an attempt changes nothing. */
export function appendReply(proposal: Proposal, text: string): Proposal {
  const { state } = proposal;
  return state.kind === 'streaming' ? withState(proposal, { ...state, reply: state.reply + text }) : proposal;
}

/** The stream ended. */
export function startChecking(proposal: Proposal): Proposal {
  const { state } = proposal;
  return state.kind === 'streaming' ? withState(proposal, { ...state, kind: 'checking' }) : proposal;
}

/** The gate's verdict came. `current` is what stands in the proposal's place now. */
export function settle(proposal: Proposal, verdict: Verdict, current: string): Proposal {
  const { state } = proposal;
  if (state.kind !== 'checking') return proposal;
  if (verdict.kind === 'replacement')
    return compareWith(withState(proposal, { kind: 'ready', replacement: verdict.text }), current);
  return withState(proposal, rejected(verdict, state.reply));
}

function rejected({ reason, detail }: Rejection, reply: string): ProposalState {
  return { kind: 'rejected', reason, detail, reply };
}

/** The person stopped the attempt: what came stays to be read, but cannot be accepted. */
export function stop(proposal: Proposal): Proposal {
  if (!isUnderWay(proposal.state)) return proposal;
  const { reply } = proposal.state;
  const detail = 'You stopped the reply before it was complete.';
  return withState(proposal, { kind: 'rejected', reason: 'stopped', detail, reply });
}

/** The request failed. What came stays to be read. */
export function fail(proposal: Proposal, problem: Problem): Proposal {
  if (!isUnderWay(proposal.state)) return proposal;
  return withState(proposal, { kind: 'failed', problem, reply: proposal.state.reply });
}

/** The text in the proposal's place may have changed: what can be accepted becomes stale, and ready again when it fits. */
export function compareWith(proposal: Proposal, current: string): Proposal {
  const { state } = proposal;
  if (state.kind !== 'ready' && state.kind !== 'stale') return proposal;
  const kind = isSnapshot(proposal, current) ? 'ready' : 'stale';
  return kind === state.kind ? proposal : withState(proposal, { ...state, kind });
}

/** Whether a text is what the model was asked about, line endings aside. */
function isSnapshot({ snapshot }: Proposal, text: string): boolean {
  return toLineFeeds(text) === toLineFeeds(snapshot.selection);
}

/** Another attempt, with the code as it stands now. */
export function retry(proposal: Proposal, snapshot: Snapshot): Proposal {
  return {
    wish: proposal.wish,
    snapshot,
    attempt: proposal.attempt + 1,
    state: { kind: 'streaming', reply: '' },
  };
}

/** Whether the model is still at it. */
function isUnderWay(
  state: ProposalState,
): state is Extract<ProposalState, { readonly kind: 'streaming' | 'checking' }> {
  return state.kind === 'streaming' || state.kind === 'checking';
}

function withState(proposal: Proposal, state: ProposalState): Proposal {
  return { ...proposal, state };
}
