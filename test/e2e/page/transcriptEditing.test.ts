import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import { answer, followUp, question } from './conversations.ts';
import { closePages, launchBrowser, PanelPage } from './harness.ts';

const turns = [question, answer({ kind: 'done' }, 'Yes.'), followUp];

function boxIn(panel: PanelPage): Locator {
  return panel.page.getByRole('textbox', { name: 'Edit your question' });
}

describe('the panel: editing a question', () => {
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

  it('edits in place and sends with Enter, once, after Shift+Enter broke a line', async () => {
    const panel = await PanelPage.openWith(browser, turns);
    await panel.page.getByRole('button', { name: 'Edit' }).last().click();
    assert.equal(await boxIn(panel).inputValue(), followUp.text);
    await panel.page.keyboard.press('Shift+Enter');
    await panel.page.keyboard.type('Please.');
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press('Enter');
    const expected = { type: 'editQuestion', questionId: 'q2', text: `${followUp.text}\nPlease.` };
    assert.deepEqual(await panel.postedOfType('editQuestion'), [expected]);
    // The words stay until the new question stands there.
    assert.ok(await boxIn(panel).isVisible());
    const edited = { ...followUp, id: 'q9', text: expected.text, branch: { index: 1, count: 2 } };
    await panel.change({ type: 'turnsShown', after: 'a1', turns: [edited] });
    assert.equal(await boxIn(panel).count(), 0);
    assert.equal(await panel.page.locator('.question-text').last().textContent(), expected.text);
  });

  it('cancels with Esc without stopping an answer, and gives the focus back', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'streaming' }, 'So')]);
    await panel.page.getByRole('button', { name: 'Edit' }).focus();
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.type(' More');
    await panel.page.keyboard.press('Escape');
    assert.equal(await boxIn(panel).count(), 0);
    assert.equal(await panel.page.locator('.question-text').textContent(), question.text);
    assert.equal(await panel.focused(), 'Edit');
    assert.deepEqual(await panel.postedOfType('stop'), []);
    await panel.page.keyboard.press('Enter');
    assert.equal(await boxIn(panel).inputValue(), question.text);
  });

  it('sends nothing empty, and nothing while an input method composes', async () => {
    const panel = await PanelPage.openWith(browser, turns);
    await panel.send({ type: 'startEditing', questionId: 'q2' });
    const cdp = await panel.page.context().newCDPSession(panel.page);
    await cdp.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
    for (const key of ['Enter', 'Escape'])
      await panel.page.evaluate(`document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', { key: '${key}', bubbles: true, isComposing: true }))`);
    assert.deepEqual(await panel.postedOfType('editQuestion'), []);
    assert.ok(await boxIn(panel).isVisible());
    await cdp.send('Input.insertText', { text: '日本' });
    assert.equal(await boxIn(panel).inputValue(), `${followUp.text}日本`);
    await boxIn(panel).fill('  ');
    await panel.page.keyboard.press('Enter');
    const send = panel.page.locator('.question-editor').getByRole('button', { name: 'Send' });
    assert.equal(await send.getAttribute('aria-disabled'), 'true');
    await send.click({ force: true });
    assert.deepEqual(await panel.postedOfType('editQuestion'), []);
  });

  it('goes on when other turns change, also when its own is drawn anew, and when the page is', async () => {
    const running = { ...answer({ kind: 'waiting' }, ''), id: 'a2', parentId: 'q2' };
    const panel = await PanelPage.openWith(browser, [...turns, running]);
    await panel.send({ type: 'startEditing', questionId: 'q1' });
    assert.equal(await panel.focused(), 'Edit your question');
    await panel.page.keyboard.type(' More');
    await panel.change({ type: 'textAppended', id: 'a2', text: 'Hello' });
    await panel.page.getByText('Hello').waitFor();
    await panel.change({ type: 'turnsShown', after: 'a1', turns: [{ ...followUp, id: 'q7' }] });
    assert.equal(await boxIn(panel).inputValue(), `${question.text} More`);
    assert.equal(await panel.focused(), 'Edit your question');
    await panel.change({ type: 'turnsShown', after: null, turns });
    assert.equal(await boxIn(panel).inputValue(), `${question.text} More`);
    assert.equal(await panel.focused(), 'Edit your question');
    const state: unknown = await panel.page.evaluate('harness.state');
    const again = await PanelPage.openWith(browser, turns, { state });
    assert.equal(await boxIn(again).inputValue(), `${question.text} More`);
    await boxIn(again).press('Escape');
    assert.deepEqual(await again.page.evaluate('harness.state.edits'), {});
  });

  it('offers the native menu of the box there, and of the message elsewhere', async () => {
    const panel = await PanelPage.openWith(browser, turns);
    const menu = async (selector: string): Promise<unknown> => {
      await panel.page.locator(selector).last().click({ button: 'right' });
      return panel.page.evaluate(`
        JSON.parse([...document.querySelectorAll('${selector}')].at(-1)
          .closest('[data-vscode-context]').dataset.vscodeContext)`);
    };
    const own = { preventDefaultContextMenuItems: true };
    assert.deepEqual(await menu('.question-text'), { webviewSection: 'question', questionId: 'q2', ...own });
    const onAnswer = { webviewSection: 'answer', answerId: 'a1', canContinue: false };
    assert.deepEqual(await menu('.answer .markdown p'), { ...onAnswer, ...own });
    await panel.page.locator('.answer .markdown p').dblclick();
    const native = { preventDefaultContextMenuItems: false };
    assert.deepEqual(await menu('.answer .markdown p'), { ...onAnswer, ...native });
    await panel.send({ type: 'startEditing', questionId: 'q2' });
    assert.deepEqual(await menu('.question-editor textarea'), {
      webviewSection: 'questionEditor',
      ...native,
    });
  });
});
