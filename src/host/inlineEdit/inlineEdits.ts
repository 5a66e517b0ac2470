import * as vscode from 'vscode';
import type { DocumentHunk } from '../../core/edits/openEdit.ts';
import { commentControllerId } from '../../manifest.ts';
import type { Settings } from '../../settings.ts';
import { takeCodes } from '../context/takeCode.ts';
import { describeProblem, Refusal, showProblem } from '../problems.ts';
import type { Assistant } from '../service/assistant.ts';
import type { Log } from '../service/log.ts';
import { sentenceOf } from './acceptedEdit.ts';
import { AcceptedEdits } from './acceptedEdits.ts';
import type { Asker } from './askForRewrite.ts';
import { nameOf, nameOfLines, rangesOf } from './codeNames.ts';
import { decisionsInWindow, type Decisions } from './decisions.ts';
import { LiveProposal, type ProposalQuestion, type ReadyRewrite } from './liveProposal.ts';
import { MovedLines } from './movedLines.ts';
import { goToHunk, nextHunk } from './navigation.ts';
import { OpenProposals } from './openProposals.ts';
import { ProposalDocuments } from './proposalDocuments.ts';
import { ProposalKeys } from './proposalKeys.ts';
import { ProposalLenses } from './proposalLenses.ts';
import { chooseProposal } from './proposalList.ts';
import { findTarget, nearestHunk, type Target } from './targets.ts';
import { refuseWithoutComments } from './visibleComments.ts';
import { warmUp } from './warmUp.ts';
import type { WishHistory } from './wishHistory.ts';

/** The settings that inline edits read. */
export type EditSettings = Pick<Settings, 'get'>;

