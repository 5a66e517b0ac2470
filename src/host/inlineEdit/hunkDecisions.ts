import * as vscode from 'vscode';
import { DecidedEdit, type Choice, type RewriteStore, type Rewrites } from '../../core/edits/decidedEdit.ts';
import { withLineEdits } from '../../core/edits/documentLines.ts';
import { toLineFeeds } from '../../core/edits/lineEndings.ts';
import type { DocumentHunk } from '../../core/edits/openEdit.ts';
import {
  partLines,
  reversalOf,
  type AcceptedStep,
  type PartLines,
  type Reversal,
} from '../../core/edits/reversal.ts';
import { Refusal } from '../problems.ts';
import { editDocument } from './editDocument.ts';
import type { TrackedDocument } from './trackedDocument.ts';

/** Takes a person's decisions about hunks into a document, and back out of it when they undo. */
export class HunkDecisions {
  readonly #place: TrackedDocument;
  readonly #edit: DecidedEdit;
  readonly #steps: AcceptedStep[] = [];
  /** What the parts held before the edit that is on its way. */
  #before: PartLines = [];
  #version: number | undefined;

  constructor(place: TrackedDocument, store: RewriteStore) {
    this.#place = place;
    this.#edit = new DecidedEdit(place, store, this.#text());
  }

  /** How many edits were made. */
  get stepCount(): number {
    return this.#steps.length;
  }

  /** The document's version right after the last edit. */
  get versionAfter(): number | undefined {
    return this.#version;
  }

  /** What takes out again all that was accepted. */
  reversal(): Reversal {
    return reversalOf(this.#steps, this.#place.ranges, this.#place.lines());
  }

  /** What is to be decided of a version, as the document is now. */
  hunks(version: number): readonly DocumentHunk[] {
    return this.#edit.hunks(version, this.#place.lines());
  }

  /** The document's lines with all that rewrites would change. */
  proposedLines(rewrites: Rewrites): readonly string[] {
    return withLineEdits(this.#place.allLines(), this.#edit.editsFor(rewrites, this.#place.lines()));
  }

  /**
   * Puts hunks of the version shown into the document as one edit.
   * @param choose takes those that are meant out of all there are.
   * @returns whether there was anything to put in.
   * @throws Refusal when that cannot be done now; document and decisions are as they were then.
   */
  async accept(choose: Choice): Promise<boolean> {
    const document = await this.#place.openDocument();
    const lineEdits = this.#edit.accept(choose, toLineFeeds(document.getText()));
    if (lineEdits.length === 0) return false;
    this.#before = partLines(this.#place.ranges, this.#place.lines());
    try {
      await editDocument(document, lineEdits);
    } catch (error) {
      this.#edit.endAccepting();
      throw error;
    }
    if (!this.#edit.endAccepting()) throw cannotChange(document.uri);
    return true;
  }

  /** Takes hunks out of the version shown. */
  reject(choose: Choice): void {
    this.#edit.reject(choose, this.#text());
  }

  /** The document changed: the places follow, and an Undo of an accepted hunk brings it back. */
  follow({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const wasAccepting = this.#edit.isAccepting();
    this.#edit.follow(toLineFeeds(document.getText()), contentChanges, howOf(reason));
    if (!wasAccepting || this.#edit.isAccepting()) return;
    const after = partLines(this.#place.ranges, this.#place.lines());
    this.#steps.push({ before: this.#before, after });
    this.#version = document.version;
  }

  /** The file was opened again, and its places are found. */
  restart(): void {
    this.#edit.restart(this.#text());
  }

  #text(): string {
    return this.#place.allLines().join('\n');
  }
}

function howOf(reason: vscode.TextDocumentChangeReason | undefined): 'edit' | 'undo' | 'redo' {
  if (reason === undefined) return 'edit';
  return reason === vscode.TextDocumentChangeReason.Undo ? 'undo' : 'redo';
}

function cannotChange(uri: vscode.Uri): Refusal {
  return new Refusal(
    vscode.l10n.t(
      '{0} could not be changed: it is read-only, or it was changed at the same moment. The proposal is kept.',
      vscode.workspace.asRelativePath(uri),
    ),
  );
}
