import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { answer, longConversation, question } from './conversations.ts';
import { closePages, launchBrowser, PanelPage, snapshot } from './harness.ts';

const longText = Array.from({ length: 60 }, (_, index) => `Paragraph ${index}.`).join('\n\n');
const fromBottom = `(() => {
  const { scrollHeight, clientHeight, scrollTop } = document.querySelector('.scroller');
  return scrollHeight - clientHeight - scrollTop;
})()`;
const scrollTop = 'document.querySelector(".scroller").scrollTop';
const messages = 200;
const allDrawn = `document.querySelectorAll('article').length === ${messages}`;

function topOf(id: string): string {
  return `document.getElementById('${id}').parentElement.getBoundingClientRect().top`;
}

describe('the panel: scrolling and long conversations', () => {
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

  for (const key of ['PageUp', 'ArrowUp', 'Home'])
    it(`lets go with ${key} while text comes, and takes hold again with End`, async () => {
      const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'streaming' }, longText)]);
      await panel.page.getByText('Paragraph 59.').waitFor();
      await panel.waitFor(`${fromBottom} < 1`);
      await panel.page.getByRole('region', { name: 'Conversation' }).focus();
      await panel.page.evaluate(
        'document.querySelector(".scroller").addEventListener("scrollend", () => (globalThis.hasScrolled = true))',
      );
      await panel.page.keyboard.press(key);
      // The key scrolls smoothly: text comes in the first frames of it.
      for (let piece = 0; piece < 5; piece += 1) {
        await panel.change({ type: 'textAppended', id: 'a1', text: `\n\nMore ${piece}.` });
        await panel.settle();
      }
      await panel.waitFor(`${fromBottom} > 30`);
      // Of two keys at once the first may have the last word in Chromium.
      await panel.waitFor('globalThis.hasScrolled');
      const button = panel.page.getByRole('button', { name: 'New text below. Scroll to Bottom' });
      assert.equal(await button.innerText(), 'New text below');
      await panel.page.keyboard.press('End');
      await panel.waitFor(`${fromBottom} < 1`);
      await button.waitFor({ state: 'hidden' });
      await panel.change({ type: 'textAppended', id: 'a1', text: `\n\n${longText}` });
      await panel.settle();
      await panel.waitFor(`${fromBottom} < 1`);
    });

  it('lets go also when the reader begins before the last jump to the bottom is told', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'streaming' }, longText)]);
    await panel.page.getByText('Paragraph 59.').waitFor();
    await panel.waitFor(`${fromBottom} < 1`);
    await panel.page.evaluate(`(() => {
      const scroller = document.querySelector('.scroller');
      let grown = false;
      const observer = new ResizeObserver(() => {
        if (!grown) return void (grown = true);
        observer.disconnect();
        scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: -1 }));
        scroller.scrollTop -= 3;
      });
      observer.observe(scroller.firstElementChild);
    })()`);
    await panel.settle();
    await panel.change({ type: 'textAppended', id: 'a1', text: `\n\n${longText}` });
    await panel.page.locator('.to-bottom').waitFor();
    await panel.change({ type: 'textAppended', id: 'a1', text: `\n\n${longText}` });
    await panel.waitFor(`${fromBottom} > 30`);
  });

  it('says nothing of new text to a reader who has just scrolled up', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'done' }, longText)]);
    await panel.settle();
    await panel.page.locator('.scroller').hover();
    await panel.page.mouse.wheel(0, -300);
    const button = panel.page.locator('.to-bottom');
    await button.waitFor();
    assert.equal(await button.innerText(), '');
    assert.equal(await button.getAttribute('aria-label'), 'Scroll to Bottom');
  });

  it('shows the end of a long conversation first and the rest above it, staying at the bottom', async () => {
    const panel = await PanelPage.openWith(browser, longConversation(messages));
    const last = panel.page.getByRole('article', { name: 'Answer 100' });
    assert.ok(await last.isVisible());
    await panel.waitFor(allDrawn);
    await panel.settle();
    await panel.waitFor(`${fromBottom} < 1`);
    assert.ok(await panel.page.getByText(`line ${messages - 1} is where it begins`).isVisible());
    assert.equal(await panel.page.locator('.to-bottom').isVisible(), false);
    const numbers = await panel.page.locator('h2').allTextContents();
    assert.deepEqual(numbers.slice(0, 3), ['Your question 1', 'Answer 1', 'Your question 2']);
  });

  it('takes changes of a turn that is not drawn yet', async () => {
    const turns = longConversation(messages);
    const panel = await PanelPage.open(browser, { manualFrames: true });
    await panel.send(snapshot(turns));
    assert.equal(await panel.page.getByText('Late words').count(), 0);
    await panel.change({ type: 'textAppended', id: 't1', text: '\n\nLate words' });
    await panel.change({ type: 'answerRestarted', id: 't3' });
    await panel.page.evaluate('harness.runFrames()');
    await panel.waitFor(allDrawn);
    assert.equal(await panel.page.getByText('Late words').count(), 1);
    assert.equal(await panel.page.locator('.answer').nth(1).textContent(), 'Answer 2Working…');
  });

  it('keeps the place of a reader in the middle while the rest is drawn around it', async () => {
    const state = { draft: '', place: { turnId: 't101', offset: -40 }, following: false };
    const panel = await PanelPage.openWith(browser, longConversation(messages), { state });
    const place = topOf('answer-t101');
    const first: number = await panel.page.evaluate(place);
    assert.ok(Math.abs(first + 40) <= 1, `begins at ${first}`);
    await panel.waitFor(allDrawn);
    await panel.settle();
    const top: number = await panel.page.evaluate(place);
    assert.ok(Math.abs(top + 40) <= 1, `moved to ${top}`);
    assert.ok(await panel.page.getByRole('button', { name: 'Scroll to Bottom' }).isVisible());
    await panel.page.getByRole('button', { name: 'Scroll to Bottom' }).click();
    await panel.settle();
    await panel.waitFor(`${fromBottom} < 1`);
    assert.ok(await panel.page.getByText(`line ${messages - 1} is where it begins`).isVisible());
  });

  it('opens another conversation at its end, wherever the reader was', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'done' }, longText)]);
    await panel.settle();
    await panel.page.locator('.scroller').hover();
    await panel.page.mouse.wheel(0, -900);
    await panel.page.locator('.to-bottom').waitFor();
    await panel.send({ ...snapshot(longConversation(10)), conversationId: 'c2' });
    await panel.settle();
    await panel.waitFor(`${fromBottom} < 1`);
    assert.equal(await panel.page.locator('.to-bottom').isVisible(), false);
  });

  it('is searched by the browser also where it is off screen', async () => {
    const panel = await PanelPage.openWith(browser, longConversation(messages));
    await panel.waitFor(allDrawn);
    await panel.settle();
    assert.equal(await panel.page.evaluate('window.find("Answer 21:", true, true)'), true);
    assert.equal(await panel.page.evaluate('String(getSelection())'), 'Answer 21:');
  });

  it('focuses the last answer and steps through code blocks, round and round', async () => {
    const panel = await PanelPage.openWith(browser, longConversation(messages));
    await panel.waitFor(allDrawn);
    await panel.page.locator('.composer textarea').focus();
    const inBlock = async (): Promise<unknown> =>
      panel.page.evaluate(
        'document.activeElement.querySelector("code")?.textContent.match(/drain(\\d+)/)[1]',
      );
    const go = async (target: string): Promise<void> => {
      await panel.send({ type: 'focus', target });
      await panel.settle();
    };
    await go('nextCodeBlock');
    assert.equal(await inBlock(), '1');
    const visible = `(() => {
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      const area = document.querySelector('.scroller').getBoundingClientRect();
      return top >= area.top && bottom <= area.bottom;
    })()`;
    await panel.waitFor(visible);
    await go('previousCodeBlock');
    assert.equal(await inBlock(), '199');
    await go('previousCodeBlock');
    assert.equal(await inBlock(), '197');
    await panel.waitFor(visible);
    await go('lastAnswer');
    assert.equal(
      await panel.page.evaluate('document.activeElement.getAttribute("aria-labelledby")'),
      'answer-t199',
    );
    await go('previousCodeBlock');
    assert.equal(await inBlock(), '197');
    await go('composer');
    assert.equal(await panel.focused(), 'Ask about your code');
  });

  it('does what a native menu asks of a code block', async () => {
    const text = 'Two:\n\n```js\nlet a;\n```\n\n```js\nlet b;\n```\n';
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'done' }, text)]);
    const actions = ['copy', 'insertAtCursor', 'newFile', 'applyToFile', 'runInTerminal'] as const;
    for (const action of actions)
      await panel.send({ type: 'codeBlockAction', answerId: 'a1', block: 1, action });
    await panel.send({ type: 'codeBlockAction', answerId: 'a1', block: 2, action: 'copy' });
    await panel.send({ type: 'codeBlockAction', answerId: 'gone', block: 0, action: 'copy' });
    const posted = (await panel.posted()).filter(({ type }) => type !== 'ready' && type !== 'pageFocus');
    assert.deepEqual(
      posted.map(({ type }) => type),
      actions,
    );
    assert.ok(posted.every((message) => 'text' in message && message.text === 'let b;'));
    assert.deepEqual(
      (await panel.postedOfType('applyToFile')).map(({ answerId }) => answerId),
      ['a1'],
    );
  });

  it('scrolls nowhere when it has the focus and nothing to scroll', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'streaming' }, 'Short.')]);
    await panel.page.getByRole('region', { name: 'Conversation' }).focus();
    await panel.page.keyboard.press('PageUp');
    await panel.page.locator('.scroller').hover();
    await panel.page.mouse.wheel(0, -300);
    await panel.settle();
    assert.equal(await panel.page.evaluate(scrollTop), 0);
    assert.equal(await panel.page.locator('.to-bottom').isVisible(), false);
  });
});
