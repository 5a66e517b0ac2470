// Stands in for the desktop VS Code that @vscode/test-electron starts: takes the same command line, runs the tests in
// the extension host of VS Code's server behind a page of Chromium, and ends with their exit code.
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { readHostRunArguments } from './hostRunArguments.ts';
import { startServer } from './server.ts';
import { quietSettings } from './settings.ts';

/** How long the tests may be silent before the run is given up, in milliseconds. */
const silence = 120_000;

const { extension, tests, folder, trusted } = readHostRunArguments(process.argv.slice(2));
const server = await startServer({ extension, trusted, settings: quietSettings });
try {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    process.exitCode = await exitCodeOf(page, server.address({ folder, tests }));
  } finally {
    await browser.close();
  }
} finally {
  await server.close();
}

/** Opens the page, shows what the tests log, and resolves with their exit code; rejects when the page breaks or stays silent. */
async function exitCodeOf(page: Page, address: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  await page.exposeFunction('codeAutomationExit', resolve);
  await page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => {
    watchdog.refresh();
    (type === 'error' ? console.error : console.log)(...values);
  });
  page.on('crash', () => {
    reject(new Error('The page of VS Code crashed.'));
  });
  const watchdog = setTimeout(() => {
    reject(new Error(`The tests said nothing for ${silence / 1000} seconds.`));
  }, silence);
  try {
    await page.goto(address);
    return await promise;
  } finally {
    clearTimeout(watchdog);
  }
}
