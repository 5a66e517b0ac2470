import * as vscode from 'vscode';
import { followChanges } from '../../core/edits/followChanges.ts';
import { joinTouching } from '../context/takeCode.ts';
import { Refusal } from '../problems.ts';
import { isEmptyPart, wholeLines } from './snapshot.ts';

/** Follows a document while the person is asked something, to say where lines of it have gone meanwhile. */
export class MovedLines implements vscode.Disposable {
  readonly #document: vscode.TextDocument;
  /** What it held when this began. */
  readonly #text: string;
  readonly #changes: vscode.TextDocumentContentChangeEvent[] = [];
  readonly #listener: vscode.Disposable;

  constructor(document: vscode.TextDocument) {
    this.#document = document;
    this.#text = document.getText();
    this.#listener = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) this.#changes.push(...event.contentChanges);
    });
  }

  /**
   * Where ranges of whole lines stand now, in whole lines again; those that have come to touch are one.
   * @param ranges as they were when this began.
   * @throws Refusal when there is no code left in one of them.
   */
  now(ranges: readonly vscode.Range[]): readonly vscode.Range[] {
    const moved = followChanges(ranges, this.#changes, this.#text, this.#document.getText());
    if (moved.some((range) => isEmptyPart(this.#document, range)))
      throw new Refusal(vscode.l10n.t('The selected code was deleted meanwhile, so nothing was asked.'));
    return joinTouching(wholeLines(this.#document, moved));
  }

  dispose(): void {
    this.#listener.dispose();
  }
}
