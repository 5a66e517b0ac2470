import type { Refusal } from './proposal.ts';
import type { RejectionReason } from './replyGate.ts';

/** The harm that a fault does to a reply, from the least to the most. */
const harm: Readonly<Record<RejectionReason, number>> = {
  unbalanced: 0,
  surroundings: 1,
  deletion: 2,
  omission: 3,
  length: 4,
  cut: 5,
  marks: 6,
  several: 7,
  diff: 8,
  unchanged: 9,
  prose: 10,
  apology: 11,
  empty: 12,
};

/** Of refused replies the one that is worth reading most, the later of two alike; undefined of none. */
export function bestRefusal(refusals: readonly Refusal[]): Refusal | undefined {
  return refusals.toReversed().toSorted((one, other) => harm[one.reason] - harm[other.reason])[0];
}

/** Whether asking once more, with the fault named, can help. A model that finds nothing to change has answered. */
export function isWorthRepairing({ reason }: Refusal): boolean {
  return reason !== 'unchanged';
}
