import * as vscode from 'vscode';
import type { DocumentHunk } from '../../core/edits/openEdit.ts';
import type { CommandId } from '../../manifest.ts';
import type { AcceptedEdit } from './acceptedEdit.ts';
import type { AcceptedEdits, AcceptedLensTarget } from './acceptedEdits.ts';
import type { LiveProposal } from './liveProposal.ts';
import type { OpenProposals } from './openProposals.ts';
import { Pacer } from './pacer.ts';
import { keysOfHunks } from './proposalThreads.ts';
import type { LensTarget } from './targets.ts';

/** Milliseconds between two drawings. */
const drawingInterval = 150;

/** The decisions as code lenses, over each change and over accepted edits that brought problems. */
export class ProposalLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #proposals: OpenProposals;
  readonly #accepted: AcceptedEdits;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #pacer = new Pacer(drawingInterval, () => {
    this.#changed.fire();
  });
  readonly #listeners: readonly vscode.Disposable[];
  #shown = '';

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(proposals: OpenProposals, accepted: AcceptedEdits) {
    this.#proposals = proposals;
    this.#accepted = accepted;
    this.#listeners = [
      vscode.languages.registerCodeLensProvider('*', this),
      proposals.onDidChange(() => {
        this.#update();
      }),
      accepted.onDidChange(() => {
        this.#pacer.request();
      }),
    ];
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const accepted = this.#accepted.withProblems().filter((edit) => edit.uri.toString() === uri.toString());
    return [...this.#proposals.in(uri).flatMap(lensesOf), ...accepted.flatMap(lensesOfAccepted)];
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
    const target: LensTarget = { proposal: proposal.id, hunk: keys[index] ?? '' };
    const lens = lensAt(firstLineOf(hunk), target);
    const decide =
      hunk.kind === 'open'
        ? [
            lens(vscode.l10n.t('Accept'), 'edgewise.edit.acceptChange'),
            lens(vscode.l10n.t('Reject'), 'edgewise.edit.rejectChange'),
          ]
        : [
            lens(vscode.l10n.t('Keep My Lines'), 'edgewise.edit.keepMine'),
            lens(vscode.l10n.t("Use the Model's Lines"), 'edgewise.edit.useModels'),
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

/** Lines that only come in have their buttons over the line above them, under which their thread hangs. */
function firstLineOf({ start, end }: DocumentHunk): number {
  return Math.max(0, end > start ? start : start - 1);
}

function lensesOfAccepted({ id, ranges }: AcceptedEdit): vscode.CodeLens[] {
  const target: AcceptedLensTarget = { accepted: id };
  const lens = lensAt(ranges[0]?.start.line ?? 0, target);
  return [
    lens(vscode.l10n.t('Repair'), 'edgewise.edit.repair'),
    lens(vscode.l10n.t('Undo'), 'edgewise.edit.undoAccepted'),
    lens(vscode.l10n.t('Keep'), 'edgewise.edit.keepAccepted'),
  ];
}

function lensAt(line: number, target: unknown): (title: string, command: CommandId) => vscode.CodeLens {
  const range = new vscode.Range(line, 0, line, 0);
  return (title, command) => new vscode.CodeLens(range, { title, command, arguments: [target] });
}
