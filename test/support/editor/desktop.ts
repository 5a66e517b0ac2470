import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/**
 * The program of this machine's desktop VS Code, found by its `code` command: the environment's VSCODE_PATH, else the one
 * on the path. Undefined when there is none, or no screen to show it on.
 */
export function findDesktopVscode(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const { platform } = process;
  if (platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return undefined;
  const name = platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const commands = [environment['VSCODE_PATH'] ?? '', ...folders.map((folder) => join(folder, name))];
  const command = commands.find((path) => path !== '' && existsSync(path));
  if (command === undefined) return undefined;
  return programsBeside(realpathSync(command), platform).find((path) => existsSync(path));
}

/** Where the program may be, given its `code` command: the three systems' installers lay them out differently. */
export function programsBeside(command: string, platform: NodeJS.Platform): string[] {
  const folder = resolve(command, '../..');
  switch (platform) {
    case 'win32':
      return [join(folder, 'Code.exe')];
    case 'darwin':
      // …/Visual Studio Code.app/Contents/Resources/app/bin/code
      return ['Code', 'Electron'].map((name) => resolve(folder, '../../MacOS', name));
    default:
      return [join(folder, 'code')];
  }
}
