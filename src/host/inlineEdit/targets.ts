import * as v from 'valibot';
import * as vscode from 'vscode';
import type { DocumentHunk } from '../../core/edits/openEdit.ts';
import { Refusal } from '../problems.ts';
import type { LiveProposal } from './liveProposal.ts';
import type { OpenProposals } from './openProposals.ts';
import { keysOfHunks } from './proposalThreads.ts';
import { readProposalUri, type Side } from './proposalUri.ts';

/** What a command is about: a proposal, and one of its changes where one is meant. */
export interface Target {
  readonly proposal: LiveProposal;
  readonly hunk: DocumentHunk | undefined;
  /** What the diff editor shows that the command was given in. */
  readonly side?: Side;
}

const lensTarget = v.object({ proposal: v.string(), hunk: v.string() });

/** What a code lens passes to a command. */
export type LensTarget = v.InferOutput<typeof lensTarget>;

/**
 * What a command is about: the proposal of a menu's thread, of a code lens or of a document of the diff editor; else the
 * one nearest to the cursor; else the only one. With it the change of that thread or lens, else the one nearest to the
 * cursor, else the only one.
 * @param target what VS Code passed; a file's address, as menus of the editor pass, means the cursor.
 * @throws Refusal where there is none, or where what was named is gone: a late click must not decide about another.
 */
export function findTarget(proposals: OpenProposals, target: unknown): Target {
  const document = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  if (target === undefined || target instanceof vscode.Uri)
    return (document && ofDocument(proposals, document)) ?? atCursor(proposals);
  const named = ofThread(proposals, target) ?? ofLens(proposals, target);
  if (!named) throw new Refusal(vscode.l10n.t('That change is not open any more.'));
  return named;
}

function ofThread(proposals: OpenProposals, thread: unknown): Target | undefined {
  const proposal = proposals.all().find((candidate) => proposals.viewOf(candidate)?.hasThread(thread));
  return proposal && { proposal, hunk: proposals.viewOf(proposal)?.hunkOf(thread) };
}

function ofLens(proposals: OpenProposals, target: unknown): Target | undefined {
  const lens = v.safeParse(lensTarget, target);
  const proposal = lens.success ? proposals.withId(lens.output.proposal) : undefined;
  if (!lens.success || !proposal) return undefined;
  const hunk = proposal.hunks[keysOfHunks(proposal.hunks).indexOf(lens.output.hunk)];
  return hunk && { proposal, hunk };
}

/** In a diff editor no single change is meant. @throws Refusal for one of a proposal that is gone. */
function ofDocument(proposals: OpenProposals, uri: vscode.Uri): Target | undefined {
  const named = readProposalUri(uri);
  if (!named) return undefined;
  const proposal = proposals.withId(named.id);
  if (!proposal) throw new Refusal(vscode.l10n.t('This proposal is not open any more.'));
  return { proposal, hunk: undefined, side: named.side };
}

function atCursor(proposals: OpenProposals): Target {
  const [only, ...others] = proposals.all();
  const proposal = proposals.nearest()?.proposal ?? (others.length === 0 ? only : undefined);
  if (!proposal) throw new Refusal(vscode.l10n.t('There is no proposal here. Go to the file that has one.'));
  return { proposal, hunk: nearestHunk(proposal, proposal.hunks) };
}

/** Of some changes of a proposal the one nearest to the cursor; without a cursor in its file, the only one. */
export function nearestHunk(
  proposal: LiveProposal,
  hunks: readonly DocumentHunk[],
): DocumentHunk | undefined {
  const editor = vscode.window.activeTextEditor;
  const isHere = editor?.document.uri.toString() === proposal.uri.toString();
  if (!isHere) return hunks.length === 1 ? hunks[0] : undefined;
  const { line } = editor.selection.active;
  const distance = ({ start, end }: DocumentHunk): number => Math.max(start - line, line - (end - 1), 0);
  return hunks.toSorted((one, other) => distance(one) - distance(other))[0];
}
