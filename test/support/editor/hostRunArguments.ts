import { isAbsolute, join } from 'node:path';

export interface HostRun {
  /** The extension's folder, absolute. */
  readonly extension: string;
  /** The module with `run()`, absolute. */
  readonly tests: string;
  /** The folder to open, absolute. */
  readonly folder: string;
  readonly trusted: boolean;
}

/**
 * What of VS Code's command line, as @vscode/test-electron writes it, a run of host tests needs. Other switches mean
 * nothing here. Throws when one of the paths is missing or not absolute.
 */
export function readHostRunArguments(parameters: readonly string[]): HostRun {
  return {
    extension: absolute('--extensionDevelopmentPath', valueOf('--extensionDevelopmentPath', parameters)),
    tests: absolute('--extensionTestsPath', valueOf('--extensionTestsPath', parameters)),
    folder: absolute(
      'the folder',
      parameters.find((parameter) => !parameter.startsWith('-')),
    ),
    trusted: parameters.includes('--disable-workspace-trust'),
  };
}

function valueOf(name: string, parameters: readonly string[]): string | undefined {
  return parameters.find((parameter) => parameter.startsWith(`${name}=`))?.slice(name.length + 1);
}

function absolute(what: string, path: string | undefined): string {
  if (path === undefined || !isAbsolute(path)) throw new Error(`VS Code needs ${what} as an absolute path.`);
  return join(path);
}
