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
  const editor = editorOf(document);
  const isDone = editor
    ? await editInEditor(editor, edits, lineEdits)
    : await editInWorkspace(document, edits);
  // An editor of a read-only file claims success and changes nothing.
  return isDone && document.version !== version;
}

/** The one with the focus, where several show the document. */
function editorOf(document: vscode.TextDocument): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return [activeTextEditor, ...visibleTextEditors].find((editor) => editor?.document === document);
}

async function editInEditor(
  editor: vscode.TextEditor,
  edits: readonly vscode.TextEdit[],
  lineEdits: readonly LineEdit[],
): Promise<boolean> {
  const before = editor.selections;
  const apply = (builder: vscode.TextEditorEdit): void => {
    for (const { range, newText } of edits) builder.replace(range, newText);
  };
  const isDone = await editor.edit(apply, { undoStopBefore: true, undoStopAfter: true });
  const isInside = ({ active }: vscode.Selection): boolean =>
    edits.some(({ range }) => range.contains(active));
  // VS Code puts a cursor that is inside of an edit at its end, and moves all others rightly.
  if (isDone && before.some(isInside) && before.length === editor.selections.length)
    editor.selections = editor.selections.map((moved, index) => {
      const old = before[index];
      return old && isInside(old) ? keptAt(old, lineEdits, editor.document) : moved;
    });
  return isDone;
}

/** A selection at its own line, as far as the edits above it have moved that. */
function keptAt(
  { anchor, active }: vscode.Selection,
  lineEdits: readonly LineEdit[],
  document: vscode.TextDocument,
): vscode.Selection {
  const growth = lineEdits
    .filter(({ end }) => end <= active.line)
    .reduce((sum, { start, end, lines }) => sum + lines.length - (end - start), 0);
  const move = ({ line, character }: vscode.Position): vscode.Position =>
    document.validatePosition(new vscode.Position(Math.max(0, line + growth), character));
  return new vscode.Selection(move(anchor), move(active));
}

async function editInWorkspace(
  document: vscode.TextDocument,
  edits: readonly vscode.TextEdit[],
): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, [...edits]);
  return vscode.workspace.applyEdit(edit);
}
