import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import { answer, question } from './conversations.ts';
import { closePages, launchBrowser, PanelPage } from './harness.ts';

describe('the panel: composer', () => {
  let browser: Browser;
  let panel: PanelPage;
  let input: Locator;

  before(async () => {
    browser = await launchBrowser();
  });

  beforeEach(async () => {
    panel = await PanelPage.openWith(browser, []);
    input = panel.page.locator('.composer textarea');
  });

  afterEach(async () => {
    assert.deepEqual(panel.faults, []);
    await closePages(browser);
  });

  after(async () => {
    await browser.close();
  });

  it('sends on Enter, trimmed, and empties itself', async () => {
    await input.fill('  why?\n');
    await input.press('Enter');
    assert.deepEqual(await panel.postedOfType('send'), [{ type: 'send', text: 'why?' }]);
    assert.equal(await input.inputValue(), '');
  });

  it('breaks the line on Shift+Enter', async () => {
    await input.pressSequentially('one');
    await input.press('Shift+Enter');
    await input.pressSequentially('two');
    assert.equal(await input.inputValue(), 'one\ntwo');
    assert.deepEqual(await panel.postedOfType('send'), []);
  });

  it('sends nothing that is empty', async () => {
    await input.fill(' \n ');
    await input.press('Enter');
    await panel.page.getByRole('button', { name: 'Send (Enter)' }).click({ force: true });
    assert.deepEqual(await panel.postedOfType('send'), []);
  });

  it('leaves Enter to an input method that composes', async () => {
    await input.fill('にほん');
    for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
      await input.dispatchEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init });
    }
    assert.deepEqual(await panel.postedOfType('send'), []);
    await input.press('Enter');
    assert.equal((await panel.postedOfType('send')).length, 1);
  });

  it('takes text from a real composition without sending it', async () => {
    await input.focus();
    const client = await panel.page.context().newCDPSession(panel.page);
    await client.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    await client.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    });
    assert.deepEqual(await panel.postedOfType('send'), []);
    await client.send('Input.insertText', { text: '日' });
    assert.equal(await input.inputValue(), '日');
  });

  it('turns Send into Stop while an answer is on its way, keeps the draft and the focus', async () => {
    await input.fill('next question');
    await panel.page.getByRole('button', { name: 'Send (Enter)' }).focus();
    await panel.change({
      type: 'turnsShown',
      after: null,
      turns: [question, answer({ kind: 'waiting' }, '')],
    });
    const stop = panel.page.getByRole('button', { name: 'Stop (Esc)' });
    assert.equal(await panel.focused(), 'Stop (Esc)');
    await input.press('Enter');
    assert.deepEqual(await panel.postedOfType('send'), []);
    await stop.click();
    await input.press('Escape');
    assert.equal((await panel.postedOfType('stop')).length, 2);
    assert.equal(await input.inputValue(), 'next question');
    await panel.change({
      type: 'answerChanged',
      id: 'a1',
      details: { model: 'Llama 3.1 8B', state: { kind: 'stopped' } },
    });
    await panel.page.getByRole('button', { name: 'Send (Enter)' }).waitFor();
  });

  it('stops nothing on Escape when there is nothing to stop', async () => {
    await input.press('Escape');
    assert.deepEqual(await panel.postedOfType('stop'), []);
  });

  it('grows with its text, to two fifths of the height', async () => {
    const height = async (): Promise<number> => (await input.boundingBox())?.height ?? 0;
    const empty = await height();
    await input.fill('one\ntwo\nthree');
    assert.ok((await height()) > empty + 30);
    await input.fill('line\n'.repeat(100));
    assert.equal(Math.round(await height()), 700 * 0.4);
  });

  it('offers the sign-in when signed out, and keeps the draft', async () => {
    await input.fill('draft');
    await panel.send({ type: 'account', signedIn: false, model: 'Llama 3.1 8B' });
    assert.equal(await input.isVisible(), false);
    await panel.send({ type: 'focus', target: 'composer' });
    await panel.page.keyboard.press('Enter');
    assert.equal((await panel.postedOfType('signIn')).length, 1);
    await panel.send({ type: 'account', signedIn: true, model: 'Another model' });
    assert.equal(await input.inputValue(), 'draft');
    assert.equal(await panel.page.locator('.model-name').innerText(), 'Another model');
  });

  it('takes the focus when the extension asks', async () => {
    await panel.send({ type: 'focus', target: 'composer' });
    assert.equal(await panel.focused(), 'Ask about your code');
  });

  it('keeps the draft for the next time the page is built', async () => {
    await input.fill('half a thought');
    const state: unknown = await panel.page.evaluate('harness.state');
    const next = await PanelPage.openWith(browser, [], { state });
    assert.equal(await next.page.locator('.composer textarea').inputValue(), 'half a thought');
  });
});
