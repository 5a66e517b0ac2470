import * as vscode from 'vscode';
import type { CodeReference } from '../../core/conversation/attachment.ts';
import { findSecret } from '../../core/context/secretText.ts';
import type { TextRange } from '../../core/edits/trackedRange.ts';
import { trimSurroundings } from '../../core/prompts/surroundings.ts';
import { pathFor } from '../context/path.ts';
import { Refusal } from '../problems.ts';
import { documentSymbols } from './documentSymbols.ts';
import { refuseSecretFile, refuseSecrets } from './readableFiles.ts';
import type { SourceOf } from './source.ts';
import { nameOf, plain, type TakenChip, type TakingTools } from './takenChip.ts';

/** Share of the room for a question that lines around a selection may take. */
const shareForSurroundings = 0.15;
/** How long the language's extension may take to say where a symbol is, in milliseconds: it may only be starting. */
const patience = 10_000;

export async function takeSelection(source: SourceOf<'selection'>, tools: TakingTools): Promise<TakenChip> {
  const document = await tools.files.open(vscode.Uri.parse(source.uri, true));
  const range = document.validateRange(toRange(source.range));
  if (source.range.isVoid || document.getText(range).trim() === '')
    throw new Refusal(vscode.l10n.t('There is no code here. Select some, or put the cursor into it.'));
  return partOf(document, range, 'selection', tools);
}

export async function takeSymbol(
  { uri, name, position }: SourceOf<'symbol'>,
  tools: TakingTools,
): Promise<TakenChip> {
  const document = await tools.files.open(vscode.Uri.parse(uri, true));
  const at = new vscode.Position(position.line, position.character);
  const named = (await documentSymbols(document.uri, patience)).filter((symbol) => symbol.name === name);
  const found =
    named.find(({ range }) => range.contains(at)) ??
    named.toSorted((one, other) => distance(one.range, at) - distance(other.range, at))[0];
  if (!found) throw new Refusal(vscode.l10n.t('{0} is not in {1} any more.', name, pathFor(document.uri)));
  const { range } = found;
  const whole = new vscode.Range(
    range.start.line,
    0,
    range.end.line,
    document.lineAt(range.end.line).text.length,
  );
  const taken = partOf(document, whole, 'symbol', tools);
  return {
    ...taken,
    label: name,
    attachment: { ...taken.attachment, symbol: name },
    source: {
      kind: 'symbol',
      uri,
      name,
      position: {
        line: found.position.line,
        character: found.position.character,
      },
    },
  };
}

function distance(range: vscode.Range, position: vscode.Position): number {
  return Math.abs(range.start.line - position.line);
}

/** A part of a document with the lines around it. @throws Refusal when there is a secret in it. */
export function partOf(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: 'selection' | 'symbol' | 'block',
  { room }: Pick<TakingTools, 'room'>,
): TakenChip {
  const code = document.getText(range);
  const reference = referenceTo(document.uri, range);
  refuseSecretFile(document.uri);
  refuseSecrets(code, reference.path, reference.startLine);
  const end = document.lineAt(document.lineCount - 1).range.end;
  const around = {
    before: document.getText(new vscode.Range(new vscode.Position(0, 0), range.start)),
    after: document.getText(new vscode.Range(range.end, end)),
  };
  const trimmed = trimSurroundings(around, room() * shareForSurroundings);
  const lines = linesOf(reference);
  return {
    label: `${nameOf(document.uri)}:${lines}`,
    description: vscode.l10n.t('Lines {0} of {1}', lines, reference.path),
    attachment: {
      kind,
      label: reference.path,
      reference,
      languageId: document.languageId,
      code,
      // Lines with a secret around the code are no reason to refuse the code itself. All lines are searched: of a key
      // whose first line is too far away to be sent, the others could not be told for what they are.
      before: holdsSecret(around.before) ? '' : trimmed.before,
      after: holdsSecret(around.after) ? '' : trimmed.after,
    },
  };
}

function holdsSecret(text: string): boolean {
  return findSecret(text) !== undefined;
}

export async function takeFile(source: SourceOf<'file'>, { files }: TakingTools): Promise<TakenChip> {
  const document = await files.openWhole(vscode.Uri.parse(source.uri, true));
  const path = pathFor(document.uri);
  const code = document.getText();
  if (code.trim() === '') throw new Refusal(vscode.l10n.t('{0} is empty.', path));
  return {
    label: nameOf(document.uri),
    description: document.isDirty
      ? vscode.l10n.t('The file {0}, with its unsaved changes', path)
      : vscode.l10n.t('The file {0}', path),
    attachment: plain('file', path, code, document.languageId, {
      uri: source.uri,
      path,
      startLine: 1,
      endLine: document.lineCount,
    }),
  };
}

export function takePasted({ text, languageId, from }: SourceOf<'pasted'>): TakenChip {
  const label = vscode.l10n.t('Pasted Code');
  const uri = from && vscode.Uri.parse(from.uri, true);
  refuseSecrets(text, label);
  if (uri) refuseSecretFile(uri);
  if (!from || !uri)
    return {
      label,
      description: vscode.l10n.t('Code that was pasted'),
      attachment: plain('pasted', label, text, languageId),
    };
  const reference = referenceTo(uri, toRange(from.range));
  return {
    label: `${nameOf(uri)}:${linesOf(reference)}`,
    description: vscode.l10n.t('Code that was copied from {0}', reference.path),
    attachment: plain('pasted', label, text, languageId, reference),
  };
}

function referenceTo(uri: vscode.Uri, range: vscode.Range): CodeReference {
  const endsBeforeLastLine = range.end.character === 0 && range.end.line > range.start.line;
  return {
    uri: uri.toString(),
    path: pathFor(uri),
    startLine: range.start.line + 1,
    endLine: endsBeforeLastLine ? range.end.line : range.end.line + 1,
  };
}

/** "7" or "7–12". */
function linesOf({ startLine, endLine }: CodeReference): string {
  return startLine === endLine ? String(startLine) : `${startLine}-${endLine}`;
}

function toRange({ start, end }: TextRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
