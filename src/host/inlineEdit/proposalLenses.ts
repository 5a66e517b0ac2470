import * as vscode from 'vscode';
import type { CommandId } from '../../manifest.ts';
import type { LiveProposal } from './liveProposal.ts';
import type { LensTarget, OpenProposals } from './openProposals.ts';
import { Pacer } from './pacer.ts';
import { keysOfHunks } from './proposalThreads.ts';

/** Milliseconds between two drawings. */
const drawingInterval = 150;

/** The decisions as code lenses over each change. */
export class ProposalLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #proposals: OpenProposals;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #pacer = new Pacer(drawingInterval, () => {
    this.#changed.fire();
  });
  readonly #listeners: readonly vscode.Disposable[];
  #shown = '';

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(proposals: OpenProposals) {
    this.#proposals = proposals;
    this.#listeners = [
      vscode.languages.registerCodeLensProvider('*', this),
      proposals.onDidChange(() => {
        this.#update();
      }),
    ];
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    return this.#proposals.in(uri).flatMap(lensesOf);
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    this.#pacer.dispose();
    this.#changed.dispose();
  }

  /** While a reply streams the lenses stay as they are, and VS Code moves them with the code itself. */
  #update(): void {
    const shown = this.#proposals
      .all()
      .map(({ id, hunks, shown: version }) => [id, version, ...keysOfHunks(hunks)].join(' '))
      .join('\n');
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#pacer.request();
  }
}

function lensesOf(proposal: LiveProposal): vscode.CodeLens[] {
  const keys = keysOfHunks(proposal.hunks);
  return proposal.hunks.flatMap((hunk, index) => {
    const line = Math.max(0, hunk.start);
    const target: LensTarget = { proposal: proposal.id, hunk: keys[index] ?? '' };
    const lens = (title: string, command: CommandId): vscode.CodeLens =>
      new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title, command, arguments: [target] });
    const decide =
      hunk.kind === 'open'
        ? [
            lens(vscode.l10n.t('Accept'), 'edgewise.edit.acceptChange'),
            lens(vscode.l10n.t('Reject'), 'edgewise.edit.rejectChange'),
          ]
        : [
            lens(vscode.l10n.t('Keep Mine'), 'edgewise.edit.keepMine'),
            lens(vscode.l10n.t("Use the Model's"), 'edgewise.edit.useModels'),
          ];
    const isInside = index > 0 && index < proposal.hunks.length - 1;
    if (proposal.hunks.length === 1 || isInside) return decide;
    return [
      ...decide,
      lens(vscode.l10n.t('Accept All {0}', proposal.hunks.length), 'edgewise.edit.accept'),
      lens(vscode.l10n.t('Reject All'), 'edgewise.edit.reject'),
    ];
  });
}
