import * as vscode from 'vscode';
import type { DocumentHunk } from '../../core/edits/openEdit.ts';
import { Refusal } from '../problems.ts';

/**
 * Those of the hunks that are the same change as one of the others, however often they were computed.
 * @throws Refusal when one of the others is not among them: it has changed since it was looked at.
 */
export function sameHunks(
  all: readonly DocumentHunk[],
  others: readonly DocumentHunk[],
): readonly DocumentHunk[] {
  const same = all.filter((hunk) => others.some((other) => isSameHunk(hunk, other)));
  if (same.length === others.length) return same;
  throw new Refusal(vscode.l10n.t('The change is another by now. Look at it again.'));
}

/** Whether two hunks are the same change at the same place. */
export function isSameHunk(one: DocumentHunk, other: DocumentHunk): boolean {
  return (
    one.kind === other.kind &&
    one.part === other.part &&
    one.theirStart === other.theirStart &&
    one.start === other.start &&
    sameLines(one.mine, other.mine) &&
    sameLines(one.theirs, other.theirs)
  );
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}

/** Those of the hunks that do not conflict. @throws Refusal where there are conflicts only. */
export function withoutConflicts(hunks: readonly DocumentHunk[]): readonly DocumentHunk[] {
  const open = hunks.filter(({ kind }) => kind === 'open');
  if (open.length > 0 || hunks.length === 0) return open;
  throw new Refusal(
    vscode.l10n.t('You and the model changed the same lines. Choose for each conflict whose lines stay.'),
  );
}
