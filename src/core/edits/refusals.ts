import type { Refusal } from './proposal.ts';
import type { RejectionReason } from './replyGate.ts';

/** The harm that a fault does to a reply, from the least to the most. */
const harm: Readonly<Record<RejectionReason, number>> = {
  unbalanced: 0,
  surroundings: 1,
  omission: 2,
  length: 3,
  cut: 4,
  marks: 5,
  several: 6,
  diff: 7,
  unchanged: 8,
  prose: 9,
  apology: 10,
  empty: 11,
};

/** Of refused replies the one that is worth reading most, the later of two alike; undefined of none. */
export function bestRefusal(refusals: readonly Refusal[]): Refusal | undefined {
  return refusals.toReversed().toSorted((one, other) => harm[one.reason] - harm[other.reason])[0];
}

/** Whether asking once more, with the fault named, can help. A model that finds nothing to change has answered. */
export function isWorthRepairing({ reason }: Refusal): boolean {
  return reason !== 'unchanged';
}
