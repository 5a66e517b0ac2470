import * as vscode from 'vscode';

// The part of the built-in Git extension's API, version 1, that is used here.

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

export interface GitApi {
  readonly repositories: readonly GitRepository[];
  getRepository(uri: vscode.Uri): GitRepository | null;
}

export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly workingTreeChanges: readonly GitChange[];
    readonly untrackedChanges?: readonly GitChange[];
    readonly onDidChange: vscode.Event<void>;
  };
  status(): Promise<void>;
  /** The changes of the index, or those of the working tree against it. */
  diff(cached: boolean): Promise<string>;
  diffWith(ref: string): Promise<readonly GitChange[]>;
  diffWith(ref: string, path: string): Promise<string>;
  /** Which of some paths are ignored; not in every version. */
  checkIgnore?(paths: string[]): Promise<ReadonlySet<string>>;
}

interface GitChange {
  readonly uri: vscode.Uri;
  /** The extension's own numbers. */
  readonly status: number;
}

/** The number of a file that Git does not know yet. */
export const untracked = 7;

/** The Git extension's API; undefined where there is none, or where it is turned off or not trusted here. */
export type GitAccess = () => Promise<GitApi | undefined>;

export const builtInGit: GitAccess = async () => {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  const git = await extension.activate();
  return git.enabled ? git.getAPI(1) : undefined;
};

/** Those of some files that Git ignores, by their URIs' text. Where there is no Git, none is. */
export async function ignoredAmong(
  git: GitAccess,
  uris: readonly vscode.Uri[],
): Promise<ReadonlySet<string>> {
  const api = await git();
  const ignored = new Set<string>();
  if (!api) return ignored;
  const byRepository = Map.groupBy(
    uris.filter(({ scheme }) => scheme === 'file'),
    (uri) => api.getRepository(uri),
  );
  for (const [repository, members] of byRepository) {
    if (!repository?.checkIgnore) continue;
    const found = await repository.checkIgnore(members.map(({ fsPath }) => fsPath));
    for (const uri of members) if (found.has(uri.fsPath)) ignored.add(uri.toString());
  }
  return ignored;
}
