import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Settings } from '../../settings.ts';
import { Refusal } from '../problems.ts';
import type { Log } from '../service/log.ts';
import { AcceptedEdit } from './acceptedEdit.ts';
import type { LiveProposal } from './liveProposal.ts';
import { distanceTo, isSameFile, renamed } from './places.ts';
import {
  takeProblems,
  waitForLateProblems,
  waitForNewProblems,
  type ProblemsBefore,
} from './problemCheck.ts';

/** What a code lens over an accepted edit passes to a command. */
const lensTarget = v.object({ accepted: v.string() });
export type AcceptedLensTarget = v.InferOutput<typeof lensTarget>;

/** How long a good outcome stands in the status bar, in milliseconds. */
const messageTime = 6000;

/** Looks at what accepted edits brought, and keeps those with problems until the person decides. */
export class AcceptedEdits implements vscode.Disposable {
  readonly #controller: vscode.CommentController;
  readonly #settings: Pick<Settings, 'get'>;
  readonly #log: Log;
  readonly #before = new WeakMap<LiveProposal, ProblemsBefore>();
  readonly #edits = new Set<AcceptedEdit>();
  readonly #undoing = new Set<AcceptedEdit>();
  readonly #ending = new AbortController();
  /** The good outcome in the status bar; gone, at the latest, when the next one is known. */
  #message: vscode.Disposable | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listeners: readonly vscode.Disposable[] = [
    vscode.workspace.onDidChangeTextDocument((event) => {
      for (const edit of this.#in(event.document.uri)) {
        edit.follow(event);
        if (event.reason !== undefined && edit.isUndone) this.drop(edit);
      }
    }),
    vscode.workspace.onDidOpenTextDocument((document) => {
      for (const edit of this.#in(document.uri)) edit.open(document);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.isClosed) for (const edit of this.#in(document.uri)) edit.close(document);
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files)
        for (const edit of this.#edits)
          if (isSameFile(oldUri, edit.uri)) edit.rename(renamed(edit.uri, oldUri, newUri));
    }),
  ];

  /** Edits with problems came or went. */
  readonly onDidChange = this.#changed.event;

  constructor(controller: vscode.CommentController, settings: Pick<Settings, 'get'>, log: Log) {
    this.#controller = controller;
    this.#settings = settings;
    this.#log = log;
  }

  /** Whether any edit with problems waits for the person. */
  get hasProblems(): boolean {
    return this.withProblems().length > 0;
  }

  /** To be called right before a change of a proposal goes into its file. */
  prepare(proposal: LiveProposal): void {
    if (!proposal.hasAccepted) this.#before.set(proposal, takeProblems());
  }

  /** To be called when nothing of a proposal is left to decide. What was accepted of it is checked. */
  check(proposal: LiveProposal): void {
    const before = this.#before.get(proposal);
    const document = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.toString() === proposal.uri.toString(),
    );
    if (!before || !document || !proposal.hasAccepted) return;
    if (!this.#settings.get('edgewise.edits.checkProblems')) return;
    const { wish, attempt } = proposal.version;
    const question = {
      wish,
      attempt,
      modelName: proposal.modelName,
      versionAfter: proposal.versionAfterOnlyEdit,
    };
    const edit = new AcceptedEdit(this.#controller, document, proposal.reversal(), question);
    this.#edits.add(edit);
    this.#log.watch(this.#check(edit, before));
  }

  /** Those with problems, oldest first. */
  withProblems(): readonly AcceptedEdit[] {
    return [...this.#edits].filter(({ problems }) => problems.length > 0);
  }

  /**
   * The edit of a menu's thread or of a code lens; without either the one nearest to the cursor, else the last one.
   * @throws Refusal where none has problems, or where the one that was named is decided about already.
   */
  find(target: unknown): AcceptedEdit {
    const lens = v.safeParse(lensTarget, target);
    const shown = this.withProblems();
    const isNamed = target !== undefined && !(target instanceof vscode.Uri);
    const found = isNamed
      ? shown.find((edit) => edit.hasThread(target) || (lens.success && edit.id === lens.output.accepted))
      : (nearest(shown) ?? shown.at(-1));
    if (!found) throw new Refusal(vscode.l10n.t('There is no accepted edit with new problems.'));
    return found;
  }

  /** Takes the edit that `find` finds out of its file. Does nothing while that is under way. */
  async undo(target: unknown): Promise<void> {
    const edit = this.find(target);
    if (this.#undoing.has(edit)) return;
    this.#undoing.add(edit);
    try {
      await edit.undo();
      this.drop(edit);
    } finally {
      this.#undoing.delete(edit);
    }
  }

  drop(edit: AcceptedEdit): void {
    this.#edits.delete(edit);
    edit.dispose();
    this.#changed.fire();
  }

  dispose(): void {
    this.#ending.abort();
    for (const listener of this.#listeners) listener.dispose();
    this.#message?.dispose();
    for (const edit of this.#edits) this.drop(edit);
    this.#changed.dispose();
  }

  #in(uri: vscode.Uri): readonly AcceptedEdit[] {
    return [...this.#edits].filter((edit) => edit.uri.toString() === uri.toString());
  }

  async #check(edit: AcceptedEdit, before: ProblemsBefore): Promise<void> {
    const { signal } = this.#ending;
    const problems = await waitForNewProblems(edit.uri, before, { signal });
    if (signal.aborted) return;
    this.#message?.dispose();
    if (problems.length === 0)
      this.#message = vscode.window.setStatusBarMessage(
        `$(check) ${vscode.l10n.t('Edgewise: accepted, no new problems')}`,
        messageTime,
      );
    const found =
      problems.length > 0
        ? problems
        : await waitForLateProblems(edit.uri, before, () => edit.isUntouched, { signal });
    if (found.length === 0) {
      this.drop(edit);
      return;
    }
    this.#message?.dispose();
    edit.show(found);
    this.#changed.fire();
  }
}

function nearest(edits: readonly AcceptedEdit[]): AcceptedEdit | undefined {
  const editor = vscode.window.activeTextEditor;
  const line = editor?.selection.active.line ?? 0;
  return edits
    .filter(({ uri }) => uri.toString() === editor?.document.uri.toString())
    .map((edit) => ({ edit, distance: Math.min(...edit.ranges.map((range) => distanceTo(range, line))) }))
    .toSorted((one, other) => one.distance - other.distance)[0]?.edit;
}
