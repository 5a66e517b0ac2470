import * as vscode from 'vscode';
import { lastLine } from '../../core/edits/lastLine.ts';
import * as proposals from '../../core/edits/proposal.ts';
import type { Proposal } from '../../core/edits/proposal.ts';
import { shiftRange, type TextRange } from '../../core/edits/trackedRange.ts';
import { describeProblem, Refusal } from '../problems.ts';
import { acceptReplacement } from './acceptReplacement.ts';
import { askForRewrite, promptFor, type Asker } from './askForRewrite.ts';
import { LiveLine } from './liveLine.ts';
import { Pacer } from './pacer.ts';
import { ProposalThread } from './proposalThread.ts';
import { takeSnapshot, wholeLines } from './snapshot.ts';

/** Milliseconds between two drawings of a growing diff. VS Code passes a thread on after 100 quiet ones. */
const drawingInterval = 120;

/** One proposal in one document, from the question to its end: its state, its place, its thread, its request. */
export class LiveProposal implements vscode.Disposable {
  readonly #asker: Asker;
  readonly #thread: ProposalThread;
  readonly #liveLine: LiveLine;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #pacer = new Pacer(drawingInterval, () => {
    this.#thread.draw(this.#proposal, this.range);
  });
  #proposal: Proposal;
  #range: TextRange;
  #request: AbortController | undefined;
  #isDisposed = false;

  readonly uri: vscode.Uri;
  /** The state became another kind. */
  readonly onDidChangeState = this.#changed.event;

  /** @throws TooLarge when the code does not fit the model. */
  constructor(
    asker: Asker,
    controller: vscode.CommentController,
    document: vscode.TextDocument,
    range: vscode.Range,
    wish: string,
  ) {
    this.#asker = asker;
    this.uri = document.uri;
    this.#range = range;
    this.#proposal = proposals.startProposal(wish, takeSnapshot(document, range));
    promptFor(asker, this.#proposal);
    this.#thread = new ProposalThread(controller, document.uri, asker.model.name);
    this.#liveLine = new LiveLine(document.uri);
  }

  get state(): proposals.ProposalState {
    return this.#proposal.state;
  }

  /** Where the code in question stands now. An edit at its edge can move that into the middle of a line. */
  get range(): vscode.Range {
    const { start, end } = this.#range;
    return new vscode.Range(start.line, start.character, end.line, end.character);
  }

  /** Whether a menu passed this proposal's thread. */
  hasThread(thread: unknown): boolean {
    return this.#thread.is(thread);
  }

  /**
   * Asks the model and sees its reply through to a verdict.
   * @returns what the request failed with, already shown in the thread; undefined where it did not.
   */
  async ask(): Promise<unknown> {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.#pacer.drawNow();
    this.#changed.fire();
    const update = (next: Proposal): void => {
      if (this.#request === request) this.#update(next);
    };
    try {
      const verdict = await askForRewrite(this.#asker, this.#proposal, request.signal, {
        onText: (text) => {
          update(proposals.appendReply(this.#proposal, text));
        },
        onEnd: () => {
          update(proposals.startChecking(this.#proposal));
        },
      });
      update(proposals.settle(this.#proposal, verdict, this.#currentText()));
      return undefined;
    } catch (error) {
      if (request.signal.aborted) return undefined;
      update(proposals.fail(this.#proposal, describeProblem(error)));
      return error;
    }
  }

  /** Ends the request. What came stays to be read. */
  stop(): void {
    this.#update(proposals.stop(this.#proposal));
    this.#request?.abort();
  }

  /** Asks again, for the code as it is now. Returns like `ask`. Throws TooLarge when it has grown too large. */
  async retry(): Promise<unknown> {
    this.#request?.abort();
    const document = await vscode.workspace.openTextDocument(this.uri);
    if (this.#isDisposed) return undefined;
    const lines = wholeLines(document, this.range);
    const next = proposals.retry(this.#proposal, takeSnapshot(document, lines));
    promptFor(this.#asker, next);
    this.#range = lines;
    this.#proposal = next;
    return this.ask();
  }

  /**
   * Puts the replacement into the document.
   * @throws Refusal when that cannot be done now; the proposal is as it was then.
   */
  async accept(): Promise<void> {
    const document = this.#document();
    if (!document) throw await whyNotOpen(this.uri);
    this.#update(proposals.compareWith(this.#proposal, this.#currentText()));
    const { state } = this.#proposal;
    if (state.kind !== 'ready')
      throw new Refusal(
        state.kind === 'stale'
          ? vscode.l10n.t(
              'The code was changed since the model was asked, so nothing was replaced. Undo that change, or use Retry.',
            )
          : vscode.l10n.t('This proposal cannot be accepted.'),
      );
    await acceptReplacement(document, wholeLines(document, this.range), state.replacement);
  }

  /** The document changed: the place follows, and what was changed in it shows. */
  follow(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    for (const change of changes) this.#range = shiftRange(this.#range, change).range;
    this.#thread.move(this.range);
    this.#drawLiveLine();
    this.compare();
  }

  /** Looks whether the code is still what the model was asked about. */
  compare(): void {
    this.#update(proposals.compareWith(this.#proposal, this.#currentText()));
  }

  /** Ends the request and takes the thread away; the file is as it is. */
  dispose(): void {
    this.#isDisposed = true;
    const request = this.#request;
    this.#request = undefined;
    request?.abort();
    this.#pacer.dispose();
    this.#thread.dispose();
    this.#liveLine.dispose();
    this.#changed.dispose();
  }

  #update(next: Proposal): void {
    if (next === this.#proposal) return;
    const isNewState = next.state.kind !== this.#proposal.state.kind;
    this.#proposal = next;
    this.#drawLiveLine();
    if (!isNewState) {
      this.#pacer.request();
      return;
    }
    this.#pacer.drawNow();
    this.#changed.fire();
  }

  #drawLiveLine(): void {
    const { state } = this.#proposal;
    if (state.kind === 'streaming') this.#liveLine.show(lastLine(state.reply), this.range.end);
    else this.#liveLine.hide();
  }

  #document(): vscode.TextDocument | undefined {
    return findDocument(this.uri);
  }

  /** The lines in the proposal's place; what was sent while the document is closed. */
  #currentText(): string {
    const document = this.#document();
    return document ? document.getText(wholeLines(document, this.range)) : this.#proposal.snapshot.selection;
  }
}

function findDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

async function whyNotOpen(uri: vscode.Uri): Promise<Refusal> {
  const path = vscode.workspace.asRelativePath(uri);
  try {
    await vscode.workspace.fs.stat(uri);
    return new Refusal(vscode.l10n.t('{0} is closed. Open it to accept the proposal, which is kept.', path));
  } catch {
    return new Refusal(
      vscode.l10n.t('{0} does not exist any more. The proposal is kept until you reject it.', path),
    );
  }
}
