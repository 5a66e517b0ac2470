import * as vscode from 'vscode';
import type { ProposalState } from '../../core/edits/proposal.ts';
import { commentControllerId } from '../../manifest.ts';
import { takeCode, type TakenCode } from '../context/takeCode.ts';
import { describeProblem, Refusal, showProblem } from '../problems.ts';
import type { Assistant } from '../service/assistant.ts';
import type { Log } from '../service/log.ts';
import type { Asker } from './askForRewrite.ts';
import { decisionsInWindow, type Decisions } from './decisions.ts';
import { LiveProposal } from './liveProposal.ts';
import { distanceTo, isSameFile, overlaps } from './places.ts';
import { ProposalKeys } from './proposalKeys.ts';
import type { WishHistory } from './wishHistory.ts';

/** The open proposals of a window, and the commands on them. */
export class InlineEdits implements vscode.Disposable {
  readonly #asker: Asker & Pick<Assistant, 'openConnection'>;
  readonly #wishes: WishHistory;
  readonly #log: Log;
  readonly #decisions: Decisions;
  readonly #controller = vscode.comments.createCommentController(
    commentControllerId,
    vscode.l10n.t('Edgewise'),
  );
  readonly #open = new Set<LiveProposal>();
  readonly #accepting = new Set<LiveProposal>();
  readonly #keys = new ProposalKeys();
  readonly #listeners: readonly vscode.Disposable[];

  constructor(
    asker: Asker & Pick<Assistant, 'openConnection'>,
    wishes: WishHistory,
    log: Log,
    decisions: Decisions = decisionsInWindow,
  ) {
    this.#asker = asker;
    this.#wishes = wishes;
    this.#log = log;
    this.#decisions = decisions;
    const refresh = (): void => {
      this.#refreshKeys();
    };
    this.#listeners = [
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        for (const proposal of this.#in(document.uri)) proposal.follow(contentChanges);
        refresh();
      }),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        for (const proposal of this.#in(uri)) proposal.compare();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document.isUntitled && document.isClosed) this.#dropAll(document.uri);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) this.#dropAll(uri);
      }),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri } of files) this.#dropAll(oldUri);
      }),
      vscode.window.onDidChangeActiveTextEditor(refresh),
      vscode.window.onDidChangeTextEditorSelection(refresh),
    ];
  }

  /** Asks for a wish and starts a proposal for the lines selected. Throws what a person has to be told. */
  async refactor(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) throw new Refusal(vscode.l10n.t('Open a file and select the code to refactor.'));
    refuseWithoutComments();
    const { document } = editor;
    const { version } = document;
    this.#asker.openConnection();
    const code = takeCode(editor, 'lines');
    const [{ range }, wish] = await Promise.all([
      code,
      this.#decisions.wish(this.#wishes.list(), code.then(nameOf)),
    ]);
    if (wish === undefined) return;
    await this.#wishes.add(wish);
    if (!(await this.#mayReplace(document.uri, range))) return;
    const current = document.version === version ? range : (await takeCode(editor, 'lines')).range;
    this.#start(document, current, wish);
  }

  /** The states of the open proposals, oldest first. */
  states(): readonly ProposalState['kind'][] {
    return [...this.#open].map(({ state }) => state.kind);
  }

  /**
   * Puts the proposal into the file; does nothing while that is under way.
   * @throws Refusal when it cannot be done; the proposal is kept then.
   */
  async accept(thread?: unknown): Promise<void> {
    const proposal = this.#find(thread);
    if (this.#accepting.has(proposal)) return;
    this.#accepting.add(proposal);
    try {
      await proposal.accept();
      this.#drop(proposal);
    } finally {
      this.#accepting.delete(proposal);
    }
  }

  /** Throws the proposal away. The file is as it is. */
  reject(thread?: unknown): void {
    this.#drop(this.#find(thread));
  }

  retry(thread?: unknown): void {
    this.#ask(this.#find(thread), 'retry');
  }

  stop(thread?: unknown): void {
    this.#find(thread).stop();
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    for (const proposal of this.#open) proposal.dispose();
    this.#open.clear();
    this.#controller.dispose();
  }

  #start(document: vscode.TextDocument, range: vscode.Range, wish: string): void {
    const proposal = new LiveProposal(this.#asker, this.#controller, document, range, wish);
    for (const other of this.#overlapping(document.uri, range)) this.#drop(other);
    this.#open.add(proposal);
    proposal.onDidChangeState(() => {
      this.#refreshKeys();
    });
    this.#ask(proposal, 'ask');
  }

  /** The thread shows a failure with Retry; a notification is for those that have another way on, such as a sign-in. */
  #ask(proposal: LiveProposal, how: 'ask' | 'retry'): void {
    const again = (): void => {
      if (this.#open.has(proposal)) this.#ask(proposal, 'retry');
    };
    const run = async (): Promise<void> => {
      try {
        const failure = await proposal[how]();
        if (hasOtherWayOn(failure)) await showProblem(failure, again);
      } catch (error) {
        await showProblem(error, again);
      }
    };
    this.#log.watch(run());
  }

  async #mayReplace(uri: vscode.Uri, range: vscode.Range): Promise<boolean> {
    return this.#overlapping(uri, range).length === 0 || this.#decisions.replaceOpen();
  }

  #overlapping(uri: vscode.Uri, range: vscode.Range): readonly LiveProposal[] {
    return this.#in(uri).filter((proposal) => overlaps(proposal.range, range));
  }

  #in(uri: vscode.Uri): readonly LiveProposal[] {
    return [...this.#open].filter((proposal) => proposal.uri.toString() === uri.toString());
  }

  /** The proposal of a menu's thread; else the one nearest to the cursor; else the only one. */
  #find(thread: unknown): LiveProposal {
    const ofMenu = [...this.#open].find((proposal) => proposal.hasThread(thread));
    const [only, ...others] = this.#open;
    const found = ofMenu ?? this.#nearest()?.proposal ?? (others.length === 0 ? only : undefined);
    if (!found) throw new Refusal(vscode.l10n.t('There is no proposal here. Go to the file that has one.'));
    return found;
  }

  /** Of the active editor's proposals the one nearest to the cursor, and how many lines away it is. */
  #nearest(): { readonly proposal: LiveProposal; readonly distance: number } | undefined {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return undefined;
    const { line } = editor.selection.active;
    return this.#in(editor.document.uri)
      .map((proposal) => ({ proposal, distance: distanceTo(proposal.range, line) }))
      .toSorted((one, other) => one.distance - other.distance)[0];
  }

  #drop(proposal: LiveProposal): void {
    this.#open.delete(proposal);
    proposal.dispose();
    this.#refreshKeys();
  }

  /** A file or folder went, or has another name: its proposals go too, and the person is told. */
  #dropAll(gone: vscode.Uri): void {
    const lost = [...this.#open].filter(({ uri }) => isSameFile(gone, uri));
    for (const proposal of lost) this.#drop(proposal);
    if (lost.length === 0) return;
    const path = vscode.workspace.asRelativePath(gone);
    this.#log.watch(
      vscode.window.showInformationMessage(
        vscode.l10n.t('{0} was renamed or removed, so its open proposal was discarded.', path),
      ),
    );
  }

  #refreshKeys(): void {
    const nearest = this.#nearest();
    this.#log.watch(this.#keys.set(nearest?.proposal.state, nearest?.distance));
  }
}

/** A proposal is a comment thread: with comments turned off nobody would see it. */
function refuseWithoutComments(): void {
  if (vscode.workspace.getConfiguration('comments').get<boolean>('visible', true)) return;
  throw new Refusal(
    vscode.l10n.t(
      'Proposals are shown as comments, and comments are turned off. Turn the setting “comments.visible” on and try again.',
    ),
  );
}

/** The symbol, or the lines, that the wish is about. */
function nameOf({ symbol, range }: TakenCode): string {
  if (symbol !== undefined) return symbol;
  const [first, last] = [range.start.line + 1, range.end.line + 1];
  return first === last ? vscode.l10n.t('line {0}', first) : vscode.l10n.t('lines {0} to {1}', first, last);
}

/** Whether a failure offers more than to try again, which the thread does. */
function hasOtherWayOn(failure: unknown): boolean {
  return failure !== undefined && describeProblem(failure).actions.some(({ id }) => id !== 'retry');
}
