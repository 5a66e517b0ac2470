import * as vscode from 'vscode';
import type { DocumentHunk } from '../../core/edits/openEdit.ts';

/** Marks, in the code itself, the lines that a proposal would take out or replace, and those in conflict. */
export class MarkedLines implements vscode.Disposable {
  readonly #removed = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('diffEditor.removedLineBackground'),
    // High contrast has this in place of a background, as the diff editor does; other themes have none.
    borderColor: new vscode.ThemeColor('diffEditor.removedTextBorder'),
    borderStyle: 'dashed',
    borderWidth: '1px',
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.deletedForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });

  /** Lines that the person changed too, as in a merge. */
  readonly #conflict = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('merge.currentContentBackground'),
    borderColor: new vscode.ThemeColor('merge.border'),
    borderStyle: 'dashed',
    borderWidth: '1px',
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.currentContentForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });

  show(uri: vscode.Uri, hunks: readonly DocumentHunk[]): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.uri.toString() !== uri.toString()) continue;
      editor.setDecorations(this.#removed, linesOf(hunks, 'open'));
      editor.setDecorations(this.#conflict, linesOf(hunks, 'conflict'));
    }
  }

  dispose(): void {
    this.#removed.dispose();
    this.#conflict.dispose();
  }
}

function linesOf(hunks: readonly DocumentHunk[], wanted: DocumentHunk['kind']): readonly vscode.Range[] {
  return hunks
    .filter(({ start, end, kind }) => end > start && kind === wanted)
    .map(({ start, end }) => new vscode.Range(start, 0, end - 1, 0));
}
