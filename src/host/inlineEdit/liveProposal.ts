import * as vscode from 'vscode';
import type { Rewrites } from '../../core/edits/decidedEdit.ts';
import type { DocumentHunk } from '../../core/edits/openEdit.ts';
import * as proposals from '../../core/edits/proposal.ts';
import type { Part, Phase, Version } from '../../core/edits/proposal.ts';
import { takesOut, type Reversal } from '../../core/edits/reversal.ts';
import { previewOf } from '../../core/edits/streamedPart.ts';
import { describeProblem, Refusal } from '../problems.ts';
import { promptFor, type Asker } from './askForRewrite.ts';
import { askForVersion, type VersionSlot } from './askForVersion.ts';
import { sameHunks, withoutConflicts } from './hunkChoice.ts';
import { HunkDecisions } from './hunkDecisions.ts';
import { isEmptyPart, takeSnapshot, wholeLines } from './snapshot.ts';
import { TrackedDocument } from './trackedDocument.ts';

/** What a proposal is for. */
export interface ProposalQuestion {
  readonly wish: string;
  /** Problems that it has to repair, each as a sentence. */
  readonly problems?: readonly string[];
  /** The attempt to begin with: with the same number, the model is asked with the same seed. Default 1. */
  readonly attempt?: number;
}

/** A rewrite of one range that is there already. */
export interface ReadyRewrite {
  /** The gate passed it. */
  readonly text: string;
  /** What it was asked for with, '' for nothing that a rewrite could be asked for with. */
  readonly wish: string;
  /** The name of the model that wrote it. */
  readonly modelName: string;
}

/** One proposal in one document, from the question to the last decision: its versions, its places, its request. */
export class LiveProposal implements vscode.Disposable {
  readonly #asker: Asker;
  readonly #repairsRefusals: () => boolean;
  readonly #place: TrackedDocument;
  readonly #decisions: HunkDecisions;
  readonly #writer: string | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  #versions: readonly Version[];
  #shown = 0;
  #request: AbortController | undefined;
  #hunks: readonly DocumentHunk[] = [];
  #isDisposed = false;

  readonly id = crypto.randomUUID();
  /** Anything that can be seen changed. */
  readonly onDidChange = this.#changed.event;

