import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { findViolations } from './axe.ts';
import { closePages, launchBrowser, PanelPage, themeNames } from './harness.ts';
import { composerStates } from './states.ts';

describe('the panel: composer, for everyone', () => {
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
  });

  afterEach(async () => {
    await closePages(browser);
  });

  after(async () => {
    await browser.close();
  });

  async function openIn(name: string, options: Parameters<typeof PanelPage.openWith>[2]): Promise<PanelPage> {
    const panel = await PanelPage.openWith(browser, [], { height: 480, ...options });
    await panel.page.locator('textarea').focus();
    await composerStates[name]?.(panel);
    await panel.settle();
    return panel;
  }

  for (const theme of themeNames) {
    for (const name of Object.keys(composerStates)) {
      it(`has nothing that axe objects to: ${name}, ${theme}`, async () => {
        const panel = await openIn(name, { theme });
        await panel.screenshot(`composer-${name}-${theme}-300`);
        assert.deepEqual(await findViolations(panel), []);
        assert.deepEqual(panel.faults, []);
      });
    }
  }

  for (const width of [150, 200, 480]) {
    for (const name of ['chips', 'completion', 'rightToLeft']) {
      it(`stays within ${width} pixels: ${name}`, async () => {
        const panel = await openIn(name, { width, height: width === 150 ? 350 : 480 });
        await panel.screenshot(`composer-${name}-vscode-dark-${width}`);
        assert.equal(await panel.page.evaluate('document.documentElement.scrollWidth'), width);
        const outside: unknown = await panel.page.evaluate(`
          [...document.querySelectorAll('.composer, .input-box, .chip, .completions, .input-toolbar > *, textarea')]
            .map((element) => [element.className, element.getBoundingClientRect()])
            .filter(([, box]) => box.width > 0 && (box.left < 0 || box.right > innerWidth || box.top < 0))
            .map(([name]) => name)
        `);
        assert.deepEqual(outside, []);
        const send = await panel.page.getByRole('button', { name: 'Send (Enter)' }).boundingBox();
        assert.ok(send && send.y + send.height <= (panel.page.viewportSize()?.height ?? 0));
      });
    }
  }
});
