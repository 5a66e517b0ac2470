import * as vscode from 'vscode';
import type { LiveProposal } from './liveProposal.ts';
import { headerOfPart, wishOf } from './proposalText.ts';

/** Lets the person choose among the open proposals; undefined when they left, or when there are none, which is said. */
export async function chooseProposal(proposals: readonly LiveProposal[]): Promise<LiveProposal | undefined> {
  if (proposals.length === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('There are no open proposals.'));
    return undefined;
  }
  const items = proposals.map((proposal) => ({
    label: wishOf(proposal.version),
    description: placeOf(proposal),
    detail: stateOf(proposal),
    proposal,
  }));
  const placeHolder = vscode.l10n.t('Open proposals. Choose one to go there.');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.proposal;
}

/** The file and the lines, counted from 1. */
export function placeOf({ uri, ranges }: LiveProposal): string {
  const lines = ranges.map(({ start, end }) =>
    start.line === end.line ? `${start.line + 1}` : `${start.line + 1}–${end.line + 1}`,
  );
  return `${vscode.workspace.asRelativePath(uri)}:${lines.join(', ')}`;
}

function stateOf({ phase, hunks, version, shown, versions }: LiveProposal): string {
  if (phase === 'ready')
    return hunks.length === 1 ? vscode.l10n.t('1 change') : vscode.l10n.t('{0} changes', hunks.length);
  const index = Math.max(
    0,
    version.parts.findIndex(({ state }) => state.kind !== 'ready'),
  );
  return headerOfPart(version, index, { number: shown + 1, count: versions.length });
}
