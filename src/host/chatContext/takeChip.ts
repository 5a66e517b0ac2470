import * as vscode from 'vscode';
import type { Attachment, CodeReference } from '../../core/conversation/attachment.ts';
import { readFolderTree } from '../../core/context/folderTree.ts';
import { problemsText } from '../../core/context/problemsText.ts';
import { trimSurroundings } from '../../core/prompts/surroundings.ts';
import { estimateTokens } from '../../core/tokens/estimate.ts';
import type { TextRange } from '../../core/edits/trackedRange.ts';
import { pathFor } from '../context/path.ts';
import { Refusal } from '../problems.ts';
import { documentSymbols } from './documentSymbols.ts';
import type { GitAccess } from './git.ts';
import { gitChanges } from './gitChanges.ts';
import { listedProblems } from './listedProblems.ts';
import type { OpenEditors } from './openEditors.ts';
import { refuseSecrets, type ReadableFiles } from './readableFiles.ts';
import type { ChipSource, SourceOf } from './source.ts';

const treeLimits = { entries: 400, depth: 6 };
/** Open editors are sent with their contents while all of them together take no more tokens than this. */
const mostForEditors = 4000;
/** Share of the room for a question that lines around a selection may take. */
const shareForSurroundings = 0.15;
const shareForChanges = 0.6;

/** What chips are taken with. */
export interface TakingTools {
  readonly files: ReadableFiles;
  readonly git: GitAccess;
  readonly editors: OpenEditors;
  /** @throws Refusal when nothing is selected there. */
  readonly terminal: () => Promise<string>;
  /** Tokens that a question may take in all. */
  readonly room: () => number;
}

/** A chip's content. */
export interface TakenChip {
  readonly attachment: Omit<Attachment, 'id'>;
  readonly label: string;
  readonly description: string;
  /** What it is made from, where that is known better now. */
  readonly source?: ChipSource;
}

/** Takes what a source names, as it is now. @throws Refusal when it cannot be taken or must not be sent. */
export async function takeChip(source: ChipSource, tools: TakingTools): Promise<TakenChip> {
  switch (source.kind) {
    case 'selection':
      return takeSelection(source, tools);
    case 'symbol':
      return takeSymbol(source, tools);
    case 'file':
      return takeFile(source, tools);
    case 'folder':
      return takeFolder(source, tools);
    case 'editors':
      return takeEditors(tools);
    case 'problems':
      return takeProblems(source);
    case 'changes':
      return takeChanges(tools);
    case 'terminal':
      return takeTerminal(source, tools);
    case 'pasted':
      return takePasted(source);
  }
}

