import * as proposals from '../../core/edits/proposal.ts';
import type { Part, Version } from '../../core/edits/proposal.ts';
import { isWorthRepairing } from '../../core/edits/refusals.ts';
import { TooLarge } from '../../core/prompts/prompt.ts';
import { askForRewrite, promptFor, type Asker } from './askForRewrite.ts';

/** A version that is being asked for: read and changed step by step. */
export interface VersionSlot {
  get(): Version;
  set(version: Version): void;
}

/**
 * Asks the model about each part of a version, one after the other. A reply that the gate refuses is asked for once more,
 * with its fault named.
 * @param repairsRefusals false: a refusal stands as it is.
 * @throws TooLarge, WorkersAiError, SignInDeclined; the version has what came until then.
 */
export async function askForVersion(
  asker: Asker,
  slot: VersionSlot,
  repairsRefusals: boolean,
  signal: AbortSignal,
): Promise<void> {
  for (const index of slot.get().parts.keys()) {
    await askAboutPart(asker, slot, index, signal);
    const part = partOf(slot, index);
    const [refusal] = part.refusals;
    if (part.state.kind === 'refused' && refusal && repairsRefusals && isWorthRepairing(refusal))
      await askAgain(asker, slot, index, signal);
  }
}

/** The second question is longer than the first: where it does not fit, the refusal stands. */
async function askAgain(asker: Asker, slot: VersionSlot, index: number, signal: AbortSignal): Promise<void> {
  const { snapshot, refusals } = partOf(slot, index);
  try {
    promptFor(asker, { ...slot.get(), snapshot, refusal: refusals.at(-1) });
  } catch (error) {
    if (error instanceof TooLarge) return;
    throw error;
  }
  await askAboutPart(asker, slot, index, signal);
}

async function askAboutPart(
  asker: Asker,
  slot: VersionSlot,
  index: number,
  signal: AbortSignal,
): Promise<void> {
  const update = (change: (part: Part) => Part): void => {
    slot.set(proposals.withPart(slot.get(), index, change(partOf(slot, index))));
  };
  const { snapshot, refusals } = partOf(slot, index);
  update(proposals.startPart);
  const question = { ...slot.get(), snapshot, refusal: refusals.at(-1) };
  const { verdict, reply } = await askForRewrite(asker, question, signal, {
    onText: (text) => {
      update((part) => proposals.appendReply(part, text));
    },
    onEnd: () => {
      update(proposals.startChecking);
    },
    onSpent: (spent) => {
      slot.set(proposals.withSpent(slot.get(), spent));
    },
  });
  update((part) => proposals.settle(part, verdict, reply));
}

function partOf(slot: VersionSlot, index: number): Part {
  const part = slot.get().parts[index];
  if (!part) throw new RangeError(`There is no part ${index}.`);
  return part;
}
