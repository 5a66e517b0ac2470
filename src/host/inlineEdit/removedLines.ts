import * as vscode from 'vscode';
import type { DocumentHunk } from '../../core/edits/openEdit.ts';

/** Marks, in the code itself, the lines that a proposal would take out or replace. */
export class RemovedLines implements vscode.Disposable {
  readonly #decoration = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('diffEditor.removedLineBackground'),
    // High contrast has this in place of a background, as the diff editor does; other themes have none.
    borderColor: new vscode.ThemeColor('diffEditor.removedTextBorder'),
    borderStyle: 'dashed',
    borderWidth: '1px',
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.deletedForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });

  show(uri: vscode.Uri, hunks: readonly DocumentHunk[]): void {
    const ranges = hunks
      .filter(({ start, end, kind }) => end > start && kind === 'open')
      .map(({ start, end }) => new vscode.Range(start, 0, end - 1, 0));
    for (const editor of vscode.window.visibleTextEditors)
      if (editor.document.uri.toString() === uri.toString()) editor.setDecorations(this.#decoration, ranges);
  }

  dispose(): void {
    this.#decoration.dispose();
  }
}
