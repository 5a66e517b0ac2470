import * as vscode from 'vscode';
import { pathFor } from '../context/path.ts';
import type { LiveProposal } from './liveProposal.ts';
import { distanceTo, isSameFile, overlaps, renamed } from './places.ts';
import { readProposalUri } from './proposalUri.ts';
import { ProposalView } from './proposalView.ts';

/** The open proposals of a window with what shows them, and how a command finds the one that is meant. */
export class OpenProposals implements vscode.Disposable {
  readonly #controller: vscode.CommentController;
  readonly #views = new Map<LiveProposal, ProposalView>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #setChanged = new vscode.EventEmitter<void>();
  readonly #listeners: readonly vscode.Disposable[];

  /** A proposal came or went. */
  readonly onDidChangeSet = this.#setChanged.event;
  /** A proposal came, went, or changed in anything that can be seen. */
  readonly onDidChange = this.#changed.event;

  /** @param tell is given what the person has to know when a proposal goes by itself. */
  constructor(controller: vscode.CommentController, tell: (sentence: string) => void) {
    this.#controller = controller;
    this.#listeners = [
      vscode.workspace.onDidChangeTextDocument((event) => {
        for (const proposal of this.in(event.document.uri)) proposal.follow(event);
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        for (const proposal of this.in(document.uri)) proposal.open(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        // A change of language closes a document too, and opens it again.
        if (!document.isClosed) return;
        for (const proposal of this.in(document.uri)) {
          if (!document.isUntitled) proposal.close(document);
          else {
            this.drop(proposal);
            tell(vscode.l10n.t('{0} was closed, so its open proposal was discarded.', pathFor(document.uri)));
          }
        }
      }),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files)
          for (const proposal of this.all())
            if (isSameFile(oldUri, proposal.uri)) proposal.rename(renamed(proposal.uri, oldUri, newUri));
      }),
    ];
  }

  /** Oldest first. */
  all(): readonly LiveProposal[] {
    return [...this.#views.keys()];
  }

  in(uri: vscode.Uri): readonly LiveProposal[] {
    return this.all().filter((proposal) => proposal.uri.toString() === uri.toString());
  }

  overlapping(uri: vscode.Uri, ranges: readonly vscode.Range[]): readonly LiveProposal[] {
    return this.in(uri).filter((proposal) =>
      proposal.ranges.some((range) => ranges.some((other) => overlaps(range, other))),
    );
  }

  add(proposal: LiveProposal): void {
    this.#views.set(proposal, new ProposalView(this.#controller, proposal));
    proposal.onDidChange(() => {
      this.#changed.fire();
    });
    this.#fire();
  }

  /** Ends its request and takes it away; the file is as it is. */
  drop(proposal: LiveProposal): void {
    this.#views.get(proposal)?.dispose();
    this.#views.delete(proposal);
    proposal.dispose();
    this.#fire();
  }

  has(proposal: LiveProposal): boolean {
    return this.#views.has(proposal);
  }

  /** Of the active editor's proposals the one nearest to the cursor, and how many lines away it is; in a diff editor its own. */
  nearest(): { readonly proposal: LiveProposal; readonly distance: number } | undefined {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return undefined;
    const shown = this.withId(readProposalUri(editor.document.uri)?.id);
    if (shown) return { proposal: shown, distance: Infinity };
    const { line } = editor.selection.active;
    return this.in(editor.document.uri)
      .map((proposal) => ({
        proposal,
        distance: Math.min(...proposal.ranges.map((range) => distanceTo(range, line))),
      }))
      .toSorted((one, other) => one.distance - other.distance)[0];
  }

  /** The view of a proposal that is open. */
  viewOf(proposal: LiveProposal): ProposalView | undefined {
    return this.#views.get(proposal);
  }

  /** The open proposal of that id. */
  withId(id: string | undefined): LiveProposal | undefined {
    return this.all().find((proposal) => proposal.id === id);
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    for (const proposal of this.all()) this.drop(proposal);
    this.#changed.dispose();
    this.#setChanged.dispose();
  }

  #fire(): void {
    this.#setChanged.fire();
    this.#changed.fire();
  }
}
