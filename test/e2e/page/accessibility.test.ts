import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { ShownTurn } from '../../../src/core/conversation/branches.ts';
import { findViolations } from './axe.ts';
import {
  answer,
  explanation,
  failedState,
  followUp,
  longConversation,
  question,
  waitingRetry,
} from './conversations.ts';
import { closePages, launchBrowser, PanelPage, themeNames } from './harness.ts';
import { conversationStates } from './states.ts';

describe('the panel: for everyone', () => {
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

  for (const theme of themeNames) {
    for (const [name, { turns, signedIn, editing }] of Object.entries(conversationStates)) {
      it(`has nothing that axe objects to: ${name}, ${theme}`, async () => {
        const panel = await PanelPage.openWith(browser, turns, {
          theme,
          height: name === 'done' ? 1200 : 560,
          signedIn: signedIn ?? true,
        });
        if (editing !== undefined) await panel.send({ type: 'startEditing', questionId: editing });
        await panel.settle();
        if (name === 'done') await panel.page.locator('.hljs-keyword').first().waitFor();
        await panel.screenshot(`${name}-${theme}-300`);
        assert.deepEqual(await findViolations(panel), []);
      });
    }
  }

  it('has nothing that axe objects to: 500 messages', async () => {
    const panel = await PanelPage.openWith(browser, longConversation(500));
    await panel.waitFor(`document.querySelectorAll('article').length === 500`);
    await panel.settle();
    // The colours are those of the states above; axe scrolls to each text to see them, which takes minutes here.
    assert.deepEqual(await findViolations(panel, { rules: { 'color-contrast': { enabled: false } } }), []);
  });

  for (const width of [150, 200, 300, 480]) {
    it(`never scrolls sideways at ${width} pixels`, async () => {
      const wide = `${'x'.repeat(500)}\n\n\`${'y'.repeat(500)}\`\n\n- ${'z'.repeat(300)}\n\n${explanation}`;
      const hugeQuestion = {
        ...question,
        text: 'w'.repeat(400),
        attachments: [
          {
            ...question.attachments[0]!,
            reference: {
              ...question.attachments[0]!.reference!,
              path: `src/${'deep/'.repeat(30)}${'name'.repeat(30)}.ts`,
            },
            symbol: 's'.repeat(200),
          },
        ],
      };
      const place = { branch: { index: 10, count: 1000 } };
      const turns: readonly ShownTurn[] = [
        hugeQuestion,
        { ...answer({ kind: 'cut', reason: 'length' }, wide), ...place },
        { ...followUp, ...place },
        { ...answer(waitingRetry(Date.now() + 28_000_000), ''), ...place, id: 'a2' },
      ];
      const panel = await PanelPage.openWith(browser, turns, { width, height: 6000 });
      await panel.send({ type: 'startEditing', questionId: 'q2' });
      await panel.settle();
      const tooWide: unknown = await panel.page.evaluate(`
        [...document.querySelectorAll('#panel, .scroller, .turns, article, .question :not(pre code), .markdown > p, footer *')]
          .filter((element) => !element.closest('.visually-hidden'))
          .filter((element) => element.getBoundingClientRect().right > innerWidth)
          .map((element) => element.outerHTML.slice(0, 200))
      `);
      assert.deepEqual(tooWide, []);
      assert.equal(await panel.page.evaluate('document.documentElement.scrollWidth'), width);
    });
  }

  it('is reached by Tab from the question to Send, each stop with a visible focus', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'done' })], { height: 1400 });
    const stops: unknown[] = [];
    for (let step = 0; step < 24; step += 1) {
      await panel.page.keyboard.press('Tab');
      const stop: { name: string; visible: boolean } | null = await panel.page.evaluate(`(() => {
        const focused = document.activeElement;
        if (focused === document.body) return null;
        const box = focused.closest('.input-box') ?? focused;
        const visible = focused.tagName === 'TEXTAREA'
          ? getComputedStyle(box).borderTopColor === 'rgb(0, 120, 212)'
          : getComputedStyle(focused).outlineStyle !== 'none' && focused.checkVisibility({ opacityProperty: true });
        const label = focused.id || focused.getAttribute('aria-label') || focused.title || focused.textContent;
        const names = { scroller: 'Conversation', 'table-scroller': 'table' };
        return { name: names[focused.className] ?? label, visible };
      })()`);
      if (stop === null) break;
      assert.ok(stop.visible, `no visible focus on ${stop.name}`);
      stops.push(stop.name);
    }
    assert.deepEqual(stops, [
      'Conversation',
      'Go to src/queue.ts:12-30',
      'Code sent',
      'Edit',
      'Copy',
      'Toggle Word Wrap',
      'Copy',
      'Insert at Cursor',
      'Insert into New File',
      'Apply to File',
      'Code, typescript',
      'table',
      'https://developer.mozilla.org/docs/Web/JavaScript',
      'Copy',
      'Open in Editor',
      'Regenerate',
      'Ask about your code',
      'Add Context…',
      'Send (Enter)',
    ]);
  });

  it('shows the buttons of a code block once the keyboard reaches them', async () => {
    const panel = await PanelPage.openWith(browser, [answer({ kind: 'done' }, '```js\nlet a;\n```')]);
    const opacity = 'getComputedStyle(document.querySelector(".code-actions")).opacity';
    assert.equal(await panel.page.evaluate(opacity), '0');
    await panel.page.locator('.code-block').getByRole('button', { name: 'Copy' }).focus();
    assert.equal(await panel.page.evaluate(opacity), '1');
    await panel.page.keyboard.press('Enter');
    assert.equal((await panel.postedOfType('copy')).length, 1);
  });

  it('shows the buttons of a message on hover and focus, and always to a screen reader', async () => {
    const turns = [question, answer({ kind: 'done' }, 'Yes.'), followUp];
    const panel = await PanelPage.openWith(browser, turns);
    const seen = async (): Promise<unknown> =>
      panel.page.evaluate(`[...document.querySelectorAll('.turn-buttons')]
        .map((buttons) => buttons.checkVisibility({ opacityProperty: true }))`);
    assert.deepEqual(await seen(), [false, false, false]);
    await panel.page.getByText('Yes.').hover();
    assert.deepEqual(await seen(), [false, true, false]);
    await panel.page.getByRole('button', { name: 'Edit' }).first().focus();
    assert.deepEqual(await seen(), [true, true, false]);
    await panel.page.evaluate('document.body.classList.add("vscode-using-screen-reader")');
    assert.deepEqual(await seen(), [true, true, true]);
  });

  for (const theme of themeNames.filter((name) => name.includes('high-contrast'))) {
    it(`always shows them in ${theme}`, async () => {
      const panel = await PanelPage.openWith(browser, [answer({ kind: 'done' }, '```js\nlet a;\n```')], {
        theme,
      });
      const opacity = 'getComputedStyle(document.querySelector(".code-actions")).opacity';
      assert.equal(await panel.page.evaluate(opacity), '1');
    });
  }

  it('says aloud what happens, apart from the stream', async () => {
    const panel = await PanelPage.openWith(browser, [question]);
    const polite = panel.page.locator('.visually-hidden > [role=status]');
    const assertive = panel.page.locator('[role=alert]');
    assert.equal(await panel.page.locator('.scroller [aria-live], .scroller [role=log]').count(), 0);
    await panel.change({ type: 'turnsShown', after: 'q1', turns: [answer({ kind: 'waiting' }, '')] });
    assert.equal(await polite.textContent(), 'Answering');
    await panel.change({ type: 'textAppended', id: 'a1', text: 'Two words\n\n```js\nlet a;\n```\n' });
    const done = { model: 'Llama 3.1 8B', state: { kind: 'done' } } as const;
    await panel.change({ type: 'answerChanged', id: 'a1', details: done });
    assert.equal(await polite.textContent(), 'Answer complete, 2 words, 1 code block');
    await panel.change({ type: 'answerRestarted', id: 'a1' });
    await panel.change({
      type: 'answerChanged',
      id: 'a1',
      details: { model: 'Llama 3.1 8B', state: failedState },
    });
    assert.match((await assertive.textContent()) ?? '', /did not accept the API token/);
    assert.equal(await polite.textContent(), '');
  });

  it('names its parts for screen readers', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'done' })]);
    const region = panel.page.getByRole('region', { name: 'Conversation' });
    assert.equal(await region.getByRole('article', { name: 'Your question 1', exact: true }).count(), 1);
    assert.equal(await region.getByRole('article', { name: 'Answer 1', exact: true }).count(), 1);
    assert.equal(await region.getByRole('article', { name: 'Answer 1' }).getAttribute('aria-busy'), 'false');
    assert.equal(await panel.page.getByRole('heading', { level: 2 }).count(), 2);
  });

  it('stands still for readers who asked for less motion', async () => {
    const panel = await PanelPage.openWith(browser, [answer({ kind: 'waiting' }, '')]);
    const name = 'getComputedStyle(document.querySelector(".progress .codicon")).animationName';
    assert.notEqual(await panel.page.evaluate(name), 'none');
    await panel.page.evaluate('document.body.classList.add("vscode-reduce-motion")');
    assert.equal(await panel.page.evaluate(name), 'none');
  });
});
