import * as vscode from 'vscode';
import { toTextChanges, type DocumentLines, type LineEdit } from '../../core/edits/documentLines.ts';

/** A document of the editor as the core's edits know it. */
export function linesOf(document: vscode.TextDocument): DocumentLines {
  return {
    lineCount: document.lineCount,
    lineText: (line) => document.lineAt(line).text,
  };
}

/**
 * Changes lines of a document in one edit, which one Undo takes out again: through an editor that shows the document, so
 * that selection and scroll stay, or through the workspace when none does. No formatter runs.
 * @param lineEdits in order, not overlapping; at least one.
 * @returns whether the document was changed. An edit that comes too late for what was typed meanwhile is none.
 */
export async function editDocument(
  document: vscode.TextDocument,
  lineEdits: readonly LineEdit[],
): Promise<boolean> {
  const { version } = document;
  const edits = toTextChanges(linesOf(document), lineEdits).map(({ range: { start, end }, text }) =>
    vscode.TextEdit.replace(new vscode.Range(start.line, start.character, end.line, end.character), text),
  );
  const editor = vscode.window.visibleTextEditors.find((candidate) => candidate.document === document);
  const isDone = editor ? await editInEditor(editor, edits) : await editInWorkspace(document, edits);
  // An editor of a read-only file claims success and changes nothing.
  return isDone && document.version !== version;
}

async function editInEditor(editor: vscode.TextEditor, edits: readonly vscode.TextEdit[]): Promise<boolean> {
  const cursor = editor.selections;
  const apply = (builder: vscode.TextEditorEdit): void => {
    for (const { range, newText } of edits) builder.replace(range, newText);
  };
  const isDone = await editor.edit(apply, { undoStopBefore: true, undoStopAfter: true });
  if (isDone && edits.some(({ range }) => cursor.some((selection) => range.contains(selection.active))))
    editor.selections = cursor.map(({ anchor, active }) => new vscode.Selection(anchor, active));
  return isDone;
}

async function editInWorkspace(
  document: vscode.TextDocument,
  edits: readonly vscode.TextEdit[],
): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, [...edits]);
  return vscode.workspace.applyEdit(edit);
}
