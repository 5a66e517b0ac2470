import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../support/editor/chromium.ts';
import { projectFolder, sampleWorkspace } from '../../support/editor/paths.ts';
import { startServer, type EditorServer } from '../../support/editor/server.ts';
import { quietSettings, type UserSettings } from '../../support/editor/settings.ts';

/** What a person's browser window shows: wide enough for the side bars on both sides. */
const viewport = { width: 1280, height: 800 };

export interface EditorOptions {
  /** The service the extension is to speak to. */
  readonly service?: { readonly url: string; readonly accountId: string; readonly token: string };
  /** True: the service's account is signed in from the start. Default: nobody is. */
  readonly signedIn?: boolean;
  /** The user's settings, on top of quietSettings. */
  readonly settings?: UserSettings;
  /** False: the folder opens in Restricted Mode. Default: true. */
  readonly trusted?: boolean;
  /** The language of the window. Default: English. */
  readonly locale?: string;
  /** Put over the environment of the extension host. */
  readonly environment?: NodeJS.ProcessEnv;
  /** A module that Node loads first in the extension host; absolute. */
  readonly preload?: string;
  /** A folder to copy and open. Default: the sample workspace. */
  readonly workspace?: string;
  /** A `.code-workspace` file in that folder to open in its place. */
  readonly workspaceFile?: string;
}

/** A VS Code with the extension, open on a copy of a folder, in a page of Chromium. */
export interface Editor {
  readonly page: Page;
  /** The copy that is open; removed by close. */
  readonly folder: string;
  close(): Promise<void>;
}

/** Opens an editor and waits until its folder is shown. Takes about four seconds: once for each file of tests. */
export async function openEditor(options: EditorOptions = {}): Promise<Editor> {
  const scratch = await mkdtemp(join(tmpdir(), 'edgewise-e2e-'));
  // The last part of the path is what the window's title and the Explorer show.
  const folder = join(scratch, 'corner-shop');
  await cp(options.workspace ?? sampleWorkspace, folder, { recursive: true });
  const server = await startServer({
    extension: projectFolder,
    settings: { ...quietSettings, ...options.settings },
    trusted: options.trusted ?? true,
    environment: { ...hostEnvironment(options), ...options.environment },
    ...(options.preload === undefined ? {} : { preload: options.preload }),
  });
  const browser = await launchChromium();
  const close = async (): Promise<void> => {
    await browser.close();
    await server.close();
    await rm(scratch, { recursive: true, force: true });
  };
  try {
    const opened = options.workspaceFile === undefined ? folder : join(folder, options.workspaceFile);
    return { page: await openPage(browser, server, opened, options.locale), folder, close };
  } catch (error) {
    // A server that is left would keep the run from ending.
    await close();
    throw error;
  }
}

/** The extension, in development, takes its service and its account from these; none of this machine's may leak in. */
function hostEnvironment({ service, signedIn = false }: EditorOptions): NodeJS.ProcessEnv {
  const account = signedIn ? service : undefined;
  return {
    ...process.env,
    // Port 9 (discard): without a service, nothing may leave this machine.
    EDGEWISE_BASE_URL: service?.url ?? 'http://127.0.0.1:9',
    CLOUDFLARE_ACCOUNT_ID: account?.accountId,
    CLOUDFLARE_AUTH_TOKEN: account?.token,
    CLOUDFLARE_API_TOKEN: undefined,
  };
}

async function openPage(
  browser: Browser,
  server: EditorServer,
  folder: string,
  locale: string | undefined,
): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    // Larger than the window, or VS Code takes it for full screen.
    screen: { width: 1920, height: 1080 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  // As a language pack sets it; there is none here, so what VS Code itself says stays English.
  if (locale !== undefined) await context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = '${locale}'`);
  const page = await context.newPage();
  // A window takes seconds to start, and on a busy machine many.
  page.setDefaultTimeout(45_000);
  await page.goto(server.address({ folder }));
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  // The extension's entry in the status bar is there once it is active.
  await page.locator('[id^="edgewise.edgewise"]').first().waitFor();
  page.setDefaultTimeout(15_000);
  return page;
}
