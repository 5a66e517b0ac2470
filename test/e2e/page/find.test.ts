import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { answer, explanation, question } from './conversations.ts';
import { closePages, launchBrowser, PanelPage, themeNames } from './harness.ts';

describe('the panel: find', () => {
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
  });

  afterEach(() => closePages(browser));

  after(async () => {
    await browser.close();
  });

  async function openFind(words: string, text = explanation): Promise<PanelPage> {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'done' }, text)]);
    await panel.send({ type: 'focus', target: 'find' });
    await panel.page.keyboard.type(words);
    return panel;
  }

  const count = (panel: PanelPage): Promise<string> => panel.page.locator('.find-count').innerText();
  const marked = (panel: PanelPage): Promise<string> =>
    panel.page.evaluate('[...CSS.highlights.get("find-current")].join("|")');

  it('counts matches in whatever case and goes through them and around', async () => {
    const panel = await openFind('DRAIN');
    assert.match(await count(panel), /^1 of \d+$/);
    const total = Number((await count(panel)).split(' ').at(-1));
    assert.ok(total >= 3);
    await panel.page.keyboard.press('Enter');
    assert.equal(await count(panel), `2 of ${total}`);
    await panel.page.keyboard.press('Shift+Enter');
    await panel.page.keyboard.press('Shift+F3');
    assert.equal(await count(panel), `${total} of ${total}`);
    assert.equal((await marked(panel)).toLowerCase(), 'drain');
  });

  it('finds across the pieces of coloured code, and not across blocks', async () => {
    const panel = await openFind('const errors: unknown');
    await panel.waitFor('document.querySelector(".code-block .hljs-keyword") !== null');
    await panel.waitFor('document.querySelector(".find-count").textContent === "1 of 1"');
    await panel.page.locator('.find-widget input').fill('unlike this');
    assert.equal(await count(panel), 'No results');
  });

  it('brings a match into view', async () => {
    const panel = await openFind(
      'needle',
      `${'one line\n\n'.repeat(300)}the needle\n\n${'more\n\n'.repeat(300)}`,
    );
    const top: number = await panel.page.evaluate(
      '[...CSS.highlights.get("find-current")][0].getBoundingClientRect().top',
    );
    assert.ok(top > 0 && top < 700, `at ${top}`);
  });

  it('follows an answer that streams', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'streaming' }, 'One word. ')]);
    await panel.send({ type: 'focus', target: 'find' });
    await panel.page.keyboard.type('word');
    await panel.change({ type: 'textAppended', id: 'a1', text: 'Another word.' });
    await panel.waitFor('document.querySelector(".find-count").textContent === "1 of 2"');
  });

  it('closes with Escape, without a mark left, and gives the focus back', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'done' })]);
    await panel.page.locator('.composer textarea').focus();
    await panel.send({ type: 'focus', target: 'find' });
    await panel.page.keyboard.type('task');
    await panel.page.keyboard.press('Escape');
    assert.equal(await panel.page.locator('.find-widget').isVisible(), false);
    assert.equal(await panel.page.evaluate('CSS.highlights.get("find").size'), 0);
    assert.equal(await panel.page.locator('.composer textarea:focus').count(), 1);
    assert.deepEqual(await panel.postedOfType('stop'), []);
  });

  for (const theme of themeNames)
    it(`looks like the editor's own (${theme})`, async () => {
      const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'done' })], { theme });
      await panel.send({ type: 'focus', target: 'find' });
      await panel.page.keyboard.type('task');
      await panel.settle();
      await panel.screenshot(`find-${theme}`);
      assert.deepEqual(panel.faults, []);
    });
});
