import * as vscode from 'vscode';
import { AcceptHistory } from '../../core/edits/acceptHistory.ts';
import { withLineEdits } from '../../core/edits/documentLines.ts';
import { toLines } from '../../core/edits/lineEndings.ts';
import {
  acceptHunks,
  hunksOf,
  rejectHunks,
  type Acceptance,
  type DocumentHunk,
  type OpenEdit,
} from '../../core/edits/openEdit.ts';
import type { Rewrite } from '../../core/edits/rewrite.ts';
import type { TextRange } from '../../core/edits/trackedRange.ts';
import { Refusal } from '../problems.ts';
import { editDocument } from './editDocument.ts';
import type { TrackedDocument } from './trackedDocument.ts';

/** A rewrite for each part of a version; undefined where there is none to decide about. */
export type Rewrites = readonly (Rewrite | undefined)[];

/** Where the rewrites are kept: those of the version that is shown, and of any other by its index. */
export interface RewriteStore {
  readonly shown: number;
  get(version: number): Rewrites;
  set(version: number, rewrites: Rewrites): void;
}

/** Where the decisions stand at a moment, for Undo and Redo. */
interface Standing {
  readonly version: number;
  readonly ranges: readonly TextRange[];
  readonly rewrites: Rewrites;
}

/** Takes a person's decisions about hunks into a document, and back out of it when they undo. */
export class HunkDecisions {
  readonly #place: TrackedDocument;
  readonly #store: RewriteStore;
  readonly #history = new AcceptHistory<Standing>();
  /** Set while an accepted edit is on its way into the document: what that will hold, and what then is so. */
  #expected: { readonly text: string; readonly edit: OpenEdit } | undefined;

  constructor(place: TrackedDocument, store: RewriteStore) {
    this.#place = place;
    this.#store = store;
  }

  /** What is to be decided of a version, as the document is now. */
  hunks(version: number): readonly DocumentHunk[] {
    return hunksOf(this.#edit(version), this.#place.lines());
  }

  /** The document's lines with all that rewrites would change. */
  proposedLines(rewrites: Rewrites): readonly string[] {
    const edit = this.#withRanges(rewrites);
    const document = this.#place.lines();
    const { lineEdits } = acceptHunks(edit, document, hunksOf(edit, document));
    return withLineEdits(this.#place.allLines(), lineEdits);
  }

  /**
   * Puts hunks of the version shown into the document as one edit.
   * @param choose takes those that are meant out of all there are.
   * @returns whether there was anything to put in.
   * @throws Refusal when that cannot be done now; document and decisions are as they were then.
   */
  async accept(choose: (hunks: readonly DocumentHunk[]) => readonly DocumentHunk[]): Promise<boolean> {
    const document = await this.#place.openDocument();
    const { shown } = this.#store;
    const acceptance = acceptHunks(this.#edit(shown), this.#place.lines(), choose(this.hunks(shown)));
    if (acceptance.lineEdits.length === 0) return false;
    await this.#apply(document, acceptance);
    return true;
  }

  /** Takes hunks out of the version shown. */
  reject(choose: (hunks: readonly DocumentHunk[]) => readonly DocumentHunk[]): void {
    const { shown } = this.#store;
    this.#set(shown, rejectHunks(this.#edit(shown), choose(this.hunks(shown))));
  }

  /** The document changed: the places follow, and an Undo of an accepted hunk brings it back. */
  follow({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    if (this.#expected?.text === document.getText()) {
      const { edit } = this.#expected;
      this.#expected = undefined;
      this.#place.moveTo(edit.map(({ range }) => range));
      this.#set(this.#store.shown, edit);
      return;
    }
    this.#place.follow(contentChanges);
    if (reason === undefined) return;
    const how = reason === vscode.TextDocumentChangeReason.Undo ? 'undo' : 'redo';
    const standing = this.#history.find(document.getText(), how);
    if (!standing) return;
    this.#place.moveTo(standing.ranges);
    this.#store.set(standing.version, standing.rewrites);
  }

  async #apply(document: vscode.TextDocument, { lineEdits, edit }: Acceptance): Promise<void> {
    const before = { text: document.getText(), state: this.#standing() };
    const ending = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    const text = withLineEdits(toLines(before.text), lineEdits).join(ending);
    this.#expected = { text, edit };
    try {
      const isDone = await editDocument(document, lineEdits);
      if (!isDone || this.#isExpecting()) throw cannotChange(document.uri);
    } finally {
      this.#expected = undefined;
    }
    this.#history.add(before, { text, state: this.#standing() });
  }

  #isExpecting(): boolean {
    return this.#expected !== undefined;
  }

  #standing(): Standing {
    const { shown } = this.#store;
    return { version: shown, ranges: this.#place.ranges, rewrites: this.#store.get(shown) };
  }

  #edit(version: number): OpenEdit {
    return this.#withRanges(this.#store.get(version));
  }

  #withRanges(rewrites: Rewrites): OpenEdit {
    return this.#place.ranges.map((range, part) => ({ range, rewrite: rewrites[part] }));
  }

  #set(version: number, edit: OpenEdit): void {
    this.#store.set(
      version,
      edit.map(({ rewrite }) => rewrite),
    );
  }
}

function cannotChange(uri: vscode.Uri): Refusal {
  return new Refusal(
    vscode.l10n.t(
      '{0} could not be changed: it is read-only, or it was changed at the same moment. The proposal is kept.',
      vscode.workspace.asRelativePath(uri),
    ),
  );
}
