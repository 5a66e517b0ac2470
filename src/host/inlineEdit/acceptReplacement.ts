import * as vscode from 'vscode';
import { diffLines } from '../../core/edits/lineDiff.ts';
import { toLineFeeds } from '../../core/edits/lineEndings.ts';
import { Refusal } from '../problems.ts';

/**
 * Puts a replacement into a document as one edit, which one Undo takes out again: through an editor that shows the
 * document, so that selection and scroll stay, or through the workspace when none does. Only lines that differ are
 * touched.
 * @param range whole lines, from the start of the first to the end of the last.
 * @throws Refusal when the document cannot be changed; it is as it was then.
 */
export async function acceptReplacement(
  document: vscode.TextDocument,
  range: vscode.Range,
  replacement: string,
): Promise<void> {
  if (range.start.character !== 0)
    throw new Refusal(
      vscode.l10n.t('The proposal no longer begins where a line does, so nothing was replaced. Use Retry.'),
    );
  const edits = toEdits(document.getText(range), range.start.line, replacement);
  const before = document.getText();
  const editor = vscode.window.visibleTextEditors.find((candidate) => candidate.document === document);
  const isDone = editor ? await editInEditor(editor, edits) : await editInWorkspace(document, edits);
  // An editor of a read-only file claims success and changes nothing.
  if (isDone && document.getText() !== before) return;
  throw new Refusal(
    vscode.l10n.t(
      '{0} could not be changed: it is read-only, or it was changed at the same moment. The proposal is kept.',
      vscode.workspace.asRelativePath(document.uri),
    ),
  );
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

/** One edit for each changed place. The last line has no ending of its own, so a hunk there takes the one before it. */
function toEdits(current: string, firstLine: number, replacement: string): readonly vscode.TextEdit[] {
  const original = toLineFeeds(current).split('\n');
  return diffLines(original, toLineFeeds(replacement).split('\n')).map((hunk) => {
    const start = firstLine + hunk.originalStart;
    const end = start + hunk.originalLines.length;
    const lines = hunk.replacementLines;
    if (hunk.originalStart + hunk.originalLines.length < original.length)
      return vscode.TextEdit.replace(
        new vscode.Range(start, 0, end, 0),
        lines.map((line) => `${line}\n`).join(''),
      );
    return tailEdit(original, firstLine, hunk.originalStart, lines);
  });
}

function tailEdit(
  original: readonly string[],
  firstLine: number,
  originalStart: number,
  lines: readonly string[],
): vscode.TextEdit {
  const end = new vscode.Position(firstLine + original.length - 1, original.at(-1)?.length ?? 0);
  if (originalStart === 0)
    return vscode.TextEdit.replace(
      new vscode.Range(new vscode.Position(firstLine, 0), end),
      lines.join('\n'),
    );
  const before = originalStart - 1;
  const start = new vscode.Position(firstLine + before, original[before]?.length ?? 0);
  return vscode.TextEdit.replace(new vscode.Range(start, end), lines.map((line) => `\n${line}`).join(''));
}
