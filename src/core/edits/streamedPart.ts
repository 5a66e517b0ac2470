import { withLineEdits } from './documentLines.ts';
import { FollowingDiff } from './diff/followingDiff.ts';
import type { Hunk } from './diff/hunk.ts';
import { diffLines } from './diff/lineDiff.ts';
import { toLines } from './lineEndings.ts';
import { readPartialReply } from './reply/partialReply.ts';
import type { Part, Snapshot, Version } from './proposal.ts';
import { bestRefusal } from './refusals.ts';
import type { Rewrite } from './rewrite.ts';

/** Lines around the selection that are looked at again and again, on each side: a file can be long. */
const linesAround = 200;

/** Follows one part of a proposal while its reply streams: what would change so far. */
export class StreamedPart {
  readonly #original: readonly string[];
  readonly #asked: Snapshot & Pick<Version, 'wish'>;
  readonly #diff: FollowingDiff;

  constructor({ snapshot }: Part, { wish }: Pick<Version, 'wish'>) {
    this.#original = toLines(snapshot.selection);
    this.#asked = {
      ...snapshot,
      before: toLines(snapshot.before).slice(-linesAround).join('\n'),
      after: toLines(snapshot.after).slice(0, linesAround).join('\n'),
      wish,
    };
    this.#diff = new FollowingDiff(this.#original);
  }

  /** The part's lines when the model was asked. */
  get original(): readonly string[] {
    return this.#original;
  }

  /** The changes that the gate would let through so far; those of a whole reply where it was judged. */
  hunks(part: Part): readonly Hunk[] {
    if (part.state.kind === 'ready') return diffLines(this.#original, part.state.rewrite.proposed);
    const lines = readPartialReply({ ...this.#asked, reply: replyOf(part) });
    return isWhole(part) ? this.#diff.finish(lines) : this.#diff.update(lines);
  }
}

/** A part as it would be with what came so far; undefined where that is nothing. */
export function previewOf(part: Part, version: Pick<Version, 'wish'>): Rewrite | undefined {
  if (part.state.kind === 'ready') return part.state.rewrite;
  const streamed = new StreamedPart(part, version);
  const base = streamed.original;
  const edits = streamed.hunks(part).map(({ originalStart, originalLines, replacementLines }) => ({
    start: originalStart,
    end: originalStart + originalLines.length,
    lines: replacementLines,
  }));
  return edits.length === 0 ? undefined : { base, proposed: withLineEdits(base, edits) };
}

/** Whether the reply came to its end, so that lines that it does not have are left out and not only not reached yet. */
function isWhole({ state, refusals }: Part): boolean {
  const reason = bestRefusal(refusals)?.reason;
  return state.kind === 'refused' && reason !== 'length' && reason !== 'cut';
}

/** What came of a part's reply; of refused ones the best. */
export function replyOf({ state, refusals }: Part): string {
  if (state.kind === 'refused') return `${bestRefusal(refusals)?.reply ?? ''}\n`;
  return 'reply' in state ? state.reply : '';
}