  /**
   * @param repairsRefusals whether a refused reply is asked for once more by itself.
   * @param ranges whole lines, in the order of the document.
   * @param question what is to be asked, or for one range what is there already.
   * @throws TooLarge when the code does not fit the model.
   */
  constructor(
    asker: Asker,
    repairsRefusals: () => boolean,
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    question: ProposalQuestion | ReadyRewrite,
  ) {
    this.#asker = asker;
    this.#repairsRefusals = repairsRefusals;
    this.#place = new TrackedDocument(document.uri, ranges);
    this.#versions = [
      'text' in question
        ? readyVersionOf(document, ranges, question)
        : this.#newVersion(document, ranges, { attempt: 1, problems: [], ...question }),
    ];
    this.#writer = 'text' in question ? question.modelName : undefined;
    this.#decisions = new HunkDecisions(this.#place, this.#rewriteStore());
    this.#refresh();
  }

  get uri(): vscode.Uri {
    return this.#place.uri;
  }

  /** The version that is shown and that Accept takes. */
  get version(): Version {
    return this.#versionAt(this.#shown);
  }

  get versions(): readonly Version[] {
    return this.#versions;
  }

  /** Index of the version that is shown. */
  get shown(): number {
    return this.#shown;
  }

  get phase(): Phase {
    return proposals.phaseOf(this.version);
  }

  /** The model's name as a person knows it. */
  get modelName(): string {
    return (this.version.isFromChat && this.#writer) ?? this.#asker.model.name;
  }

  /** Where the code stands now, a range for each part. An edit at its edge can move that into the middle of a line. */
  get ranges(): readonly vscode.Range[] {
    return this.#place.ranges.map(
      ({ start, end }) => new vscode.Range(start.line, start.character, end.line, end.character),
    );
  }

  /** What is still to be decided, in the order of the document; nothing while the model is at it. */
  get hunks(): readonly DocumentHunk[] {
    return this.#hunks;
  }

  /** The file's lines as they are. */
  currentLines(): readonly string[] {
    return this.#place.allLines();
  }

  /** The file's lines with all that a version would change, or would change so far. @param version its index. */
  proposedLines(version: number): readonly string[] {
    const { parts, wish } = this.#versionAt(version);
    return this.#decisions.proposedLines(parts.map((part) => previewOf(part, { wish })));
  }

  /** What takes out again all that was accepted, of whichever version, and leaves what the person typed. */
  reversal(): Reversal {
    return this.#decisions.reversal();
  }

  /** The file's version right after its only edit; undefined where it made none, or several. */
  get versionAfterOnlyEdit(): number | undefined {
    return this.#decisions.stepCount === 1 ? this.#decisions.versionAfter : undefined;
  }

  /** Whether some change of it is in the file, and was not undone. */
  get hasAccepted(): boolean {
    return this.#decisions.stepCount > 0 && takesOut(this.reversal());
  }

  /**
   * Asks the model about each part and sees the replies through to their verdicts.
   * @returns what the request failed with, already part of the state; undefined where it did not.
   */
  async ask(): Promise<unknown> {
    const request = new AbortController();
    this.#request?.abort();
    this.#request = request;
    const slot = this.#slot(this.#shown, request);
    try {
      await askForVersion(this.#asker, slot, this.#repairsRefusals(), request.signal);
      return undefined;
    } catch (error) {
      if (request.signal.aborted) return undefined;
      slot.set(proposals.fail(slot.get(), describeProblem(error)));
      return error;
    }
  }

  /** Ends the request. What came stays to be read. */
  stop(): void {
    const request = this.#request;
    this.#request = undefined;
    if (this.phase === 'streaming') this.#setVersion(this.#shown, proposals.stop(this.version));
    request?.abort();
  }

  /**
   * Asks again, for the code as it is now; the versions before stay.
   * @param wish another wish; without one the same is asked with another seed.
   * @returns like `ask`. @throws TooLarge when the code has grown too large.
   */
  async retry(wish?: string): Promise<unknown> {
    if (wish === undefined && this.version.isFromChat)
      throw new Refusal(
        vscode.l10n.t(
          'This comes from an answer in the chat. Ask there for another one, or retry with a wish.',
        ),
      );
    const document = await vscode.workspace.openTextDocument(this.uri);
    if (this.#isDisposed) return undefined;
    const lines = wholeLines(document, this.#place.ranges);
    if (this.#place.ranges.some((range) => isEmptyPart(document, range)))
      throw new Refusal(vscode.l10n.t('The code that this was about was deleted, so nothing was asked.'));
    const attempt = Math.max(...this.#versions.map((version) => version.attempt)) + 1;
    const next = this.#newVersion(document, lines, {
      wish: wish ?? this.version.wish,
      problems: this.version.problems,
      attempt,
    });
    this.stop();
    this.#place.moveTo(lines);
    this.#versions = [...this.#versions, next];
    this.#shown = this.#versions.length - 1;
    this.#refresh();
    return this.ask();
  }

  /** Shows an earlier (-1) or a later (+1) version. @throws Refusal where there is none, or the model is still at it. */
  step(by: -1 | 1): void {
    if (this.phase === 'streaming')
      throw new Refusal(
        vscode.l10n.t('The model is still writing. Stop it, or wait, to see other versions.'),
      );
    if (!this.#versions[this.#shown + by])
      throw new Refusal(vscode.l10n.t('There is no other version in this direction.'));
    this.#shown += by;
    this.#refresh();
  }

  /**
   * Puts hunks into the document as one edit.
   * @param hunks of `this.hunks`; undefined for all that do not conflict.
   * @returns whether nothing is left to decide.
   * @throws Refusal when that cannot be done now; document and proposal are as they were then.
   */
  async accept(hunks?: readonly DocumentHunk[]): Promise<boolean> {
    const version = this.#shown;
    await this.#decisions.accept((all) => {
      // The file was looked for meanwhile, and anything can have happened.
      this.#refuseUnlessReady(version);
      return hunks ? sameHunks(all, hunks) : withoutConflicts(all);
    });
    this.#refresh();
    return this.#hunks.length === 0;
  }

  /** Takes hunks out of the proposal. @returns whether nothing is left to decide. */
  reject(hunks: readonly DocumentHunk[]): boolean {
    this.#decisions.reject((all) => sameHunks(all, hunks));
    this.#refresh();
    return this.#hunks.length === 0;
  }

  /** The document changed. */
  follow(event: vscode.TextDocumentChangeEvent): void {
    if (event.contentChanges.length === 0) return;
    this.#decisions.follow(event);
    this.#refresh();
  }

  /** The file was opened again. */
  open(document: vscode.TextDocument): void {
    this.#place.open(document);
    this.#decisions.restart();
    this.#refresh();
  }

  close(document: vscode.TextDocument): void {
    this.#place.close(document);
  }

  rename(uri: vscode.Uri): void {
    this.#place.rename(uri);
    this.#refresh();
  }

  /** Ends the request; the file is as it is. */
  dispose(): void {
    this.#isDisposed = true;
    this.stop();
    this.#changed.dispose();
  }

  #refuseUnlessReady(version: number): void {
    if (this.phase === 'streaming')
      throw new Refusal(vscode.l10n.t('The model is still writing. Accept when it is done.'));
    if (this.#isDisposed || this.#shown !== version || this.phase !== 'ready')
      throw new Refusal(vscode.l10n.t('This proposal cannot be accepted (any more).'));
  }

  /** A version for one request to write into, as long as that is the proposal's own. */
  #slot(index: number, request: AbortController): VersionSlot {
    return {
      get: () => this.#versionAt(index),
      set: (version) => {
        if (this.#request === request) this.#setVersion(index, version);
      },
    };
  }

  #rewriteStore(): {
    shown: number;
    get: (version: number) => Rewrites;
    set: (version: number, rewrites: Rewrites) => void;
  } {
    const shown = (): number => this.#shown;
    return {
      get shown() {
        return shown();
      },
      get: (version) =>
        this.#versionAt(version).parts.map(({ state }) =>
          state.kind === 'ready' ? state.rewrite : undefined,
        ),
      set: (version, rewrites) => {
        const current = this.#versionAt(version);
        const parts = current.parts.map((part, index): Part => {
          const rewrite = rewrites[index];
          return rewrite ? { ...part, state: { kind: 'ready', rewrite } } : part;
        });
        this.#versions = this.#versions.with(version, { ...current, parts });
      },
    };
  }

  #versionAt(index: number): Version {
    const version = this.#versions[index];
    if (!version) throw new RangeError(`There is no version ${index}.`);
    return version;
  }

  #setVersion(index: number, version: Version): void {
    this.#versions = this.#versions.with(index, version);
    this.#refresh();
  }

  #refresh(): void {
    if (this.#isDisposed) return;
    this.#hunks = this.phase === 'ready' ? this.#decisions.hunks(this.#shown) : [];
    this.#changed.fire();
  }

  #newVersion(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    question: Required<ProposalQuestion>,
  ): Version {
    const snapshots = ranges.map((range) => takeSnapshot(document, range));
    for (const snapshot of snapshots) promptFor(this.#asker, { snapshot, ...question });
    return proposals.startVersion(question, snapshots);
  }
}

function readyVersionOf(
  document: vscode.TextDocument,
  [range]: readonly vscode.Range[],
  { text, wish }: ReadyRewrite,
): Version {
  if (!range) throw new RangeError('A rewrite needs a place.');
  return proposals.readyVersion(wish, takeSnapshot(document, range), text);
}
