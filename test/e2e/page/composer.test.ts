import assert from 'node:assert/strict';
import type { Browser, CDPSession, Locator } from 'playwright-core';
import { answer, question } from './conversations.ts';
import { completion } from './drafts.ts';
import { closePages, launchBrowser, PanelPage, snapshot } from './harness.ts';

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
    const compose = await startComposing('に');
    await compose.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    });
    assert.deepEqual(await panel.postedOfType('send'), []);
    await compose.send('Input.insertText', { text: '日' });
    assert.equal(await input.inputValue(), '日');
    // The next key is the person's own again.
    await input.press('End');
    await input.press('Enter');
    assert.deepEqual(await panel.postedOfType('send'), [{ type: 'send', text: '日' }]);
  });

  it('takes an Enter that comes with the end of a composition for a part of it', async () => {
    await input.fill('日本');
    const prevented: unknown = await panel.page.evaluate(`(() => {
      const input = document.querySelector('textarea');
      input.dispatchEvent(new CompositionEvent('compositionend', { data: '本', bubbles: true }));
      const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
      input.dispatchEvent(enter);
      return enter.defaultPrevented;
    })()`);
    assert.equal(prevented, false);
    assert.deepEqual(await panel.postedOfType('send'), []);
  });

  it('takes back a composition on Escape, and stops no answer by it', async () => {
    await panel.change({
      type: 'turnsShown',
      after: null,
      turns: [question, answer({ kind: 'waiting' }, '')],
    });
    await input.focus();
    const compose = await startComposing('に');
    const escape = { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 229 };
    await compose.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...escape });
    assert.deepEqual(await panel.postedOfType('stop'), []);
  });

  async function startComposing(text: string): Promise<CDPSession> {
    const client = await panel.page.context().newCDPSession(panel.page);
    await client.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    return client;
  }

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

  it('keeps a draft for each conversation, and twenty at most', async () => {
    for (let index = 0; index < 25; index += 1) {
      await panel.send({ ...snapshot([]), conversationId: `c${index}` });
      await input.fill(`draft ${index}`);
    }
    const { waiting }: { waiting: unknown[] } = await panel.page.evaluate('harness.state');
    assert.equal(waiting.length, 20);
    await panel.send({ ...snapshot([]), conversationId: 'c7' });
    assert.equal(await input.inputValue(), 'draft 7');
    await panel.send({ ...snapshot([]), conversationId: 'c2' });
    assert.equal(await input.inputValue(), '');
  });

  it('tells the extension of a draft, and takes it from there after another run of it', async () => {
    await input.fill('half a thought');
    await panel.waitFor('harness.posted.some(({ type }) => type === "keepText")');
    assert.equal((await panel.postedOfType('keepText')).at(-1)?.text, 'half a thought');
    const waiting = { text: 'a whole one', aside: '' };
    await panel.send({ ...snapshot([]), conversationId: 'c9', session: 's2', waiting });
    assert.equal(await input.inputValue(), 'a whole one');
  });

  it('tells the extension of the text before it does anything with it', async () => {
    await input.pressSequentially('see @or');
    await panel.answerCompletion([completion('orders')]);
    await input.press('Enter');
    const types: string[] = await panel.page.evaluate('harness.posted.map(({ type }) => type)');
    assert.deepEqual(types.slice(-2), ['keepText', 'attach']);
    assert.equal((await panel.postedOfType('keepText')).at(-1)?.text, 'see ');
  });

  it('leaves the text alone when the same conversation is shown anew', async () => {
    await input.pressSequentially('half a thought');
    await panel.send(snapshot([question]));
    assert.equal(await input.inputValue(), 'half a thought');
  });

  it('sends on Ctrl+Enter too, and keeps the text while an answer is on its way', async () => {
    await input.fill('first');
    await input.press('Control+Enter');
    await panel.change({
      type: 'turnsShown',
      after: null,
      turns: [question, answer({ kind: 'waiting' }, '')],
    });
    await input.pressSequentially('second');
    await input.press('Control+Enter');
    await input.press('Enter');
    assert.deepEqual(await panel.postedOfType('send'), [{ type: 'send', text: 'first' }]);
    assert.equal(await input.inputValue(), 'second');
  });

  it('writes each text in its own direction', async () => {
    await input.fill('مرحبا drain()');
    assert.equal(
      await panel.page.evaluate('getComputedStyle(document.querySelector("textarea")).direction'),
      'rtl',
    );
    await input.fill('drain() مرحبا');
    assert.equal(
      await panel.page.evaluate('getComputedStyle(document.querySelector("textarea")).direction'),
      'ltr',
    );
  });
});