/** A file's name without its folders. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

async function takeSelection(source: SourceOf<'selection'>, tools: TakingTools): Promise<TakenChip> {
  const document = await tools.files.open(vscode.Uri.parse(source.uri, true));
  const range = document.validateRange(toRange(source.range));
  if (source.range.isVoid || document.getText(range).trim() === '')
    throw new Refusal(vscode.l10n.t('There is no code here. Select some, or put the cursor into it.'));
  return partOf(document, range, 'selection', tools);
}

async function takeSymbol(
  { uri, name, position }: SourceOf<'symbol'>,
  tools: TakingTools,
): Promise<TakenChip> {
  const document = await tools.files.open(vscode.Uri.parse(uri, true));
  const at = new vscode.Position(position.line, position.character);
  const named = (await documentSymbols(document.uri)).filter((symbol) => symbol.name === name);
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
      position: { line: found.position.line, character: found.position.character },
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
      // Lines with a secret around the code are no reason to refuse the code itself.
      before: withoutSecrets(trimmed.before),
      after: withoutSecrets(trimmed.after),
    },
  };
}

function withoutSecrets(text: string): string {
  try {
    refuseSecrets(text, '');
    return text;
  } catch {
    return '';
  }
}

async function takeFile(source: SourceOf<'file'>, { files }: TakingTools): Promise<TakenChip> {
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

async function takeFolder(source: SourceOf<'folder'>, { files }: TakingTools): Promise<TakenChip> {
  const root = vscode.Uri.parse(source.uri, true);
  const path = pathFor(root);
  await files.refuseExcluded(root);
  const list = async (inside: readonly string[]): Promise<{ name: string; isFolder: boolean }[]> => {
    const folder = vscode.Uri.joinPath(root, ...inside);
    const entries = (await vscode.workspace.fs.readDirectory(folder)).map(([name, type]) => ({
      name,
      // A link to a folder may lead back up.
      isFolder: type === vscode.FileType.Directory,
    }));
    return [...(await files.withoutExcluded(entries, ({ name }) => vscode.Uri.joinPath(folder, name)))];
  };
  try {
    const tree = await readFolderTree(list, treeLimits);
    if (tree.entries === 0) throw new Refusal(vscode.l10n.t('There are no files in {0}.', path));
    return {
      label: `${nameOf(root)}/`,
      description: tree.isWhole
        ? vscode.l10n.t('The names of the {0} files and folders in {1}', tree.entries, path)
        : vscode.l10n.t('The names of the first {0} files and folders in {1}', tree.entries, path),
      attachment: plain('folder', path, tree.text, 'text', {
        uri: source.uri,
        path,
        startLine: 1,
        endLine: 1,
      }),
    };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      vscode.l10n.t('The folder {0} cannot be read. It may have been moved or deleted.', path),
    );
  }
}

async function takeEditors({ files, editors }: TakingTools): Promise<TakenChip> {
  const uris = await files.withoutExcluded(editors.list(), (uri) => uri);
  if (uris.length === 0) throw new Refusal(vscode.l10n.t('No file is open in an editor.'));
  const paths = uris.map(pathFor);
  const contents: string[] = [];
  for (const uri of uris) {
    try {
      contents.push(`${pathFor(uri)}:\n\n${(await files.openWhole(uri)).getText().trimEnd()}`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      contents.push(`${pathFor(uri)}: ${error.message}`);
    }
  }
  const text = contents.join('\n\n');
  const withContents = estimateTokens(text) <= mostForEditors;
  const label = vscode.l10n.t('Open Editors');
  return {
    label,
    description: withContents
      ? vscode.l10n.t('{0} open files with their contents', uris.length)
      : vscode.l10n.t('The names of {0} open files; their contents would be too long', uris.length),
    attachment: plain('editors', label, withContents ? text : paths.join('\n'), 'text'),
  };
}

function takeProblems(source: SourceOf<'problems'>): TakenChip {
  const uri = source.uri === undefined ? undefined : vscode.Uri.parse(source.uri, true);
  const problems = listedProblems(uri);
  if (problems.length === 0)
    throw new Refusal(
      uri
        ? vscode.l10n.t('There are no problems in {0}.', pathFor(uri))
        : vscode.l10n.t('There are no problems in the workspace.'),
    );
  const code = problemsText(problems);
  refuseSecrets(code, vscode.l10n.t('Problems'));
  return {
    label: uri ? vscode.l10n.t('Problems of {0}', nameOf(uri)) : vscode.l10n.t('Problems'),
    description: uri
      ? vscode.l10n.t('{0} problems of {1}', problems.length, pathFor(uri))
      : vscode.l10n.t('{0} problems of the workspace', problems.length),
    attachment: plain('problems', vscode.l10n.t('Problems'), code, 'text'),
  };
}

async function takeChanges({ git, room }: TakingTools): Promise<TakenChip> {
  const { text, notes } = await gitChanges(git, room() * shareForChanges);
  const label = vscode.l10n.t('Git Changes');
  const described = [vscode.l10n.t('The changes since the last commit'), ...notes];
  return {
    label,
    description: described.join('\n'),
    attachment: plain('changes', label, [text, ...notes].filter((part) => part !== '').join('\n'), 'diff'),
  };
}

async function takeTerminal(source: SourceOf<'terminal'>, { terminal }: TakingTools): Promise<TakenChip> {
  const text = source.text ?? (await terminal());
  const label = vscode.l10n.t('Terminal Selection');
  refuseSecrets(text, label);
  return {
    label,
    description: vscode.l10n.t('What was selected in the terminal'),
    attachment: plain('terminal', label, text, 'text'),
    source: { kind: 'terminal', text },
  };
}

function takePasted({ text, languageId, from }: SourceOf<'pasted'>): TakenChip {
  const label = vscode.l10n.t('Pasted Code');
  const uri = from && vscode.Uri.parse(from.uri, true);
  refuseSecrets(text, label);
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

function plain(
  kind: Attachment['kind'],
  label: string,
  code: string,
  languageId: string,
  reference?: CodeReference,
): Omit<Attachment, 'id'> {
  return { kind, label, languageId, code, before: '', after: '', ...(reference ? { reference } : {}) };
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
