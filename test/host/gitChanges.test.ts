import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { builtInGit, ignoredAmong, type GitApi } from '../../src/host/chatContext/git.ts';
import { gitChanges } from '../../src/host/chatContext/gitChanges.ts';

const run = promisify(execFile);

describe('Git changes', () => {
  let folder: string;
  const git = (...parameters: string[]): Promise<unknown> => run('git', parameters, { cwd: folder });

  async function turnGit(on: true | undefined): Promise<void> {
    await vscode.workspace.getConfiguration('git').update('enabled', on, vscode.ConfigurationTarget.Global);
  }

  async function openRepository(): Promise<GitApi> {
    for (;;) {
      const api = await builtInGit();
      if (api) await vscode.commands.executeCommand('git.openRepository', folder);
      if (api?.getRepository(vscode.Uri.file(folder))) return api;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'edgewise-git-')));
    await git('init', '--quiet');
    await git('config', 'user.email', 'test@example.com');
    await git('config', 'user.name', 'Test');
  });
  after(async () => {
    await turnGit(undefined);
    await rm(folder, { recursive: true, force: true });
  });

  it('are refused where Git is turned off', async () => {
    await assert.rejects(gitChanges(builtInGit, 1000), /Git is turned off or not installed/);
  });

  it('are refused where there is no repository', async () => {
    const none: GitApi = { repositories: [], getRepository: () => null };
    await assert.rejects(
      gitChanges(() => Promise.resolve(none), 1000),
      /No Git repository is open/,
    );
  });

  it('are those of the index and the working tree, whole files within a limit', async function () {
    this.timeout(60_000);
    await turnGit(true);
    await writeFile(join(folder, 'a.ts'), 'one\n');
    await writeFile(join(folder, 'b.ts'), 'one\n');
    await git('add', '.');
    const api = await openRepository();
    const access = (): Promise<GitApi> => Promise.resolve(api);
    // Before the first commit: what is staged.
    assert.match((await gitChanges(access, 1000)).text, /\+one/);
    await git('commit', '--quiet', '-m', 'First');
    await assert.rejects(gitChanges(access, 1000), /no changes since the last commit/);

    await writeFile(join(folder, 'a.ts'), 'staged\n');
    await git('add', '.');
    await writeFile(join(folder, 'a.ts'), 'staged\nand not\n');
    await writeFile(join(folder, 'b.ts'), 'line\n'.repeat(1000));
    await writeFile(join(folder, 'new.ts'), 'new\n');
    const { text, notes } = await gitChanges(access, 500);
    assert.match(text, /^diff --git a\/a\.ts.*-one\n\+staged\n\+and not$/s);
    assert.ok(!text.includes('b.ts'));
    assert.deepEqual(notes, [
      'Left out, for their size: b.ts',
      'New files that Git does not know yet: new.ts',
    ]);

    await writeFile(join(folder, 'a.ts'), `const token = 'ghp_${'a1B2'.repeat(9)}';\n`);
    const secret = await gitChanges(access, 50_000);
    assert.ok(!secret.text.includes('ghp_') && secret.text.includes('b.ts'));
    assert.equal(secret.notes[0], 'Left out, for the secrets in them: a.ts');

    await writeFile(join(folder, '.gitignore'), 'ignored.ts\n');
    const [ignored, other] = ['ignored.ts', 'a.ts'].map((name) => vscode.Uri.file(join(folder, name)));
    assert.ok(ignored && other);
    assert.deepEqual([...(await ignoredAmong(access, [ignored, other]))], [ignored.toString()]);
  });
});
