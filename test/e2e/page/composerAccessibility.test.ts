import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { findViolations } from './axe.ts';
import { completions, everyState, offered } from './drafts.ts';
import { closePages, launchBrowser, PanelPage, themeNames } from './harness.ts';

const arabic = 'اشرح لي لماذا تبقى المهام في الطابور بعد أن ترمي إحداها خطأ، ثم أصلح drain().';

/** What the message box can look like, and how it comes to that. */
const states: Readonly<Record<string, (panel: PanelPage) => Promise<unknown>>> = {
  chips: async (panel) => {
    await panel.send({ type: 'draft', draft: everyState });
    await panel.page.keyboard.type('Why are the prices wrong?');
  },
  offer: (panel) => panel.send({ type: 'draft', draft: { chips: [], offered } }),
  completion: async (panel) => {
    await panel.page.keyboard.type('Look at @or');
    await panel.answerCompletion(completions);
  },
  noCompletion: async (panel) => {
    await panel.page.keyboard.type('/nothing');
    await panel.answerCompletion([]);
  },
  drop: async (panel) => {
    await panel.send({ type: 'draft', draft: { chips: everyState.chips.slice(0, 1) } });
    await panel.drag('dragover', { 'text/uri-list': 'file:///work/src/orders.ts' });
  },
  refusedDrop: (panel) => panel.drag('drop', { 'text/uri-list': 'https://example.com/' }),
  longDraft: (panel) =>
    panel.page.locator('textarea').fill('A line of a long message that goes on and on.\n'.repeat(40)),
  rightToLeft: async (panel) => {
    await panel.send({ type: 'draft', draft: everyState });
    await panel.page.keyboard.insertText(arabic);
  },
};

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
    await states[name]?.(panel);
    await panel.settle();
    return panel;
  }

  for (const theme of themeNames) {
    for (const name of Object.keys(states)) {
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
