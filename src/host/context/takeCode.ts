import * as vscode from 'vscode';
import { Refusal } from '../problems.ts';
import { blockAround } from './block.ts';
import { pathFor } from './path.ts';
import { symbolAround } from './symbol.ts';

/** Code that a request is about, with the document around it. */
export interface TakenCode {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly text: string;
  /** All text of the document before and after the range. */
  readonly before: string;
  readonly after: string;
  /** How it was chosen: by the person, as the symbol around the cursor, or as the block of lines around it. */
  readonly scope: 'selection' | 'symbol' | 'block';
  readonly symbol?: string;
  /** The document as a person knows it: relative to its workspace folder, or its name outside of any. */
  readonly path: string;
}

/**
 * Takes what a request is about from an editor: the selection; without one the innermost symbol around the cursor, else
 * the block of lines around it.
 * @param unit 'lines' widens the selection to whole lines, without the line that it only touches at its start.
 * @throws Refusal when there is no code to take, saying why.
 */
export async function takeCode(editor: vscode.TextEditor, unit: 'exact' | 'lines'): Promise<TakenCode> {
  const [code] = await takeAll(editor.document, [editor.selection], unit);
  return code;
}

/**
 * The same for each selection of an editor with several cursors, in whole lines and in the order of the document. Those
 * that share a line or touch are one.
 */
export async function takeCodes({
  document,
  selection,
  selections,
}: vscode.TextEditor): Promise<readonly TakenCode[]> {
  const [first, ...others] = await takeAll(document, [selection, ...selections], 'lines');
  if (selections.length === 1) return [first];
  return joinTouching(others.map(({ range }) => range)).map((range) =>
    takeRange(document, { range, scope: 'selection' }),
  );
}

type Several<T> = readonly [T, ...T[]];

/** What is selected is taken at once, before anything is waited for: the person may go on and select something else. */
async function takeAll(
  document: vscode.TextDocument,
  [first, ...others]: Several<vscode.Selection>,
  unit: 'exact' | 'lines',
): Promise<Several<TakenCode>> {
  refuseWhatIsNoCode(document);
  const [code, codes] = await Promise.all([
    takeAt(document, first, unit),
    Promise.all(others.map((selection) => takeAt(document, selection, unit))),
    unit === 'lines' ? refuseWhatCannotChange(document) : undefined,
  ]);
  return [code, ...codes];
}

/** Ranges of whole lines in the order of the document; those that share a line or touch are one. */
export function joinTouching(ranges: readonly vscode.Range[]): readonly vscode.Range[] {
  const joined: vscode.Range[] = [];
  for (const range of ranges.toSorted((one, other) => one.start.compareTo(other.start))) {
    const last = joined.at(-1);
    if (last && range.start.line <= last.end.line + 1) joined.splice(-1, 1, last.union(range));
    else joined.push(range);
  }
  return joined;
}

async function takeAt(
  document: vscode.TextDocument,
  selection: vscode.Selection,
  unit: 'exact' | 'lines',
): Promise<TakenCode> {
  const chosen = selection.isEmpty
    ? await around(document, selection.active)
    : fromSelection(document, selection, unit);
  return takeRange(document, chosen);
}

function takeRange(document: vscode.TextDocument, chosen: Chosen): TakenCode {
  const text = document.getText(chosen.range);
  if (text.trim() === '')
    throw new Refusal(vscode.l10n.t('There is no code here. Select some, or put the cursor into it.'));
  const end = document.lineAt(document.lineCount - 1).range.end;
  return {
    ...chosen,
    document,
    text,
    before: document.getText(new vscode.Range(new vscode.Position(0, 0), chosen.range.start)),
    after: document.getText(new vscode.Range(chosen.range.end, end)),
    path: pathFor(document.uri),
  };
}

type Chosen = Pick<TakenCode, 'range' | 'scope' | 'symbol'>;

function fromSelection(
  document: vscode.TextDocument,
  selection: vscode.Selection,
  unit: 'exact' | 'lines',
): Chosen {
  const range =
    unit === 'exact' ? new vscode.Range(selection.start, selection.end) : wholeLines(document, selection);
  return { range, scope: 'selection' };
}

async function around(document: vscode.TextDocument, cursor: vscode.Position): Promise<Chosen> {
  const symbol = await symbolAround(document, cursor);
  if (symbol)
    return {
      range: wholeLines(document, symbol.range),
      scope: 'symbol',
      symbol: symbol.name,
    };
  return {
    range: blockAround(document, document.validatePosition(cursor).line),
    scope: 'block',
  };
}

/** From the start of the first line to the end of the last, without its line ending. */
function wholeLines(document: vscode.TextDocument, range: vscode.Range): vscode.Range {
  const touchesOnly = range.end.character === 0 && range.end.line > range.start.line;
  const last = touchesOnly ? range.end.line - 1 : range.end.line;
  return new vscode.Range(new vscode.Position(range.start.line, 0), document.lineAt(last).range.end);
}

/** A proposal is a comment thread, and a cell of a notebook has none. */
async function refuseWhatCannotChange(document: vscode.TextDocument): Promise<void> {
  if (document.uri.scheme === 'vscode-notebook-cell')
    throw new Refusal(vscode.l10n.t('Code in a notebook cell can be explained, but not refactored yet.'));
  if (!document.isUntitled && (await isReadOnly(document.uri)))
    throw new Refusal(vscode.l10n.t('This document is read-only, so there is nothing to refactor.'));
}

/** Whether a file cannot be written. */
export async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (!vscode.workspace.fs.isWritableFileSystem(uri.scheme)) return true;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    // A file that is not on disk any more can still be edited and saved.
    return false;
  }
}

function refuseWhatIsNoCode(document: vscode.TextDocument): void {
  const text = document.getText();
  if (text.trim() === '')
    throw new Refusal(vscode.l10n.t('This file is empty: there is nothing to ask about.'));
  if (text.includes('\0'))
    throw new Refusal(vscode.l10n.t('This is a binary file. Edgewise reads text files only.'));
}
