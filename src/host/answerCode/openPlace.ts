import * as vscode from 'vscode';
import { pathFor } from '../context/path.ts';
import { Refusal } from '../problems.ts';

/** More files of one name are not listed. */
const mostFound = 50;

/** Lets the person choose among files; undefined when they leave. */
export type ChooseFile = (files: readonly vscode.Uri[]) => Promise<vscode.Uri | undefined>;

/**
 * Opens a file of the workspace that an answer names, at a line. Never one outside of the workspace's folders.
 * @param path relative to a folder of the workspace, or only the end of such a path; or absolute, inside of one.
 * @param line counted from 1; past the end it means the last one.
 * @throws Refusal when there is no such file in the workspace.
 */
export async function openPlace(path: string, line: number, choose: ChooseFile = chooseFile): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0)
    throw new Refusal(vscode.l10n.t('No folder is open, so {0} cannot be looked for.', path));
  const segments = segmentsOf(path);
  if (!segments)
    throw new Refusal(
      vscode.l10n.t('{0} is outside of the folders of this window, so it is not opened.', path),
    );
  const direct = await directMatches(segments, folders);
  const files = direct.length > 0 ? direct : await endingWith(segments);
  const file = files.length > 1 ? await choose(files) : files[0];
  if (files.length === 0)
    throw new Refusal(vscode.l10n.t('There is no file {0} in the folders of this window.', path));
  if (file) await show(file, line);
}

/** A path's parts without `.` and `..`; undefined for one that leads out of where it starts, or nowhere. */
function segmentsOf(path: string): readonly string[] | undefined {
  const segments: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') segments.push(part);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.length === 0 ? undefined : segments;
}

/** Files that the path names from a folder of the workspace on, or from its name on, or from the root. */
async function directMatches(
  segments: readonly string[],
  folders: readonly vscode.WorkspaceFolder[],
): Promise<readonly vscode.Uri[]> {
  const uris = folders.flatMap(({ uri, name }) => {
    const root = uri.path.split('/').filter((part) => part !== '');
    const isInside = root.length > 0 && root.every((part, index) => part === segments[index]);
    return [
      vscode.Uri.joinPath(uri, ...segments),
      ...(segments[0] === name ? [vscode.Uri.joinPath(uri, ...segments.slice(1))] : []),
      ...(isInside ? [vscode.Uri.joinPath(uri, ...segments.slice(root.length))] : []),
    ];
  });
  const found = await Promise.all(uris.map(async (uri) => ((await isFile(uri)) ? [uri] : [])));
  return found.flat();
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}

async function endingWith(segments: readonly string[]): Promise<readonly vscode.Uri[]> {
  const end = segments.join('/');
  const pattern = `**/${end.replace(/[*?{}[\]]/g, '[$&]')}`;
  const found = await vscode.workspace.findFiles(pattern, undefined, mostFound);
  return found
    .filter((uri) => uri.path.endsWith(`/${end}`) && vscode.workspace.getWorkspaceFolder(uri) !== undefined)
    .toSorted((one, other) => one.path.length - other.path.length || one.path.localeCompare(other.path));
}

async function chooseFile(files: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const items = files.map((file) => ({ label: pathFor(file), file }));
  const placeHolder = vscode.l10n.t('Several files have this name. Which one is meant?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.file;
}

async function show(file: vscode.Uri, line: number): Promise<void> {
  try {
    const document = await vscode.workspace.openTextDocument(file);
    const position = new vscode.Position(Math.min(line, document.lineCount) - 1, 0);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
  } catch {
    throw new Refusal(vscode.l10n.t('{0} cannot be opened as text.', pathFor(file)));
  }
}
