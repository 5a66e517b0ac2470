import * as vscode from 'vscode';
import { lastLine } from '../../core/edits/reply/lastLine.ts';
import type { DocumentHunk } from '../../core/edits/openEdit.ts';
import type { Version } from '../../core/edits/proposal.ts';
import { replyOf, StreamedPart } from '../../core/edits/streamedPart.ts';
import { isSameHunk } from './hunkChoice.ts';
import type { LiveProposal } from './liveProposal.ts';
import { LiveLine } from './liveLine.ts';
import { MarkedLines } from './markedLines.ts';
import { Pacer } from './pacer.ts';
import { keysOfHunks, threadsOf, type FollowedPart } from './proposalThreads.ts';
import { ThreadSet } from './threadSet.ts';

/** Milliseconds between two drawings of a growing diff. VS Code passes a thread on after 100 quiet ones. */
const drawingInterval = 150;

/** Shows one proposal between the lines of the editor, and follows it until it is disposed. */
export class ProposalView implements vscode.Disposable {
  readonly #proposal: LiveProposal;
  readonly #threads: ThreadSet;
  readonly #liveLine: LiveLine;
  readonly #markedLines = new MarkedLines();
  readonly #listeners: readonly vscode.Disposable[];
  readonly #pacer = new Pacer(drawingInterval, () => {
    this.#draw();
  });
  #followed: readonly FollowedPart[] = [];
  #followedVersion: number | undefined;
  #phase: string | undefined;

  constructor(controller: vscode.CommentController, proposal: LiveProposal) {
    this.#proposal = proposal;
    this.#threads = new ThreadSet(controller, proposal.uri, proposal.modelName);
    this.#liveLine = new LiveLine(proposal.uri);
    this.#listeners = [
      proposal.onDidChange(() => {
        this.#update();
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#markedLines.show(proposal.uri, proposal.hunks);
      }),
    ];
    this.#update();
  }

  /** Whether a menu passed a thread of this proposal. */
  hasThread(thread: unknown): boolean {
    return this.#threads.keyOf(thread) !== undefined;
  }

  /** The change whose thread a menu passed. */
  hunkOf(thread: unknown): DocumentHunk | undefined {
    const key = this.#threads.keyOf(thread);
    const keys = keysOfHunks(this.#proposal.hunks);
    return this.#proposal.hunks.find((_, index) => `hunk ${keys[index] ?? ''}` === key);
  }

  /** Unfolds the thread of a change. */
  expand(hunk: DocumentHunk): void {
    const index = this.#proposal.hunks.findIndex((other) => isSameHunk(other, hunk));
    this.#threads.expand(`hunk ${keysOfHunks(this.#proposal.hunks)[index] ?? ''}`);
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    this.#pacer.dispose();
    this.#threads.dispose();
    this.#liveLine.dispose();
    this.#markedLines.dispose();
  }

  /** What is typed by the model goes to the live line at once; a new phase is drawn at once, the rest when it is due. */
  #update(): void {
    this.#drawLiveLine();
    const phase = `${this.#proposal.phase} ${this.#proposal.shown} ${this.#proposal.hunks.length}`;
    if (phase === this.#phase) {
      this.#pacer.request();
      return;
    }
    this.#phase = phase;
    this.#pacer.drawNow();
  }

  #draw(): void {
    const { uri, hunks } = this.#proposal;
    this.#threads.show(uri, threadsOf(this.#proposal, this.#follow()));
    this.#markedLines.show(uri, hunks);
  }

  #follow(): readonly FollowedPart[] {
    const { version, shown } = this.#proposal;
    if (this.#followedVersion !== shown)
      this.#followed = version.parts.map((part) => ({
        streamed: new StreamedPart(part, version),
        height: 0,
      }));
    this.#followedVersion = shown;
    return this.#followed;
  }

  #drawLiveLine(): void {
    const { uri, version, ranges } = this.#proposal;
    const index = underWay(version);
    const range = ranges[index];
    const part = version.parts[index];
    if (part?.state.kind === 'streaming' && range)
      this.#liveLine.show(uri, lastLine(replyOf(part)), range.end);
    else this.#liveLine.hide();
  }
}

function underWay({ parts }: Version): number {
  return parts.findIndex(({ state }) => state.kind === 'streaming' || state.kind === 'checking');
}
