import { withLineEdits } from './documentLines.ts';
import { FollowingDiff } from './followingDiff.ts';
import type { Hunk } from './hunk.ts';
import { diffLines } from './lineDiff.ts';
import { toLines } from './lineEndings.ts';
import { readPartialReply } from './partialReply.ts';
import type { Part } from './proposal.ts';
import { bestRefusal } from './refusals.ts';
import type { Rewrite } from './rewrite.ts';

/** Follows one part of a proposal while its reply streams: what would change so far. */
export class StreamedPart {
  readonly #original: readonly string[];
  readonly #diff: FollowingDiff;

  constructor(part: Part) {
    this.#original = toLines(part.snapshot.selection);
    this.#diff = new FollowingDiff(this.#original);
  }

  /** The part's lines when the model was asked. */
  get original(): readonly string[] {
    return this.#original;
  }

  /** The changes that the gate would let through so far; those of a whole reply where it was judged. */
  hunks(part: Part): readonly Hunk[] {
    if (part.state.kind === 'ready') return diffLines(this.#original, part.state.rewrite.proposed);
    return this.#diff.update(readPartialReply({ ...part.snapshot, reply: replyOf(part) }));
  }
}

/** A part as it would be with what came so far; undefined where that is nothing. */
export function previewOf(part: Part): Rewrite | undefined {
  if (part.state.kind === 'ready') return part.state.rewrite;
  const streamed = new StreamedPart(part);
  const base = streamed.original;
  const edits = streamed.hunks(part).map(({ originalStart, originalLines, replacementLines }) => ({
    start: originalStart,
    end: originalStart + originalLines.length,
    lines: replacementLines,
  }));
  return edits.length === 0 ? undefined : { base, proposed: withLineEdits(base, edits) };
}

/** What came of a part's reply; of refused ones the best. */
export function replyOf({ state, refusals }: Part): string {
  if (state.kind === 'refused') return `${bestRefusal(refusals)?.reply ?? ''}\n`;
  return 'reply' in state ? state.reply : '';
}
