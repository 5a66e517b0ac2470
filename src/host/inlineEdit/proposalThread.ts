import * as vscode from 'vscode';
import type { Proposal } from '../../core/edits/proposal.ts';
import { diffOf } from '../../core/edits/proposalDiff.ts';
import { bodyOf, headerOf } from './proposalText.ts';

/**
 * A proposal between the lines of the editor: a comment thread whose one comment is the diff. VS Code passes changes of a
 * thread on only after 100 ms in which no other came (extHostComments.ts), so it must not be drawn more often than
 * that. A thread that is made anew is passed on at once: that is how the first lines come without delay.
 */
export class ProposalThread implements vscode.Disposable {
  readonly #controller: vscode.CommentController;
  readonly #uri: vscode.Uri;
  readonly #comment: vscode.Comment;
  #thread: vscode.CommentThread | undefined;
  #hasDiff = false;

  constructor(controller: vscode.CommentController, uri: vscode.Uri, modelName: string) {
    this.#controller = controller;
    this.#uri = uri;
    this.#comment = { body: '', mode: vscode.CommentMode.Preview, author: { name: modelName } };
  }

  /** Whether this is the thread that a menu passed to a command. */
  is(thread: unknown): boolean {
    return thread !== undefined && thread === this.#thread;
  }

  draw(proposal: Proposal, range: vscode.Range): void {
    const diff = diffOf(proposal, range.start.line + 1);
    this.#comment.body = bodyOf(proposal, diff);
    const isFirstDiff = !this.#hasDiff && diff.markdown !== '';
    this.#hasDiff = diff.markdown !== '';
    const thread = isFirstDiff ? this.#renew(range) : (this.#thread ?? this.#renew(range));
    thread.label = headerOf(proposal, diff);
    thread.contextValue = proposal.state.kind === 'checking' ? 'streaming' : proposal.state.kind;
    if (!isFirstDiff) thread.comments = [this.#comment];
    this.move(range);
  }

  /** Follows its lines. */
  move(range: vscode.Range): void {
    if (this.#thread && !this.#thread.range?.isEqual(range)) this.#thread.range = range;
  }

  dispose(): void {
    this.#thread?.dispose();
    this.#thread = undefined;
  }

  #renew(range: vscode.Range): vscode.CommentThread {
    const old = this.#thread;
    this.#thread = this.#controller.createCommentThread(this.#uri, range, [this.#comment]);
    this.#thread.canReply = false;
    this.#thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    old?.dispose();
    return this.#thread;
  }
}
