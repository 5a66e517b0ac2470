import * as vscode from 'vscode';
import { proposalScheme } from '../../manifest.ts';
import type { LiveProposal } from './liveProposal.ts';
import type { OpenProposals } from './openProposals.ts';
import type { Log } from '../service/log.ts';
import { Pacer } from './pacer.ts';
import { wishOf } from './proposalText.ts';
import { proposalUri, readProposalUri, type Side } from './proposalUri.ts';

/** Milliseconds between two drawings of a diff editor that grows with the stream. */
const drawingInterval = 250;

/** The documents of the diff editor: a file as it is, and as a proposal would have it. They follow both. */
export class ProposalDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #proposals: OpenProposals;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #pacer = new Pacer(drawingInterval, () => {
    for (const { uri } of vscode.workspace.textDocuments)
      if (uri.scheme === proposalScheme) this.#changed.fire(uri);
  });
  readonly #listeners: readonly vscode.Disposable[];

  readonly onDidChange = this.#changed.event;

  constructor(proposals: OpenProposals, log: Pick<Log, 'watch'>) {
    this.#proposals = proposals;
    this.#listeners = [
      vscode.workspace.registerTextDocumentContentProvider(proposalScheme, this),
      proposals.onDidChange(() => {
        this.#pacer.request();
      }),
      proposals.onDidChangeSet(() => {
        log.watch(this.#closeStale());
      }),
    ];
  }

  /** '' for a proposal that is gone. */
  provideTextDocumentContent(uri: vscode.Uri): string {
    const named = readProposalUri(uri);
    const proposal = this.#proposals.withId(named?.id);
    if (!named || !proposal) return '';
    const lines = named.side === 'current' ? proposal.currentLines() : proposal.proposedLines(named.side);
    return lines.join('\n');
  }

  /** Shows the file as it is beside the version shown, also while that streams. */
  async openDiff(proposal: LiveProposal): Promise<void> {
    const title = vscode.l10n.t('{0}: {1}', nameOf(proposal.uri), wishOf(proposal.version));
    await this.#open(sideOf(proposal, 'current'), sideOf(proposal, proposal.shown), title);
  }

  /** Shows two versions side by side. @param versions their indices. */
  async compare(proposal: LiveProposal, [one, other]: readonly [number, number]): Promise<void> {
    const title = vscode.l10n.t('{0}: versions {1} and {2}', nameOf(proposal.uri), one + 1, other + 1);
    await this.#open(sideOf(proposal, one), sideOf(proposal, other), title);
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    this.#pacer.dispose();
    this.#changed.dispose();
  }

  /** Closes the diff editors of proposals that are over. */
  async #closeStale(): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const stale = tabs.filter(({ input }) => {
      const named = input instanceof vscode.TabInputTextDiff ? readProposalUri(input.modified) : undefined;
      return named !== undefined && this.#proposals.withId(named.id) === undefined;
    });
    if (stale.length > 0) await vscode.window.tabGroups.close(stale, true);
  }

  async #open(left: vscode.Uri, right: vscode.Uri, title: string): Promise<void> {
    await vscode.commands.executeCommand('vscode.diff', left, right, title);
  }
}

function sideOf({ id, uri }: LiveProposal, side: Side): vscode.Uri {
  return proposalUri(id, uri, side);
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
