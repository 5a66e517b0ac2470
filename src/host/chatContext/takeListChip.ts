import * as vscode from 'vscode';
import { readFolderTree } from '../../core/context/folderTree.ts';
import { problemsText } from '../../core/context/problemsText.ts';
import { estimateTokens } from '../../core/tokens/estimate.ts';
import { pathFor } from '../context/path.ts';
import { formatNumber } from '../numbers.ts';
import { Refusal } from '../problems.ts';
import { gitChanges } from './gitChanges.ts';
import { listedProblems } from './listedProblems.ts';
import { refuseSecrets } from './readableFiles.ts';
import type { SourceOf } from './source.ts';
import { nameOf, plain, type TakenChip, type TakingTools } from './takenChip.ts';

const treeLimits = { entries: 400, depth: 6 };
/** Open editors are sent with their contents while all of them together take no more tokens than this. */
const mostForEditors = 4000;
/** Share of the room for a question that Git's changes may take. */
const shareForChanges = 0.6;

export async function takeFolder(source: SourceOf<'folder'>, { files }: TakingTools): Promise<TakenChip> {
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
        ? vscode.l10n.t('The names of the {0} files and folders in {1}', formatNumber(tree.entries), path)
        : vscode.l10n.t(
            'The names of the first {0} files and folders in {1}',
            formatNumber(tree.entries),
            path,
          ),
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

export async function takeEditors({ files, editors }: TakingTools): Promise<TakenChip> {
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
      ? vscode.l10n.t('{0} open files with their contents', formatNumber(uris.length))
      : vscode.l10n.t(
          'The names of {0} open files; their contents would be too long',
          formatNumber(uris.length),
        ),
    attachment: plain('editors', label, withContents ? text : paths.join('\n'), 'text'),
  };
}

export function takeProblems(source: SourceOf<'problems'>): TakenChip {
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
      ? vscode.l10n.t('{0} problems of {1}', formatNumber(problems.length), pathFor(uri))
      : vscode.l10n.t('{0} problems of the workspace', formatNumber(problems.length)),
    attachment: plain('problems', vscode.l10n.t('Problems'), code, 'text'),
  };
}

export async function takeChanges({ git, room }: TakingTools): Promise<TakenChip> {
  const { text, notes } = await gitChanges(git, room() * shareForChanges);
  const label = vscode.l10n.t('Git Changes');
  const described = [vscode.l10n.t('The changes since the last commit'), ...notes];
  return {
    label,
    description: described.join('\n'),
    attachment: plain('changes', label, [text, ...notes].filter((part) => part !== '').join('\n'), 'diff'),
  };
}

export async function takeTerminal(
  source: SourceOf<'terminal'>,
  { terminal }: TakingTools,
): Promise<TakenChip> {
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
