import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { findDesktopVscode } from '../editor/desktop.ts';
import { outFolder, projectFolder, sampleWorkspace } from '../editor/paths.ts';
import { ensureChromium } from './ensureChromium.ts';

const ownVscode = join(
  projectFolder,
  'test/support/editor',
  process.platform === 'win32' ? 'vscode.cmd' : 'vscode',
);

/**
 * Runs out/host-tests.cjs, which the build makes from test/host, inside VS Code's extension host.
 * @returns whether all tests passed. @throws for a fault of the set-up.
 */
export async function runInHost(environment: NodeJS.ProcessEnv = {}): Promise<boolean> {
  const desktop = findDesktopVscode();
  if (desktop === undefined) ensureChromium();
  const scratch = await mkdtemp(join(tmpdir(), 'edgewise-host-'));
  const folder = join(scratch, 'corner-shop');
  await cp(sampleWorkspace, folder, { recursive: true });
  try {
    await runTests({
      vscodeExecutablePath: desktop ?? ownVscode,
      extensionDevelopmentPath: projectFolder,
      extensionTestsPath: join(outFolder, 'host-tests.cjs'),
      launchArgs: [folder, '--disable-extensions', `--user-data-dir=${join(scratch, 'data')}`],
      extensionTestsEnv: {
        CLOUDFLARE_ACCOUNT_ID: undefined,
        CLOUDFLARE_AUTH_TOKEN: undefined,
        ...environment,
      },
    });
    return true;
  } catch (error) {
    if (error instanceof TestRunFailedError) return false;
    throw error;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
