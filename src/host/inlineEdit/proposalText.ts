import * as vscode from 'vscode';
import type { Proposal } from '../../core/edits/proposal.ts';
import type { ProposalDiff } from '../../core/edits/proposalDiff.ts';

/** A proposal's header: the wish and the state, in words. */
export function headerOf({ wish, state }: Proposal, { added, removed }: ProposalDiff): string {
  const what = wish === '' ? vscode.l10n.t('Tidy up') : wish;
  switch (state.kind) {
    case 'streaming':
      return state.reply === ''
        ? vscode.l10n.t('{0} — waiting for the model…', what)
        : vscode.l10n.t('{0} — streaming…', what);
    case 'checking':
      return vscode.l10n.t('{0} — checking…', what);
    case 'ready':
      return vscode.l10n.t('{0} — ready, lines: +{1} −{2}', what, added, removed);
    case 'stale':
      return vscode.l10n.t('{0} — the code was changed since', what);
    case 'rejected':
      return state.reason === 'stopped'
        ? vscode.l10n.t('{0} — stopped', what)
        : vscode.l10n.t('{0} — not usable', what);
    case 'failed':
      return vscode.l10n.t('{0} — failed', what);
  }
}

/** What stands under the header: what a person has to know first, then the changes as a coloured diff. */
export function bodyOf(proposal: Proposal, { markdown }: ProposalDiff): vscode.MarkdownString {
  const body = new vscode.MarkdownString();
  const notice = noticeOf(proposal, markdown !== '');
  if (notice !== '') body.appendMarkdown(`${escapeMarkdown(notice)}\n\n`);
  return body.appendMarkdown(markdown);
}

/** VS Code's own `appendText` makes every space one that does not break, and a long sentence one that does not wrap. */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, String.raw`\$&`);
}

function noticeOf({ state }: Proposal, hasDiff: boolean): string {
  switch (state.kind) {
    case 'streaming':
    case 'checking':
      if (hasDiff) return '';
      return state.reply === ''
        ? vscode.l10n.t('Nothing has come yet.')
        : vscode.l10n.t('No changes so far.');
    case 'ready':
      return '';
    case 'stale':
      return vscode.l10n.t(
        'The code that this would replace was edited, so it cannot be accepted. Undo that edit, or use Retry to ask again for the code as it is now.',
      );
    case 'rejected':
      return vscode.l10n.t('{0} The file is as it was.', vscode.l10n.t(state.detail));
    case 'failed':
      return state.problem.message;
  }
}
