import * as vscode from 'vscode';
import type { OpenProposals } from './openProposals.ts';
import { findTarget, type Target } from './targets.ts';

/**
 * The change after (1) or before (-1) the cursor, in the order of the file, then of the files; from the last one it goes on
 * with the first. Undefined where no change is open.
 * @param target what a menu or a lens passed: then the change after or before that one.
 */
export function nextHunk(proposals: OpenProposals, by: -1 | 1, target: unknown): Target | undefined {
  const all = inOrder(proposals);
  if (all.length === 0) return undefined;
  const named =
    target === undefined || target instanceof vscode.Uri ? undefined : findTarget(proposals, target).hunk;
  const at = all.findIndex(({ hunk }) => named !== undefined && hunk === named);
  if (at !== -1) return all[(at + by + all.length) % all.length];
  const editor = vscode.window.activeTextEditor;
  const name = editor?.document.uri.toString();
  const line = editor?.selection.active.line ?? 0;
  const here = all.filter(({ proposal }) => proposal.uri.toString() === name);
  const next =
    by === 1
      ? here.find(({ hunk }) => (hunk?.start ?? 0) > line)
      : here.findLast(({ hunk }) => (hunk?.start ?? 0) < line);
  if (next) return next;
  const last = by === 1 ? here.at(-1) : here[0];
  const index = last ? all.indexOf(last) : by === 1 ? -1 : 0;
  return all[(index + by + all.length) % all.length];
}

/** Shows a change, or a proposal without one, with the cursor at its start. */
export async function goToHunk(proposals: OpenProposals, target: Target): Promise<void> {
  const { proposal, hunk } = target;
  const line = hunk?.start ?? proposal.ranges[0]?.start.line ?? 0;
  const document = await vscode.workspace.openTextDocument(proposal.uri);
  const position = document.validatePosition(new vscode.Position(line, 0));
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(position, position);
  const place = new vscode.Range(
    position,
    document.validatePosition(new vscode.Position(hunk?.end ?? line, 0)),
  );
  editor.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  if (hunk) proposals.viewOf(proposal)?.expand(hunk);
}

function inOrder(proposals: OpenProposals): readonly Target[] {
  return proposals
    .all()
    .flatMap((proposal) => proposal.hunks.map((hunk) => ({ proposal, hunk })))
    .toSorted(
      (one, other) =>
        one.proposal.uri.toString().localeCompare(other.proposal.uri.toString()) ||
        one.hunk.start - other.hunk.start,
    );
}
