import * as v from 'valibot';
import * as vscode from 'vscode';
import { excluderOf } from '../../core/context/glob.ts';

const globs = v.fallback(v.record(v.string(), v.unknown()), {});

/**
 * Tells whether `files.exclude` or `search.exclude`, as they are now, leave a file or folder out. What hangs on files
 * beside it (`when`) is not looked at, and outside of the workspace nothing is left out.
 */
export function settingsExcluder(): (uri: vscode.Uri) => boolean {
  const byFolder = new Map<vscode.WorkspaceFolder, (path: string) => boolean>();
  return (uri) => {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) return false;
    const isExcluded = byFolder.get(folder) ?? excluderOf(excludedIn(folder));
    byFolder.set(folder, isExcluded);
    const path = uri.path.slice(folder.uri.path.length).replace(/^\//, '');
    return path !== '' && isExcluded(path);
  };
}

function excludedIn({ uri }: vscode.WorkspaceFolder): readonly string[] {
  return ['files', 'search'].flatMap((section) => {
    const setting = v.parse(globs, vscode.workspace.getConfiguration(section, uri).get<unknown>('exclude'));
    return Object.keys(setting).filter((glob) => setting[glob] === true);
  });
}
