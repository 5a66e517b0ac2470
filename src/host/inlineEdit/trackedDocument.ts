import * as vscode from 'vscode';
import { documentOf, type DocumentLines } from '../../core/edits/documentLines.ts';
import { toLines } from '../../core/edits/lineEndings.ts';
import { relocate } from '../../core/edits/relocate.ts';
import type { TextRange } from '../../core/edits/trackedRange.ts';
import { Refusal } from '../problems.ts';
import { linesOf } from './editDocument.ts';

/** A file and places in it, which follow what is typed, and stay known while the file is closed. */
export class TrackedDocument {
  #uri: vscode.Uri;
  #ranges: readonly TextRange[];
  /** What the file held when it was closed; undefined while it is open. */
  #closedLines: readonly string[] | undefined;

  constructor(uri: vscode.Uri, ranges: readonly TextRange[]) {
    this.#uri = uri;
    this.#ranges = ranges;
  }

  get uri(): vscode.Uri {
    return this.#uri;
  }

  /** Whole lines where nobody has typed at their edges. */
  get ranges(): readonly TextRange[] {
    return this.#ranges;
  }

  /** The places are known to be others now. */
  moveTo(ranges: readonly TextRange[]): void {
    this.#ranges = ranges;
  }

  /** The file has another name. */
  rename(uri: vscode.Uri): void {
    this.#uri = uri;
  }

  /** The file was closed: its text as it is known now. */
  close(document: vscode.TextDocument): void {
    this.#closedLines = toLines(document.getText());
  }

  /** The file was opened: its text may be another. */
  open(document: vscode.TextDocument): void {
    const before = this.#closedLines;
    if (!before) return;
    this.#closedLines = undefined;
    const after = toLines(document.getText());
    this.#ranges = this.#ranges.map((range) => relocate(range, before, after));
  }

  /** Undefined while the file is closed. */
  document(): vscode.TextDocument | undefined {
    const name = this.#uri.toString();
    return vscode.workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && uri.toString() === name);
  }

  /** The text as it is, or as it was when the file was closed. */
  lines(): DocumentLines {
    const document = this.document();
    return document ? linesOf(document) : documentOf(this.#closedLines ?? ['']);
  }

  allLines(): readonly string[] {
    const document = this.lines();
    return Array.from({ length: document.lineCount }, (_, line) => document.lineText(line));
  }

  /** @throws Refusal where there is no open document, saying why. */
  async openDocument(): Promise<vscode.TextDocument> {
    const document = this.document();
    if (!document) throw await this.#whyNotOpen();
    // A deleted file stays open in its editor, and changing it would bring it back.
    if (!document.isUntitled && !(await exists(this.#uri))) throw this.#isGone();
    return document;
  }

  async #whyNotOpen(): Promise<Refusal> {
    if (!(await exists(this.#uri))) return this.#isGone();
    return new Refusal(
      vscode.l10n.t('{0} is closed. Open it to accept the proposal, which is kept.', this.#path()),
    );
  }

  #isGone(): Refusal {
    return new Refusal(
      vscode.l10n.t('{0} does not exist any more. The proposal is kept until you reject it.', this.#path()),
    );
  }

  #path(): string {
    return vscode.workspace.asRelativePath(this.#uri);
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
