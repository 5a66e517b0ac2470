import * as vscode from 'vscode';
import { headOfDiff, tailOfDiff } from '../../core/edits/diff/diffText.ts';
import { formatDiff } from '../../core/edits/diff/formatDiff.ts';
import type { DocumentHunk } from '../../core/edits/openEdit.ts';
import type { StreamedPart } from '../../core/edits/streamedPart.ts';
import type { LiveProposal } from './liveProposal.ts';
import {
  bodyOfHunk,
  bodyOfPart,
  bodyOfSentence,
  headerOfHunk,
  headerOfNothingLeft,
  headerOfPart,
} from './proposalText.ts';
import type { ThreadSpec } from './threadSet.ts';

/** More threads than these are folded, or the code would be lost between them. */
const mostExpanded = 12;

/** A part of a proposal that is followed while it streams, and how high its diff was at most, in lines. */
export interface FollowedPart {
  readonly streamed: StreamedPart;
  height: number;
}

/**
 * The threads of a proposal: while the model is at it, one for each part that has begun; then one for each change, and one
 * for each part that nothing can be accepted of.
 */
export function threadsOf(proposal: LiveProposal, followed: readonly FollowedPart[]): readonly ThreadSpec[] {
  if (proposal.phase !== 'ready') return partThreads(proposal, followed, () => true);
  const unusable = partThreads(proposal, followed, (kind) => kind !== 'ready');
  if (proposal.hunks.length === 0 && unusable.length === 0) return [nothingLeft(proposal)];
  return [...hunkThreads(proposal), ...unusable];
}

/** Keys of changes, each the same as long as its change is; of changes that are alike, their place tells them apart. */
export function keysOfHunks(hunks: readonly DocumentHunk[]): readonly string[] {
  const names = hunks.map(({ part, kind, theirs }) => `${part} ${kind} ${theirs.join('\n')}`);
  return hunks.map(({ theirStart }, index) => {
    const name = names[index] ?? '';
    const isAlone = names.indexOf(name) === names.lastIndexOf(name);
    return isAlone ? name : `${name} ${theirStart}`;
  });
}

function partThreads(
  proposal: LiveProposal,
  followed: readonly FollowedPart[],
  isWanted: (kind: string) => boolean,
): readonly ThreadSpec[] {
  const { version, ranges } = proposal;
  return version.parts.flatMap((part, index): readonly ThreadSpec[] => {
    const range = ranges[index];
    const follower = followed[index];
    if (!range || !follower || part.state.kind === 'waiting' || !isWanted(part.state.kind)) return [];
    const { original } = follower.streamed;
    const lines = formatDiff(original, follower.streamed.hunks(part), range.start.line + 1);
    const all = lines === '' ? [] : lines.split('\n');
    follower.height = Math.max(follower.height, all.length);
    const isUnderWay = part.state.kind === 'streaming' || part.state.kind === 'checking';
    return [
      {
        key: `part ${index}`,
        range,
        label: headerOfPart(version, index, numberOf(proposal)),
        body: bodyOfPart(part, isUnderWay ? tailOfDiff(all, follower.height) : headOfDiff(all)),
        context: [isUnderWay ? 'streaming' : part.state.kind, ...versionFlags(proposal)].join(' '),
        isExpanded: true,
      },
    ];
  });
}

function hunkThreads(proposal: LiveProposal): readonly ThreadSpec[] {
  const { version, hunks } = proposal;
  const keys = keysOfHunks(hunks);
  return hunks.map((hunk, index) => ({
    key: `hunk ${keys[index] ?? ''}`,
    range: rangeOfHunk(hunk),
    label: headerOfHunk(version, hunks, index, numberOf(proposal)),
    body: bodyOfHunk(hunk, version.parts[hunk.part]?.snapshot.languageId ?? ''),
    context: [
      hunk.kind === 'open' ? 'hunk' : 'conflict',
      ...(hunks.length > 1 ? ['many'] : []),
      ...(index === 0 ? ['first', ...versionFlags(proposal)] : []),
      ...(index === hunks.length - 1 ? ['last'] : []),
    ].join(' '),
    isExpanded: index < mostExpanded,
  }));
}

function nothingLeft(proposal: LiveProposal): ThreadSpec {
  return {
    key: 'nothing left',
    range: proposal.ranges[0] ?? new vscode.Range(0, 0, 0, 0),
    label: headerOfNothingLeft(proposal.version, numberOf(proposal)),
    body: bodyOfSentence(vscode.l10n.t('The code is already as the proposal would have it.')),
    context: ['same', ...versionFlags(proposal)].join(' '),
    isExpanded: true,
  };
}

/**
 * The last line of a hunk; of lines that only come in, the one above them. A range of several lines would be tinted by VS
 * Code, all but the last, over the red of lines that go.
 */
function rangeOfHunk({ end }: DocumentHunk): vscode.Range {
  const last = Math.max(0, end - 1);
  return new vscode.Range(last, 0, last, 0);
}

function numberOf({ shown, versions }: LiveProposal): { number: number; count: number } {
  return { number: shown + 1, count: versions.length };
}

function versionFlags({ shown, versions, version }: LiveProposal): readonly string[] {
  return [
    ...(version.isFromChat ? ['fromChat'] : []),
    ...(shown > 0 ? ['older'] : []),
    ...(shown < versions.length - 1 ? ['newer'] : []),
  ];
}
