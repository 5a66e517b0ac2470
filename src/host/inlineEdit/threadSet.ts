import * as vscode from 'vscode';

/** A comment thread as it is wanted. */
export interface ThreadSpec {
  /** The same for the same content, whatever else changes: a thread with a new key is a new one for the person. */
  readonly key: string;
  /** It stands under the last of these lines. */
  readonly range: vscode.Range;
  readonly label: string;
  readonly body: vscode.MarkdownString;
  /** For `when` clauses of its menu. */
  readonly context: string;
  readonly isExpanded: boolean;
}

interface ShownThread {
  readonly thread: vscode.CommentThread;
  readonly comment: vscode.Comment;
  spec: ThreadSpec;
}

/**
 * Keeps the comment threads of one proposal as they are wanted, and touches only what differs: VS Code passes changes of
 * a thread on only after 100 ms in which no other came (extHostComments.ts), a new thread at once. What the person folded
 * away stays folded.
 */
export class ThreadSet implements vscode.Disposable {
  readonly #controller: vscode.CommentController;
  readonly #author: vscode.CommentAuthorInformation;
  #uri: vscode.Uri;
  #shown = new Map<string, ShownThread>();
  /** VS Code colours the code in a comment once, with the theme of that moment. */
  readonly #listener = vscode.window.onDidChangeActiveColorTheme(() => {
    for (const { thread, comment } of this.#shown.values()) thread.comments = [comment];
  });

  constructor(controller: vscode.CommentController, uri: vscode.Uri, author: string) {
    this.#controller = controller;
    this.#uri = uri;
    this.#author = { name: author };
  }

  /** The key of a thread that a menu passed to a command; undefined for one of somebody else's. */
  keyOf(thread: unknown): string | undefined {
    return [...this.#shown].find(([, shown]) => shown.thread === thread)?.[0];
  }

  /** @param specs with different keys. */
  show(uri: vscode.Uri, specs: readonly ThreadSpec[]): void {
    if (uri.toString() !== this.#uri.toString()) this.#clear();
    this.#uri = uri;
    const before = this.#shown;
    const left = [...before].filter(([key]) => !specs.some((spec) => spec.key === key));
    this.#shown = new Map(
      specs.map((spec) => [spec.key, this.#showOne(spec, before.get(spec.key) ?? left.shift()?.[1])]),
    );
    for (const [, { thread }] of left) thread.dispose();
  }

  /** Unfolds a thread. */
  expand(key: string): void {
    const shown = this.#shown.get(key);
    if (shown) shown.thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
  }

  dispose(): void {
    this.#listener.dispose();
    this.#clear();
  }

  #clear(): void {
    for (const { thread } of this.#shown.values()) thread.dispose();
    this.#shown.clear();
  }

  #showOne(spec: ThreadSpec, shown: ShownThread | undefined): ShownThread {
    if (!shown) return this.#create(spec);
    const { thread, comment, spec: old } = shown;
    if (thread.range?.isEqual(spec.range) !== true) thread.range = spec.range;
    if (thread.label !== spec.label) thread.label = spec.label;
    if (thread.contextValue !== spec.context) thread.contextValue = spec.context;
    if (old.key !== spec.key) thread.collapsibleState = stateFor(spec);
    if (old.body.value !== spec.body.value) {
      comment.body = spec.body;
      thread.comments = [comment];
    }
    return { thread, comment, spec };
  }

  #create(spec: ThreadSpec): ShownThread {
    const comment = { body: spec.body, mode: vscode.CommentMode.Preview, author: this.#author };
    const thread = this.#controller.createCommentThread(this.#uri, spec.range, [comment]);
    thread.canReply = false;
    thread.label = spec.label;
    thread.contextValue = spec.context;
    thread.collapsibleState = stateFor(spec);
    return { thread, comment, spec };
  }
}

function stateFor({ isExpanded }: ThreadSpec): vscode.CommentThreadCollapsibleState {
  return isExpanded
    ? vscode.CommentThreadCollapsibleState.Expanded
    : vscode.CommentThreadCollapsibleState.Collapsed;
}