/** The commands on inline edits. Each throws what a person has to be told. */
export class InlineEdits implements vscode.Disposable {
  readonly #asker: Asker & Pick<Assistant, 'openConnection'>;
  readonly #settings: EditSettings;
  readonly #wishes: WishHistory;
  readonly #log: Log;
  readonly #decisions: Decisions;
  readonly #controller = vscode.comments.createCommentController(
    commentControllerId,
    vscode.l10n.t('Edgewise'),
  );
  readonly #open = new OpenProposals(this.#controller, (sentence) => {
    this.#log.watch(vscode.window.showInformationMessage(sentence));
  });
  readonly #documents: ProposalDocuments;
  readonly #accepted: AcceptedEdits;
  readonly #lenses: ProposalLenses;
  readonly #accepting = new Set<LiveProposal>();
  readonly #keys = new ProposalKeys();
  readonly #listeners: readonly vscode.Disposable[];

  constructor(
    asker: Asker & Pick<Assistant, 'openConnection'>,
    settings: EditSettings,
    wishes: WishHistory,
    log: Log,
    decisions: Decisions = decisionsInWindow,
  ) {
    this.#asker = asker;
    this.#settings = settings;
    this.#wishes = wishes;
    this.#log = log;
    this.#decisions = decisions;
    this.#documents = new ProposalDocuments(this.#open, log);
    this.#accepted = new AcceptedEdits(this.#controller, settings, log);
    this.#lenses = new ProposalLenses(this.#open, this.#accepted);
    const refresh = (): void => {
      this.#refreshKeys();
    };
    this.#listeners = [
      this.#open.onDidChange(refresh),
      this.#accepted.onDidChange(refresh),
      vscode.window.onDidChangeActiveTextEditor(refresh),
      vscode.window.onDidChangeTextEditorSelection(refresh),
    ];
    refresh();
  }

  /** Open proposals, oldest first. */
  get proposals(): readonly LiveProposal[] {
    return this.#open.all();
  }

  /** A proposal came or went. */
  get onDidChangeProposals(): vscode.Event<void> {
    return this.#open.onDidChangeSet;
  }

  /** Asks for a wish and starts a proposal for the lines selected, with several cursors for each of them. */
  async refactor(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) throw new Refusal(vscode.l10n.t('Open a file and select the code to refactor.'));
    refuseWithoutComments();
    const { document } = editor;
    this.#asker.openConnection();
    this.#log.watch(warmUp());
    const lines = new MovedLines(document);
    try {
      const codes = takeCodes(editor);
      const [taken, wish] = await Promise.all([
        codes,
        this.#decisions.wish(this.#wishes.list(), codes.then(nameOf)),
      ]);
      if (wish === undefined) return;
      await this.#wishes.add(wish);
      if (!(await this.#mayReplace(document.uri, lines.now(rangesOf(taken))))) return;
      this.#start(document, lines.now(rangesOf(taken)), { wish });
    } finally {
      lines.dispose();
    }
  }

  /**
   * Starts a proposal with a rewrite that is there already, and sends nothing.
   * @param range whole lines.
   * @returns undefined where an open proposal for these lines stays.
   */
  async propose(
    document: vscode.TextDocument,
    range: vscode.Range,
    rewrite: ReadyRewrite,
  ): Promise<LiveProposal | undefined> {
    refuseWithoutComments();
    const { version } = document;
    if (!(await this.#mayReplace(document.uri, [range], false))) return undefined;
    if (document.version !== version)
      throw new Refusal(vscode.l10n.t('The file was changed meanwhile. Apply the code again.'));
    const proposal = this.#add(document, [range], rewrite);
    this.#log.watch(this.#acceptByItself(proposal));
    return proposal;
  }

  /** Puts all that does not conflict into the file, as one edit. Does nothing while that is under way. */
  async accept(target?: unknown): Promise<void> {
    const { proposal, side } = this.#find(target);
    if (typeof side === 'number' && side !== proposal.shown)
      throw new Refusal(
        vscode.l10n.t(
          'This shows version {0}, and version {1} is the one to be decided about. Step to it first.',
          side + 1,
          proposal.shown + 1,
        ),
      );
    await this.#accept(proposal);
  }

  /** Puts one change into the file. A conflict is not decided by that. */
  async acceptChange(target?: unknown): Promise<void> {
    const { proposal, hunk } = this.#find(target);
    if (hunk?.kind === 'conflict')
      throw new Refusal(vscode.l10n.t('You and the model changed these lines. Choose whose lines stay.'));
    await this.#accept(proposal, hunk ?? refuseWithoutChange());
  }

  /** Puts the model's side of a conflict into the file. */
  async useModels(target?: unknown): Promise<void> {
    const { proposal, hunk } = this.#findConflict(target);
    await this.#accept(proposal, hunk);
  }

  /** Leaves the person's side of a conflict, and takes the model's out of the proposal. */
  keepMine(target?: unknown): void {
    const { proposal, hunk } = this.#findConflict(target);
    if (proposal.reject([hunk])) this.#finish(proposal);
  }

  /** Takes one change out of the proposal. */
  rejectChange(target?: unknown): void {
    const { proposal, hunk } = this.#find(target);
    if (proposal.reject([hunk ?? refuseWithoutChange()])) this.#finish(proposal);
  }

  /** Throws the proposal away. The file is as it is. */
  reject(target?: unknown): void {
    this.#finish(this.#find(target).proposal);
  }

  retry(target?: unknown): void {
    const { proposal } = this.#find(target);
    this.#watch(proposal, () => proposal.retry());
  }

  /** Asks again with other words. */
  async retryWith(target?: unknown): Promise<void> {
    const { proposal } = this.#find(target);
    const wish = await this.#decisions.wish(
      this.#wishes.list(),
      Promise.resolve(nameOfLines(proposal.ranges)),
    );
    if (wish === undefined) return;
    await this.#wishes.add(wish);
    this.#watch(proposal, () => proposal.retry(wish));
  }

  stop(target?: unknown): void {
    this.#find(target).proposal.stop();
  }

  step(by: -1 | 1, target?: unknown): void {
    this.#find(target).proposal.step(by);
  }

  /** Puts the cursor on the next (1) or the previous (-1) change, in this file or another. */
  async goToChange(by: -1 | 1, target?: unknown): Promise<void> {
    const next = nextHunk(this.#open, by, target);
    if (!next) throw new Refusal(vscode.l10n.t('There is no open change to go to.'));
    await goToHunk(this.#open, next);
  }

  async openDiff(target?: unknown): Promise<void> {
    await this.#documents.openDiff(this.#find(target).proposal);
  }

  /** Shows the version before the one shown beside it; of the first, the one after it. */
  async compareVersions(target?: unknown): Promise<void> {
    const { proposal } = this.#find(target);
    const { shown, versions } = proposal;
    if (versions.length === 1)
      throw new Refusal(vscode.l10n.t('There is one version only. Retry makes another.'));
    await this.#documents.compare(proposal, shown === 0 ? [0, 1] : [shown - 1, shown]);
  }

  /** Lists the open proposals and goes to the one that is chosen. */
  async list(): Promise<void> {
    const proposal = await chooseProposal(this.proposals);
    if (!proposal) return;
    try {
      await goToHunk(this.#open, { proposal, hunk: proposal.hunks[0] });
    } catch {
      if (await this.#decisions.discardUnreachable(proposal.uri)) this.#finish(proposal);
    }
  }

  /** Asks the model to repair the problems that an accepted edit brought, with the same seed, as a new proposal. */
  async repair(target?: unknown): Promise<void> {
    const accepted = this.#accepted.find(target);
    const document = await vscode.workspace.openTextDocument(accepted.uri);
    const { wish, attempt } = accepted.question;
    const { uri } = accepted;
    const ranges = accepted.linesIn(document);
    const problems = accepted.problems.map((problem) => sentenceOf(problem, uri));
    if (!(await this.#mayReplace(document.uri, ranges))) return;
    this.#start(document, ranges, { wish, attempt, problems });
    this.#accepted.drop(accepted);
  }

  /** Takes an accepted edit out again. */
  async undoAccepted(target?: unknown): Promise<void> {
    await this.#accepted.undo(target);
  }

  /** Leaves an accepted edit with its problems. */
  keepAccepted(target?: unknown): void {
    this.#accepted.drop(this.#accepted.find(target));
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    this.#accepted.dispose();
    this.#lenses.dispose();
    this.#documents.dispose();
    this.#open.dispose();
    this.#controller.dispose();
  }

  #find(target: unknown): Target {
    return findTarget(this.#open, target);
  }

  /** The conflict that is named; else the one nearest to the cursor. */
  #findConflict(target: unknown): { readonly proposal: LiveProposal; readonly hunk: DocumentHunk } {
    const { proposal, hunk } = this.#find(target);
    const conflicts = proposal.hunks.filter(({ kind }) => kind === 'conflict');
    const conflict = hunk?.kind === 'conflict' ? hunk : nearestHunk(proposal, conflicts);
    return { proposal, hunk: conflict ?? refuseWithoutChange() };
  }

  #start(document: vscode.TextDocument, ranges: readonly vscode.Range[], question: ProposalQuestion): void {
    const proposal = this.#add(document, ranges, question);
    this.#watch(proposal, () => proposal.ask());
  }

  #add(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    question: ProposalQuestion | ReadyRewrite,
  ): LiveProposal {
    const repairs = (): boolean => this.#settings.get('edgewise.edits.repairRefusals');
    const proposal = new LiveProposal(this.#asker, repairs, document, ranges, question);
    for (const other of this.#open.overlapping(document.uri, ranges)) this.#open.drop(other);
    this.#open.add(proposal);
    return proposal;
  }

  /** The thread shows a failure with Retry; a notification is for those that have another way on, such as a sign-in. */
  #watch(proposal: LiveProposal, ask: () => Promise<unknown>): void {
    const again = (): void => {
      if (this.#open.has(proposal)) this.#watch(proposal, () => proposal.retry());
    };
    const run = async (): Promise<void> => {
      try {
        const failure = await ask();
        if (hasOtherWayOn(failure)) await showProblem(failure, again);
        else await this.#acceptByItself(proposal);
      } catch (error) {
        await showProblem(error, again);
      }
    };
    this.#log.watch(run());
  }

  /** Where the person has set it, what the gate passed goes in without a question; a conflict is one. */
  async #acceptByItself(proposal: LiveProposal): Promise<void> {
    if (this.#settings.get('edgewise.edits.accept') !== 'automatically') return;
    const { phase, hunks, version } = proposal;
    const isWhole = version.parts.every(({ state }) => state.kind === 'ready');
    if (!this.#open.has(proposal) || phase !== 'ready' || !isWhole) return;
    if (hunks.every(({ kind }) => kind === 'open')) await this.#accept(proposal);
  }

  async #accept(proposal: LiveProposal, change?: DocumentHunk): Promise<void> {
    if (this.#accepting.has(proposal)) return;
    this.#accepting.add(proposal);
    try {
      this.#accepted.prepare(proposal);
      if (await proposal.accept(change && [change])) this.#finish(proposal);
    } finally {
      this.#accepting.delete(proposal);
    }
  }

  /** Nothing is left to decide: the proposal goes, and what was accepted of it is checked. */
  #finish(proposal: LiveProposal): void {
    this.#accepted.check(proposal);
    this.#open.drop(proposal);
  }

  async #mayReplace(uri: vscode.Uri, ranges: readonly vscode.Range[], asks = true): Promise<boolean> {
    return this.#open.overlapping(uri, ranges).length === 0 || this.#decisions.replaceOpen(asks);
  }

  #refreshKeys(): void {
    const nearest = this.#open.nearest();
    this.#log.watch(
      this.#keys.set({
        'edgewise.proposal': nearest?.proposal.phase ?? 'none',
        'edgewise.proposalAtCursor': (nearest?.distance ?? Infinity) <= 1,
        'edgewise.hasVersions': (nearest?.proposal.versions.length ?? 0) > 1,
        'edgewise.hasConflict': nearest?.proposal.hunks.some(({ kind }) => kind === 'conflict') ?? false,
        'edgewise.hasProposals': this.#open.all().length > 0,
        'edgewise.hasNewProblems': this.#accepted.hasProblems,
      }),
    );
  }
}

function refuseWithoutChange(): never {
  throw new Refusal(vscode.l10n.t('There is no change here to decide about.'));
}

/** Whether a failure offers more than to try again, which the thread does. */
function hasOtherWayOn(failure: unknown): boolean {
  return failure !== undefined && describeProblem(failure).actions.some(({ id }) => id !== 'retry');
}
