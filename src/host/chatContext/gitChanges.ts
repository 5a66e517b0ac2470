import * as vscode from 'vscode';
import { isSecretFile } from '../../core/context/secretFiles.ts';
import { findSecret } from '../../core/context/secretText.ts';
import { limitDiffs, type FileDiff } from '../../core/context/limitDiffs.ts';
import { pathFor } from '../context/path.ts';
import { Refusal } from '../problems.ts';
import { settingsExcluder } from './settingsExcluder.ts';
import { untracked, type GitAccess, type GitRepository } from './git.ts';

/** Most files whose changes are asked for: each is a run of Git. */
const mostFiles = 100;

export interface GitChanges {
  readonly text: string;
  /** Paths of what is not in the text, and why. */
  readonly notes: readonly string[];
}

/**
 * What changed in the working tree and the index since the last commit, in the repository of the active file, else the
 * first one.
 * @param most tokens; files that do not fit are left out whole.
 * @throws Refusal when there is no Git, no repository or no change.
 */
export async function gitChanges(git: GitAccess, most: number): Promise<GitChanges> {
  const repository = await activeRepository(git);
  await refresh(repository);
  const files = await diffsOf(repository);
  const safe = files.filter(({ path, diff }) => !isSecretFile(path) && !findSecret(diff));
  const secret = files.filter((file) => !safe.includes(file)).map(({ path }) => path);
  const { text, leftOut } = limitDiffs(safe, most);
  const added = untrackedFiles(repository);
  if (files.length === 0 && added.length === 0)
    throw new Refusal(vscode.l10n.t('There are no changes since the last commit.'));
  const notes = [
    ...note(secret, (paths) => vscode.l10n.t('Left out, for the secrets in them: {0}', paths)),
    ...note(leftOut, (paths) => vscode.l10n.t('Left out, for their size: {0}', paths)),
    ...note(added, (paths) => vscode.l10n.t('New files that Git does not know yet: {0}', paths)),
  ];
  return { text, notes };
}

/** Asking for the state tells everybody that it may have changed, those too who then look at the changes again. */
async function refresh(repository: GitRepository): Promise<void> {
  const now = Date.now();
  const last = refreshed.get(repository.state) ?? 0;
  if (now - last < leastBetweenRefreshes) return;
  refreshed.set(repository.state, now);
  await repository.status();
}

/** When the state of a repository was asked for last, in milliseconds since 1970. */
const refreshed = new WeakMap<GitRepository['state'], number>();
const leastBetweenRefreshes = 5000;

/** @throws Refusal when there is none. */
export async function activeRepository(git: GitAccess): Promise<GitRepository> {
  const api = await git();
  if (!api)
    throw new Refusal(vscode.l10n.t('Git is turned off or not installed, so there are no changes to add.'));
  const active = vscode.window.activeTextEditor?.document.uri;
  const repository = (active && api.getRepository(active)) ?? api.repositories[0];
  if (!repository) throw new Refusal(vscode.l10n.t('No Git repository is open.'));
  return repository;
}

async function diffsOf(repository: GitRepository): Promise<readonly FileDiff[]> {
  // Before the first commit there is nothing to compare with but the empty tree, which the index is compared with then.
  if (repository.state.HEAD?.commit === undefined) {
    const diff = await repository.diff(true);
    return diff.trim() === '' ? [] : splitDiff(diff);
  }
  const isExcluded = settingsExcluder();
  const changed = (await repository.diffWith('HEAD')).filter(({ uri }) => !isExcluded(uri));
  const changes = changed.slice(0, mostFiles);
  const diffs: FileDiff[] = [];
  for (const { uri } of changes)
    diffs.push({
      path: pathFor(uri),
      diff: await repository.diffWith('HEAD', uri.fsPath),
    });
  return diffs.filter(({ diff }) => diff.trim() !== '');
}

function splitDiff(diff: string): readonly FileDiff[] {
  return diff
    .split(/^(?=diff --git )/m)
    .filter((part) => part.startsWith('diff --git '))
    .map((part) => ({
      path: /^diff --git a\/.* b\/(.*)$/m.exec(part)?.[1] ?? '',
      diff: part,
    }));
}

function untrackedFiles({ state }: GitRepository): readonly string[] {
  return [...state.workingTreeChanges, ...(state.untrackedChanges ?? [])]
    .filter(({ status }) => status === untracked)
    .map(({ uri }) => pathFor(uri));
}

function note(paths: readonly string[], say: (paths: string) => string): readonly string[] {
  return paths.length === 0 ? [] : [say(paths.join(', '))];
}
