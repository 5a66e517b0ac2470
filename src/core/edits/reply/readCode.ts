import { applyDiff } from './applyDiff.ts';
import { withoutEntities } from './entities.ts';
import { extractCode, type Extraction } from './extractCode.ts';
import { withoutLineNumbers } from './lineNumbers.ts';
import type { Around } from './linesAround.ts';
import { mayBeSurroundings, withoutSurroundings } from './repeatedLines.ts';
import type { ReplyLines } from './replyLines.ts';
import { mayBecomeDiff } from './unifiedDiff.ts';

/** A reply, whole or so far, with what stands around the selection. */
export interface ReplyInFile extends ReplyLines {
  readonly around: Around;
}

export type CodeInReply =
  | {
      readonly kind: 'code';
      readonly lines: readonly string[];
      /** Whether lines of the surroundings were taken off. */
      readonly isStripped: boolean;
      /** Whether the lines stand as the file has them, since they come of a patch. */
      readonly isInPlace: boolean;
    }
  | {
      readonly kind: 'none';
      readonly reason: Extract<Extraction, { kind: 'none' }>['reason'] | 'diff' | 'surroundings';
    };

/**
 * The lines that rewrite the selection: taken out of the reply, without numbers and entities, a patch applied, without
 * what the reply repeats of the surroundings. As indented as the model has them. Linear in the reply.
 */
export function readCode(input: ReplyInFile): CodeInReply {
  const extraction = extractCode(input);
  if (extraction.kind === 'none') return extraction;
  if (extraction.kind === 'patch') return applied(extraction.lines, input);
  const unnumbered = withoutLineNumbers(extraction.lines, input);
  const lines = withoutEntities(unnumbered === 'unsure' ? extraction.lines : unnumbered, input);
  const stripped = withoutSurroundings(lines, input.selection, input.around);
  if (stripped === 'unsure') return { kind: 'none', reason: 'surroundings' };
  return { kind: 'code', lines: stripped.lines, isStripped: stripped.count > 0, isInPlace: false };
}

function applied(patch: readonly string[], { selection, around }: ReplyInFile): CodeInReply {
  const lines = applyDiff(patch, selection, around);
  if (!lines) return { kind: 'none', reason: 'diff' };
  return { kind: 'code', lines, isStripped: false, isInPlace: true };
}

/** The same for a reply that still grows: nothing where more lines may show that these are none of the code. */
export function readGrowingCode(input: ReplyInFile): readonly string[] {
  const extraction = extractCode(input);
  if (extraction.kind !== 'code' || mayBecomeDiff(extraction.lines, input.selection)) return [];
  const unnumbered = withoutLineNumbers(extraction.lines, input);
  if (unnumbered === 'unsure') return [];
  const lines = withoutEntities(unnumbered, input);
  if (mayBeSurroundings(lines, input.selection, input.around)) return [];
  const stripped = withoutSurroundings(lines, input.selection, input.around);
  return stripped === 'unsure' ? [] : stripped.lines;
}
