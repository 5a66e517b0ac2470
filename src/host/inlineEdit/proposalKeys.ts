import type { ProposalState } from '../../core/edits/proposal.ts';
import type { ContextKeys } from '../../manifest.ts';
import { setContextKey } from '../contextKeys.ts';

/** The context keys that the keys of a proposal need. A value is passed on when it changes, since the cursor moves often. */
export class ProposalKeys {
  #state: ContextKeys['edgewise.proposal'] | undefined;
  #isAtCursor: boolean | undefined;

  /** @param distance in lines, from the cursor to the proposal nearest to it; undefined where there is none. */
  async set(state: ProposalState | undefined, distance: number | undefined): Promise<void> {
    await Promise.all([this.#setState(toContextKey(state)), this.#setAtCursor((distance ?? Infinity) <= 1)]);
  }

  async #setState(state: ContextKeys['edgewise.proposal']): Promise<void> {
    if (state === this.#state) return;
    this.#state = state;
    await setContextKey('edgewise.proposal', state);
  }

  async #setAtCursor(isAtCursor: boolean): Promise<void> {
    if (isAtCursor === this.#isAtCursor) return;
    this.#isAtCursor = isAtCursor;
    await setContextKey('edgewise.proposalAtCursor', isAtCursor);
  }
}

function toContextKey(state: ProposalState | undefined): ContextKeys['edgewise.proposal'] {
  if (!state) return 'none';
  return state.kind === 'checking' ? 'streaming' : state.kind;
}
