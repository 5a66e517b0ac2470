import * as v from 'valibot';
import * as vscode from 'vscode';
import type { DocumentHunk } from '../../core/edits/openEdit.ts';
import { pathFor } from '../context/path.ts';
import { Refusal } from '../problems.ts';
import type { LiveProposal } from './liveProposal.ts';
import { distanceTo, isSameFile, overlaps, renamed } from './places.ts';
import { keysOfHunks } from './proposalThreads.ts';
import { readProposalUri } from './proposalUri.ts';
import { ProposalView } from './proposalView.ts';

/** What a command is about: a proposal, and one of its changes where one is meant. */
export interface Target {
  readonly proposal: LiveProposal;
  readonly hunk: DocumentHunk | undefined;
}

/** What a code lens passes to a command. */
export interface LensTarget {
  readonly proposal: string;
  readonly hunk: string;
}

const lensTarget = v.object({ proposal: v.string(), hunk: v.string() });

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

  /**
   * What a command is about: the proposal of a menu's thread, of a code lens or of a document of the diff editor; else the
   * one nearest to the cursor; else the only one. With it the change of that thread or lens, else the one nearest to the
   * cursor, else the only one.
   * @throws Refusal where there is none.
   */
  find(target: unknown): Target {
    const named = this.#ofThread(target) ?? this.#ofLens(target) ?? this.#ofDocument(target);
    if (named) return named;
    const nearest = this.nearest();
    const [only, ...others] = this.all();
    const proposal = nearest?.proposal ?? (others.length === 0 ? only : undefined);
    if (!proposal)
      throw new Refusal(vscode.l10n.t('There is no proposal here. Go to the file that has one.'));
    return { proposal, hunk: nearestHunk(proposal) };
  }

  /** Of the active editor's proposals the one nearest to the cursor, and how many lines away it is; in a diff editor its own. */
  nearest(): { readonly proposal: LiveProposal; readonly distance: number } | undefined {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return undefined;
    const shown = this.#shownBy(editor.document.uri);
    if (shown) return { proposal: shown, distance: Infinity };
    const { line } = editor.selection.active;
    return this.in(editor.document.uri)
      .map((proposal) => ({
        proposal,
        distance: Math.min(...proposal.ranges.map((range) => distanceTo(range, line))),
      }))
      .toSorted((one, other) => one.distance - other.distance)[0];
  }

  /** Unfolds the thread of a change. */
  expand({ proposal, hunk }: Target): void {
    if (hunk) this.#views.get(proposal)?.expand(hunk);
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

  /** The proposal that a document of the diff editor belongs to. */
  #shownBy(uri: vscode.Uri): LiveProposal | undefined {
    const named = readProposalUri(uri);
    return this.all().find(({ id }) => id === named?.id);
  }

  #ofThread(thread: unknown): Target | undefined {
    const found = [...this.#views].find(([, view]) => view.hasThread(thread));
    return found && { proposal: found[0], hunk: found[1].hunkOf(thread) };
  }

  #ofLens(target: unknown): Target | undefined {
    const lens = v.safeParse(lensTarget, target);
    if (!lens.success) return undefined;
    const proposal = this.all().find(({ id }) => id === lens.output.proposal);
    if (!proposal) return undefined;
    const index = keysOfHunks(proposal.hunks).indexOf(lens.output.hunk);
    return { proposal, hunk: proposal.hunks[index] };
  }

  #ofDocument(target: unknown): Target | undefined {
    const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
    const proposal = uri && this.#shownBy(uri);
    return proposal && { proposal, hunk: proposal.hunks[0] };
  }
}

function nearestHunk(proposal: LiveProposal): DocumentHunk | undefined {
  const editor = vscode.window.activeTextEditor;
  const isHere = editor?.document.uri.toString() === proposal.uri.toString();
  if (!isHere) return proposal.hunks.length === 1 ? proposal.hunks[0] : undefined;
  const { line } = editor.selection.active;
  const distance = ({ start, end }: DocumentHunk): number => Math.max(start - line, line - (end - 1), 0);
  return proposal.hunks.toSorted((one, other) => distance(one) - distance(other))[0];
}
