import { breaksBalance } from './reply/balanceInFile.ts';
import { deletesMost } from './reply/deletion.ts';
import { isDoubled } from './reply/doubled.ts';
import { fitIndentation } from './reply/indentation.ts';
import { lineEndingOf, splitLines, toLineFeeds, withLineEnding } from './lineEndings.ts';
import { linesAround } from './reply/linesAround.ts';
import { trimBlankLines } from './reply/lines.ts';
import { withoutEndTokens } from './reply/marks.ts';
import { findOmission } from './reply/omissions.ts';
import { readCode } from './reply/readCode.ts';
import { emptiesBodies } from './reply/stubs.ts';

/** Why a reply may not replace the code it was asked about. */
export type RejectionReason =
  /** No code in it at all. */
  | 'empty'
  /** Only sentences. */
  | 'prose'
  /** The model declined. */
  | 'apology'
  /** It holds several pieces of code, and none is the answer for certain. */
  | 'several'
  /** It is a patch that does not fit the selection. */
  | 'diff'
  /** Fences or a model's own tokens are mixed with the code. */
  | 'marks'
  /** It reached the limit of its length. */
  | 'length'
  /** Its stream ended before its end. */
  | 'cut'
  /** A comment stands for code that was left out. */
  | 'omission'
  /** Brackets or quotes were all closed before and are not now. */
  | 'unbalanced'
  /** It holds lines from around the selection too, and which they are is not certain. */
  | 'surroundings'
  /** Most of the selection is gone, and nobody asked for that. */
  | 'deletion'
  /** It is the code as it was. */
  | 'unchanged';

/** A reply to "rewrite this selection", with what was sent. */
export interface ReplyToJudge {
  /** VS Code's id of the language. */
  readonly languageId: string;
  /** Text of the file before and after the selection, as far as it is known. */
  readonly before: string;
  readonly selection: string;
  readonly after: string;
  readonly reply: string;
  readonly finishReason: 'stop' | 'length' | 'cut';
  /** What the person asked for, '' for a tidy-up: decides how much of the code may go. */
  readonly wish?: string | undefined;
}

export type Verdict = { readonly kind: 'replacement'; readonly text: string } | Rejection;

export interface Rejection {
  readonly kind: 'rejected';
  readonly reason: RejectionReason;
  /** A whole English sentence, one of a few, so that it can be translated. */
  readonly detail: string;
}

const details: Readonly<Record<RejectionReason, string>> = {
  empty: 'The model sent no code. Try again.',
  prose: 'The model described a change instead of writing the code. Try again.',
  apology: 'The model declined to rewrite this code. Try again, or word the wish differently.',
  several: 'The reply holds several pieces of code, and it is not clear which one is meant. Try again.',
  diff: 'The model sent a patch that does not fit the selected code. Try again.',
  marks: 'The reply mixes the code with marks that do not belong to it. Try again.',
  length: 'The reply reached its length limit before it was complete. Select less code and try again.',
  cut: 'The reply ended before it was complete. Try again.',
  omission: 'The model left code out and put a comment in its place. Select less code or try again.',
  unbalanced: 'Brackets or quotes that were closed before are not closed in the reply. Try again.',
  surroundings:
    'The reply repeats lines from around the selection, and it is not clear where the rewritten code begins and ends. Try again.',
  deletion:
    'Most of the selected code is missing from the reply. Try again, or say in the wish what may be removed.',
  unchanged: 'The model found nothing to change.',
};

/**
 * What a model's reply to "rewrite this selection" means for the file: the text that replaces the selection, with its
 * indentation, its line endings and its blank lines at both ends, or a refusal. Never throws; linear in the reply.
 */
export function judgeReply(input: ReplyToJudge): Verdict {
  if (input.finishReason !== 'stop') return reject(input.finishReason);
  const { languageId, wish } = input;
  const selection = splitLines(input.selection);
  const reply = splitLines(withoutEndTokens(input.reply.replace(/^\uFEFF/, '')));
  const around = linesAround(input, reply.length);
  const read = readCode({ languageId, selection, reply, around });
  if (read.kind === 'none') return reject(read.reason);
  if (isDoubled(languageId, selection, read.lines, wish)) return reject('several');
  if (findOmission(languageId, selection, read.lines) !== undefined) return reject('omission');
  if (emptiesBodies({ languageId, selection, code: read.lines, wish })) return reject('omission');

  const surroundings = [...around.before, ...around.after];
  const code = read.isInPlace
    ? trimBlankLines(read.lines)
    : fitIndentation(read.lines, { languageId, selection, surroundings, wish });
  if (code.length === 0) return reject('empty');
  const text = withEdgesOf(input.selection, code.join('\n'));
  if (text === toLineFeeds(input.selection)) return reject('unchanged');
  if (breaksBalance(input, text)) return reject(read.isStripped ? 'surroundings' : 'unbalanced');
  if (deletesMost({ languageId, selection, code, wish })) return reject('deletion');
  return {
    kind: 'replacement',
    text: withLineEnding(text, lineEndingOf(input.selection, input.before, input.after)),
  };
}

function reject(reason: RejectionReason): Rejection {
  return { kind: 'rejected', reason, detail: details[reason] };
}

/** Code between the blank lines that the selection begins and ends with. */
function withEdgesOf(selection: string, code: string): string {
  const lines = toLineFeeds(selection).split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1) return code + (lines.length > 1 ? '\n' : '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return [...lines.slice(0, first), code, ...lines.slice(last + 1)].join('\n');
}
