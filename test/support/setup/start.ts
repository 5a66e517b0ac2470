// npm start: opens a VS Code with the extension on a copy of the sample workspace, until Ctrl+C or its window closes.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDesktopVscode } from '../editor/desktop.ts';
import { outFolder, projectFolder, sampleWorkspace } from '../editor/paths.ts';
import { startGroup, stopGroup } from '../editor/processes.ts';
import { startServer } from '../editor/server.ts';
import { openInBrowser } from './openInBrowser.ts';
import { tools } from './projectTools.ts';
import { runNode } from './runNode.ts';
import { chooseService } from './service.ts';

/** Preferred, so that the browser finds its secrets and its layout again. */
const preferredPort = 8017;

/** The settings of the VS Code in the browser at its very first start; from then on they are the person's. */
const firstSettings = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  // VS Code's own chat would stand in the same side bar, asking for another account.
  'chat.disableAIFeatures': true,
  // Empty until a command shows something in it.
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  // The sample lies inside this repository.
  'git.openRepositoryInParentFolders': 'never',
};

const folder = join(outFolder, 'start/corner-shop');
const dataFolder = join(outFolder, 'start/server');

if ((await runNode([tools.build])) !== 0) process.exit(1);
if (!existsSync(folder)) await cp(sampleWorkspace, folder, { recursive: true });
const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      resolve();
    });
});
const service = await chooseService(process.env);
const environment = { ...process.env, ...service.environment };
const desktop = findDesktopVscode();
console.log(`\n${service.description}\n\nYour copy of the sample workspace: ${folder}\n`);
try {
  await (desktop === undefined ? showInBrowser() : showOnDesktop(desktop));
} finally {
  await service.close();
}

async function showInBrowser(): Promise<void> {
  const server = await startServer({
    port: (await isFree(preferredPort)) ? preferredPort : 0,
    dataFolder,
    environment,
    extension: projectFolder,
    ...(existsSync(dataFolder) ? {} : { settings: firstSettings }),
  });
  const address = server.address({ folder });
  console.log(`VS Code runs in the browser, until Ctrl+C here:\n\n  ${address}\n`);
  openInBrowser(address);
  await stopped;
  await server.close();
}

async function showOnDesktop(program: string): Promise<void> {
  // In the temporary folder, as its path ends up in a socket's name, which may only be short.
  const userData = await mkdtemp(join(tmpdir(), 'edgewise-'));
  const parameters = [`--extensionDevelopmentPath=${projectFolder}`, `--user-data-dir=${userData}`, folder];
  if (process.getuid?.() === 0) parameters.push('--no-sandbox');
  const vscode = startGroup(program, parameters, { env: environment, stdio: 'ignore' });
  console.log('VS Code opens; closing it, or Ctrl+C here, ends this.');
  await Promise.race([stopped, once(vscode, 'exit')]);
  await stopGroup(vscode);
  await rm(userData, { recursive: true, force: true, maxRetries: 3 });
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}
