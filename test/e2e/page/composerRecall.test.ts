import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import { closePages, launchBrowser, PanelPage } from './harness.ts';

describe('the panel: composer, earlier messages', () => {
  let browser: Browser;
  let panel: PanelPage;
  let input: Locator;

  before(async () => {
    browser = await launchBrowser();
  });

  beforeEach(async () => {
    panel = await PanelPage.openWith(browser, [], { recall: ['oldest', 'two\nlines', 'newest'] });
    input = panel.page.locator('.composer textarea');
    await input.focus();
  });

  afterEach(async () => {
    assert.deepEqual(panel.faults, []);
    await closePages(browser);
  });

  after(async () => {
    await browser.close();
  });

  async function pressed(...keys: readonly string[]): Promise<string> {
    for (const key of keys) await input.press(key);
    return input.inputValue();
  }

  it('come newest first and go back to the empty box', async () => {
    const shown: string[] = [];
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowDown'])
      shown.push(await pressed(key));
    assert.deepEqual(shown, ['newest', 'two\nlines', 'oldest', 'oldest', 'two\nlines', 'newest', '']);
  });

  it('come only from the very start of the text, and without modifiers', async () => {
    await input.pressSequentially('draft');
    assert.equal(await pressed('ArrowLeft', 'ArrowUp'), 'draft');
    assert.equal(await pressed('Control+Home', 'Shift+ArrowUp', 'Control+ArrowUp'), 'draft');
    assert.equal(await pressed('Control+Home', 'ArrowUp'), 'newest');
  });

  it('never cost the unsent text', async () => {
    await input.pressSequentially('draft');
    await pressed('Control+Home', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown');
    assert.equal(await input.inputValue(), 'draft');
    await pressed('Control+Home', 'ArrowUp', 'End');
    await input.pressSequentially(' again');
    await input.press('Enter');
    assert.deepEqual(await panel.postedOfType('send'), [{ type: 'send', text: 'newest again' }]);
    assert.equal(await input.inputValue(), 'draft');
  });

  it('keep what was changed in them until something is sent', async () => {
    await pressed('ArrowUp', 'End');
    await input.pressSequentially('!');
    assert.equal(await pressed('Control+Home', 'ArrowUp', 'ArrowDown'), 'newest!');
  });

  it('grow by what is sent', async () => {
    await input.fill('fresh');
    assert.equal(await pressed('Enter', 'ArrowUp'), 'fresh');
    assert.equal(await pressed('ArrowUp'), 'newest');
  });

  it('are not what is kept for the next time the page is built', async () => {
    await input.pressSequentially('draft');
    await pressed('Control+Home', 'ArrowUp');
    const looked: unknown = await panel.page.evaluate('harness.state');
    await pressed('End');
    await input.pressSequentially('?');
    const changed: unknown = await panel.page.evaluate('harness.state');
    const afterLooking = await PanelPage.openWith(browser, [], { state: looked });
    assert.equal(await afterLooking.page.locator('textarea').inputValue(), 'draft');
    const afterChanging = await PanelPage.openWith(browser, [], { state: changed });
    const box = afterChanging.page.locator('textarea');
    assert.equal(await box.inputValue(), 'newest?');
    await box.press('Control+Home');
    await box.press('ArrowUp');
    assert.equal(await box.inputValue(), 'draft');
  });

  it('can be undone', async () => {
    await input.pressSequentially('draft');
    assert.equal(await pressed('Control+Home', 'ArrowUp', 'Control+z'), 'draft');
  });
});
