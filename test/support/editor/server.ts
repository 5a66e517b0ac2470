import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { startGroup, stopGroup } from './processes.ts';
import { writeUserSettings, type UserSettings } from './settings.ts';

export interface ServerOptions {
  /** The folder of the extension under development, absolute. */
  readonly extension: string;
  /** Default: any free one. */
  readonly port?: number;
  /** Keeps settings and state between runs. Default: a temporary folder that goes away with the server. */
  readonly dataFolder?: string;
  /** The user's settings, in place of those in the data folder. Default: what is there. */
  readonly settings?: UserSettings;
  /** False: folders open in Restricted Mode. Default: true. */
  readonly trusted?: boolean;
  /** The environment of the extension host. Default: that of this process. */
  readonly environment?: NodeJS.ProcessEnv;
  /** A module that Node loads before anything else, in the server and in the extension host; absolute. */
  readonly preload?: string;
}

export interface PageOptions {
  /** The folder to open, or a `.code-workspace` file of several; absolute. */
  readonly folder: string;
  /** A module whose `run()` the extension host awaits, absolute. */
  readonly tests?: string;
}

/** VS Code's server, listening on loopback. */
export interface EditorServer {
  readonly origin: string;
  readonly dataFolder: string;
  /** The address of a window with a folder open. */
  address(page: PageOptions): string;
  /** Ends the server with its extension hosts, and removes a temporary data folder. */
  close(): Promise<void>;
}

/** Starts the server of the VS Code in test/support/toolchain. Rejects when it ends before it is ready. */
export async function startServer(options: ServerOptions): Promise<EditorServer> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'edgewise-editor-')));
  if (options.settings) await writeUserSettings(dataFolder, options.settings);
  const extension = await linkExtension(options.extension, dataFolder);
  const child = startGroup(process.execPath, serverArguments(options, dataFolder), {
    stdio: ['ignore', 'pipe', 'pipe'],
    // No gallery of extensions: nothing here installs any, and looking for updates would leave the machine.
    env: { EXTENSIONS_GALLERY: '{}', ...(options.environment ?? process.env) },
  });
  const origin = `http://127.0.0.1:${await listeningPort(child)}`;
  return {
    origin,
    dataFolder,
    address: (page) => pageAddress(origin, extension, page),
    close: async () => {
      await stopGroup(child);
      if (options.dataFolder === undefined)
        await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function serverArguments(options: ServerOptions, dataFolder: string): string[] {
  return [
    ...(options.preload === undefined ? [] : ['--require', options.preload]),
    join(import.meta.dirname, 'serverEntry.ts'),
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...['--server-data-dir', dataFolder, '--telemetry-level', 'off'],
    '--without-connection-token',
    '--accept-server-license-terms',
    // Without the driver, this build's page takes no extension under development.
    '--enable-smoke-test-driver',
    '--disable-getting-started-override',
    ...(options.trusted === false ? [] : ['--disable-workspace-trust']),
  ];
}

/**
 * Gives the extension another path, outside of the project. VS Code's own themes lie inside of it, in the toolchain, and
 * themes inside of an extension under development win over the one that the settings name.
 */
async function linkExtension(extension: string, dataFolder: string): Promise<string> {
  const link = join(dataFolder, 'extension');
  await mkdir(dataFolder, { recursive: true });
  await rm(link, { force: true });
  await symlink(extension, link, 'junction');
  return link;
}

/** The server says which port it listens on in a line of its output; what it said before goes into the error. */
async function listeningPort(child: ChildProcess): Promise<number> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const read = (line: string): void => {
      said.push(line);
      const port = /^Extension host agent listening on (\d+)/.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', read);
    }
    child.once('error', reject);
    child.once('exit', () => {
      reject(new Error(`VS Code's server ended before it was ready:\n${said.join('\n')}`));
    });
  });
}

function pageAddress(origin: string, extension: string, { folder, tests }: PageOptions): string {
  const payload = [
    ['skipWelcome', 'true'],
    ['extensionDevelopmentPath', remote(origin, extension)],
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(origin, tests)]]),
  ];
  const address = new URL(origin);
  const kind = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  address.searchParams.set(kind, pathToFileURL(folder).pathname);
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}

function remote(origin: string, path: string): string {
  return `vscode-remote://${new URL(origin).host}${pathToFileURL(path).pathname}`;
}
