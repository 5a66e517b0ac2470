import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import * as v from 'valibot';
import { answer, question } from './conversations.ts';
import { closePages, launchBrowser, PanelPage } from './harness.ts';
import { composerStates, conversationStates } from './states.ts';

const german = v.parse(
  v.record(v.string(), v.string()),
  JSON.parse(readFileSync(new URL('../../../media/l10n/bundle.l10n.de.json', import.meta.url), 'utf8')),
);
const inGerman = { language: 'de', translations: german } as const;

/**
 * What of the page's own words is not to be read: cut off by its box, or outside of the window. Code and tables scroll,
 * and what ends in an ellipsis names something of the person's (a file, a question), with the whole in its tooltip.
 */
const unreadable = `(() => {
  const foreign = 'pre, .table-scroller, .visually-hidden, input';
  const meant = (element) => {
    const { textOverflow } = getComputedStyle(element);
    return textOverflow === 'ellipsis' && (element.closest('[title]') !== null || element.ariaLabel !== null);
  };
  return [...document.querySelectorAll('#panel *')]
    .filter((element) => !element.closest(foreign) && element.checkVisibility())
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (left < 0 || right > innerWidth)) return true;
      // An icon that is stretched would spin about a place beside itself.
      if (element.matches('.codicon')) {
        const size = parseFloat(getComputedStyle(element).fontSize);
        const spins = element.matches('.codicon-modifier-spin');
        return element.offsetWidth < Math.floor(size) || (spins && element.offsetHeight > 1.5 * size);
      }
      const { overflowX, overflowY } = getComputedStyle(element);
      const isCut = (overflow, size, room) => /hidden|clip/.test(overflow) && size > room;
      return (
        (isCut(overflowX, element.scrollWidth, element.clientWidth) && !meant(element)) ||
        isCut(overflowY, element.scrollHeight, element.clientHeight)
      );
    })
    .map((element) => element.outerHTML.slice(0, 200));
})()`;

describe('the panel: in German', () => {
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

  for (const width of [220, 300]) {
    for (const [name, { turns, signedIn, editing }] of Object.entries(conversationStates))
      it(`cuts no word off at ${width} pixels: ${name}`, async () => {
        const options = { ...inGerman, width, height: 900, signedIn: signedIn ?? true };
        const panel = await PanelPage.openWith(browser, turns, options);
        if (editing !== undefined) await panel.send({ type: 'startEditing', questionId: editing });
        // As on hover: the buttons are there for all to see.
        await panel.page.evaluate('document.body.classList.add("vscode-using-screen-reader")');
        await panel.settle();
        await panel.screenshot(`german-${name}-${width}`);
        assert.deepEqual(await panel.page.evaluate(unreadable), []);
        assert.equal(await panel.page.evaluate('document.documentElement.scrollWidth'), width);
      });

    for (const [name, show] of Object.entries(composerStates))
      it(`cuts no word off at ${width} pixels: the message box, ${name}`, async () => {
        const panel = await PanelPage.openWith(browser, [], { ...inGerman, width, height: 560 });
        await panel.page.locator('textarea').focus();
        await show(panel);
        await panel.settle();
        await panel.screenshot(`german-composer-${name}-${width}`);
        assert.deepEqual(await panel.page.evaluate(unreadable), []);
        assert.equal(await panel.page.evaluate('document.documentElement.scrollWidth'), width);
      });

    it(`cuts no word off at ${width} pixels: find, and new text below`, async () => {
      const turns = [question, answer({ kind: 'done' })];
      const panel = await PanelPage.openWith(browser, turns, { ...inGerman, width });
      await panel.send({ type: 'focus', target: 'find' });
      await panel.page.keyboard.type('drain');
      await panel.page.locator('.scroller').evaluate((scroller) => {
        scroller.scrollTop = 0;
      });
      await panel.settle();
      await panel.screenshot(`german-find-${width}`);
      assert.deepEqual(await panel.page.evaluate(unreadable), []);
      await panel.page.keyboard.type('xyz');
      await panel.page.locator('.find-count', { hasText: 'Keine Ergebnisse' }).waitFor();
      await panel.screenshot(`german-find-nothing-${width}`);
      assert.deepEqual(await panel.page.evaluate(unreadable), []);
      const field = await panel.page.locator('.find-widget input').boundingBox();
      assert.ok(field && field.width > 70);
    });
  }

  it('writes numbers and money as Germans do', async () => {
    const usage = { promptTokens: 12_345, completionTokens: 678, totalTokens: 13_023 };
    const turns = [question, { ...answer({ kind: 'done' }, 'Kurz.'), usage, dollars: 0.002_5 }];
    const panel = await PanelPage.openWith(browser, turns, inGerman);
    const footer = (await panel.page.locator('footer').textContent()) ?? '';
    assert.match(footer, /13\.023 Tokens/);
    assert.match(footer, /0,0025\s\$/);
  });

  it('leaves nothing in English', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'done' }, 'Kurz.')], inGerman);
    const english = Object.entries(german)
      .filter(([text, translated]) => text !== translated)
      .map(([text]) => text);
    const shown: readonly string[] = await panel.page.evaluate(`
      [...document.querySelectorAll('#panel *')].flatMap((element) => [
        element.title, element.ariaLabel, element.placeholder,
        element.childElementCount === 0 && !element.closest('.markdown, .question') ? element.textContent : null,
      ]).filter(Boolean)
    `);
    assert.ok(shown.includes('Frage stellen (@ Kontext, / Befehle)'));
    assert.deepEqual(
      shown.filter((text) => english.includes(text)),
      [],
    );
  });
});
