import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import { answer, question } from './conversations.ts';
import { chip, completion, completions } from './drafts.ts';
import { closePages, launchBrowser, PanelPage, snapshot } from './harness.ts';

describe('the panel: composer, completion', () => {
  let browser: Browser;
  let panel: PanelPage;
  let input: Locator;
  let list: Locator;

  before(async () => {
    browser = await launchBrowser();
  });

  beforeEach(async () => {
    panel = await PanelPage.openWith(browser, []);
    input = panel.page.locator('.composer textarea');
    list = panel.page.getByRole('listbox', { name: 'Suggestions' });
    await input.focus();
  });

  afterEach(async () => {
    assert.deepEqual(panel.faults, []);
    await closePages(browser);
  });

  after(async () => {
    await browser.close();
  });

  async function typeAndAnswer(text: string, items = completions): Promise<void> {
    await input.pressSequentially(text);
    await panel.answerCompletion(items);
  }

  /** The label of the line that the text box says is active. */
  async function active(): Promise<string> {
    return panel.page.evaluate(`(() => {
      const id = document.querySelector('textarea').getAttribute('aria-activedescendant');
      const option = id && document.getElementById(id);
      return option?.getAttribute('aria-selected') === 'true' ? option.querySelector('bdi').textContent : '';
    })()`);
  }

  async function queries(): Promise<readonly string[]> {
    await panel.settle();
    return (await panel.postedOfType('complete')).map(({ trigger, query }) => trigger + query);
  }

  it('asks for what is typed, drops the answer of an older request, and shows that of the newest', async () => {
    await input.pressSequentially('see @');
    await panel.settle();
    await input.pressSequentially('or');
    assert.deepEqual((await queries()).slice(0, 1), ['@']);
    assert.deepEqual((await queries()).slice(-1), ['@or']);
    const requests = (await panel.postedOfType('complete')).map(({ request }) => request);
    await panel.send({ type: 'completions', request: requests[0], items: completions });
    assert.equal(await list.isVisible(), false);
    await panel.send({ type: 'completions', request: requests.at(-1), items: completions });
    assert.equal(await list.getByRole('option').count(), completions.length);
    assert.equal(await active(), '@file');
    assert.equal(await panel.page.locator('.visually-hidden > [role=status]').textContent(), '6 suggestions');
    assert.deepEqual(await list.locator('b').allInnerTexts(), ['or', 'o', 'r', 'Or']);
  });

  it('asks once for keys that come within a frame', async () => {
    await panel.page.evaluate(`(() => {
      for (const letter of '@abc') document.execCommand('insertText', false, letter);
    })()`);
    assert.deepEqual(await queries(), ['@abc']);
  });

  it('moves by keys, round and by pages', async () => {
    const items = Array.from({ length: 40 }, (_, index) => completion(`item${index}`));
    await typeAndAnswer('@', items);
    const seen: string[] = [];
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'PageDown', 'PageUp', 'End', 'Home']) {
      await input.press(key);
      seen.push(await active());
    }
    assert.deepEqual(seen, ['item1', 'item0', 'item39', 'item0', 'item11', 'item0', 'item39', 'item0']);
    await input.press('End');
    const [line, box] = await Promise.all([
      list.getByRole('option', { selected: true }).boundingBox(),
      panel.page.locator('.completions').boundingBox(),
    ]);
    assert.ok(line && box && line.y >= box.y && line.y + line.height <= box.y + box.height + 1);
    assert.equal(line.height, 22);
  });

  for (const key of ['Enter', 'Tab']) {
    it(`picks with ${key}: what becomes a chip goes from the text`, async () => {
      await typeAndAnswer('why does @ord');
      await input.press('End');
      await input.press('ArrowUp');
      assert.equal(await active(), 'totalPrice');
      await input.press(key);
      assert.equal(await input.inputValue(), 'why does ');
      assert.deepEqual(await panel.postedOfType('attach'), [{ type: 'attach', completionId: 'totalPrice' }]);
      assert.equal(await list.isVisible(), false);
      assert.equal(await panel.focused(), 'Ask about your code');
      assert.deepEqual(await panel.postedOfType('send'), []);
      await input.press('Control+z');
      assert.equal(await input.inputValue(), 'why does @ord');
    });
  }

  it('puts text in the place of the query, goes on where it continues, and takes names with spaces', async () => {
    await typeAndAnswer('@fi');
    await input.press('Enter');
    assert.equal(await input.inputValue(), '@file ');
    await typeAndAnswer('my or', [completion('x', { label: 'my orders.ts', insertText: '' })]);
    assert.deepEqual((await queries()).slice(-1), ['@file my or']);
    assert.deepEqual(await list.locator('b').allInnerTexts(), ['my or']);
    await input.press('Enter');
    assert.equal(await input.inputValue(), '');
    assert.deepEqual(await panel.postedOfType('attach'), [{ type: 'attach', completionId: 'x' }]);
  });

  it('completes commands at the very start only', async () => {
    await typeAndAnswer('/ex', [completion('explain', { label: '/explain', insertText: '/explain ' })]);
    await input.press('Tab');
    assert.equal(await input.inputValue(), '/explain ');
    await input.pressSequentially('a/b /c');
    await panel.settle();
    assert.deepEqual((await queries()).at(-1), '/ex');
    assert.equal(await list.isVisible(), false);
  });

  it('lets a click pick and the pointer highlight, and keeps the focus in the text', async () => {
    await typeAndAnswer('@');
    await list.getByRole('option', { name: 'orders.ts src' }).hover();
    assert.equal(await active(), 'orders.ts');
    await list.getByRole('option', { name: 'totalPrice' }).click();
    assert.deepEqual(await panel.postedOfType('attach'), [{ type: 'attach', completionId: 'totalPrice' }]);
    assert.equal(await panel.focused(), 'Ask about your code');
  });

  it('closes on Escape, stops no answer by it, and stays closed for that word', async () => {
    await panel.change({
      type: 'turnsShown',
      after: null,
      turns: [question, answer({ kind: 'waiting' }, '')],
    });
    await typeAndAnswer('@or');
    await input.press('Escape');
    assert.equal(await list.isVisible(), false);
    assert.deepEqual(await panel.postedOfType('stop'), []);
    const asked = (await queries()).length;
    await input.pressSequentially('de');
    assert.equal((await queries()).length, asked);
    await input.press('Escape');
    assert.equal((await panel.postedOfType('stop')).length, 1);
    await typeAndAnswer(' @');
    assert.ok(await list.isVisible());
  });

  it('opens again on Ctrl+Space', async () => {
    await typeAndAnswer('@or');
    await input.press('Escape');
    await input.press('Control+Space');
    await panel.answerCompletion(completions);
    assert.ok(await list.isVisible());
    assert.equal(await input.inputValue(), '@or');
  });

  for (const text of ['me@example.com', 'a@', '//', 'x/y', '@one two', '\\n/']) {
    it(`opens nothing at the end of ${text}`, async () => {
      await input.pressSequentially(text.replace('\\n', ' '));
      await panel.answerCompletion(completions);
      assert.equal(await list.isVisible(), false);
    });
  }

  it('opens nothing for what is pasted, and nothing for what is typed into it', async () => {
    await panel.page.keyboard.insertText('@Component class A');
    await input.press('Home');
    for (let step = 0; step < 5; step += 1) await input.press('ArrowRight');
    await input.pressSequentially('x');
    assert.deepEqual(await queries(), []);
  });

  it('follows the caret and closes where there is no query', async () => {
    await typeAndAnswer('say @ord');
    await input.press('ArrowLeft');
    assert.equal((await queries()).at(-1), '@or');
    await panel.answerCompletion(completions);
    for (let step = 0; step < 3; step += 1) await input.press('ArrowLeft');
    await panel.settle();
    assert.equal(await list.isVisible(), false);
  });

  it('says that there are no results, and lets Enter send', async () => {
    await typeAndAnswer('/unknown', []);
    assert.ok(await panel.page.getByText('No results', { exact: true }).first().isVisible());
    assert.equal(await panel.page.locator('.visually-hidden > [role=status]').textContent(), 'No results');
    await input.press('Enter');
    assert.deepEqual(await panel.postedOfType('send'), [{ type: 'send', text: '/unknown' }]);
    assert.equal(await panel.page.locator('.completions').isVisible(), false);
  });

  it('picks what was asked for when the answer comes after the Enter', async () => {
    await input.pressSequentially('@ord');
    await input.press('Enter');
    assert.deepEqual(await panel.postedOfType('send'), []);
    await panel.answerCompletion([completion('late')]);
    assert.deepEqual(await panel.postedOfType('attach'), [{ type: 'attach', completionId: 'late' }]);
    assert.equal(await input.inputValue(), '');
  });

  it('sends on the second Enter when no answer comes', async () => {
    await input.pressSequentially('@ord');
    await input.press('Enter');
    await input.press('Enter');
    assert.deepEqual(await panel.postedOfType('send'), [{ type: 'send', text: '@ord' }]);
  });

  it('leaves the keys to an input method that composes', async () => {
    await typeAndAnswer('@');
    const client = await panel.page.context().newCDPSession(panel.page);
    await client.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    await panel.answerCompletion(completions);
    await client.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    });
    assert.deepEqual(await panel.postedOfType('attach'), []);
    assert.equal((await queries()).at(-1), '@に');
  });

  it('closes when the focus leaves and comes back with the next letter', async () => {
    await typeAndAnswer('@or');
    await panel.page.getByRole('button', { name: 'Send (Enter)' }).focus();
    assert.equal(await list.isVisible(), false);
    await input.focus();
    await input.press('End');
    await typeAndAnswer('d');
    assert.ok(await list.isVisible());
    await panel.send({ ...snapshot([]), conversationId: 'other' });
    assert.equal(await list.isVisible(), false);
  });

  it('opens by its button, with a space before the @ where one is needed', async () => {
    const button = panel.page.getByRole('button', { name: 'Add Context…' });
    await button.click();
    await panel.answerCompletion(completions);
    assert.equal(await input.inputValue(), '@');
    assert.ok(await list.isVisible());
    await button.click();
    assert.equal(await input.inputValue(), '@');
    await input.fill('look');
    await button.click();
    assert.equal(await input.inputValue(), 'look @');
    assert.equal(await panel.focused(), 'Ask about your code');
    await panel.send({ type: 'draft', draft: { chips: [chip('one')] } });
    assert.equal(await panel.focused(), 'Ask about your code');
  });
});
