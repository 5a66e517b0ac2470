import { codeBlock } from '../prompts/codeBlock.ts';
import { formatDiff } from './formatDiff.ts';
import { countChanges, openHunks, type Hunk } from './hunk.ts';
import { splitLines } from './lineEndings.ts';
import { diffLines } from './lineDiff.ts';
import { readPartialReply } from './partialReply.ts';
import type { Proposal } from './proposal.ts';

/** A proposal's changes as a person reads them. */
export interface ProposalDiff {
  /** Markdown: a `diff` fence, or '' where nothing differs (yet). */
  readonly markdown: string;
  readonly added: number;
  readonly removed: number;
}

/**
 * What a proposal would change, or would change so far.
 * @param firstLine number of the selection's first line in the file now, counted from 1.
 */
export function diffOf(proposal: Proposal, firstLine: number): ProposalDiff {
  const original = splitLines(proposal.snapshot.selection);
  const hunks = hunksOf(proposal, original);
  const text = formatDiff(original, hunks, firstLine);
  return { markdown: text === '' ? '' : codeBlock('diff', text), ...countChanges(hunks) };
}

function hunksOf({ state, snapshot }: Proposal, original: readonly string[]): readonly Hunk[] {
  if ('replacement' in state) return diffLines(original, splitLines(state.replacement));
  const partial = readPartialReply({ ...snapshot, reply: state.reply });
  return openHunks(original, diffLines(original, partial));
}
