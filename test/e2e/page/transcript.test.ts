import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { AnswerState } from '../../../src/core/conversation/turn.ts';
import { answer, explanation, failedState, followUp, question } from './conversations.ts';
import { closePages, launchBrowser, PanelPage, snapshot } from './harness.ts';

const longText = Array.from({ length: 60 }, (_, index) => `Paragraph ${index}.`).join('\n\n');
const fromBottom = `(() => {
  const { scrollHeight, clientHeight, scrollTop } = document.querySelector('.scroller');
  return scrollHeight - clientHeight - scrollTop;
})()`;

describe('the panel: transcript', () => {
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

  it('names the file, the lines and the symbol over a question, and jumps there', async () => {
    const panel = await PanelPage.openWith(browser, [question]);
    const reference = panel.page.getByTitle('Go to src/queue.ts:12-30');
    assert.equal(await reference.textContent(), 'src/queue.ts:12-30drain');
    await reference.click();
    assert.deepEqual(await panel.postedOfType('openAttachment'), [
      { type: 'openAttachment', questionId: 'q1', attachmentId: 'x1' },
    ]);
  });

  it('unfolds the code that was sent', async () => {
    const panel = await PanelPage.openWith(browser, [question]);
    const code = panel.page.locator('.code-sent code');
    assert.equal(await code.isVisible(), false);
    await panel.page.getByText('Code sent').click();
    assert.equal(await code.textContent(), question.attachments[0]?.code);
    assert.ok(await code.isVisible());
  });

  it('goes from waiting over streaming to done', async () => {
    const panel = await PanelPage.openWith(browser, [question]);
    const footer = panel.page.locator('.answer-footer');
    await panel.change({ type: 'turnsShown', after: 'q1', turns: [answer({ kind: 'waiting' }, '')] });
    assert.equal(await footer.innerText(), 'Working…');
    await panel.change({ type: 'textAppended', id: 'a1', text: 'Hello **world**' });
    assert.equal(await footer.innerText(), '');
    await panel.page.locator('.markdown strong').waitFor();
    const { state, model, usage, dollars } = answer({ kind: 'done' });
    assert.ok(usage !== undefined && dollars !== undefined);
    await panel.change({ type: 'answerChanged', id: 'a1', details: { state, model, usage, dollars } });
    assert.equal(await footer.innerText(), '412 tokens · $0.000081');
    assert.equal(
      await panel.page.locator('.cost').getAttribute('title'),
      'Llama 3.1 8B\n278 tokens sent, 134 received',
    );
    assert.equal(
      await panel.page.locator('.visually-hidden > [role=status]').textContent(),
      'Answer complete, 2 words',
    );
  });

  const endings: readonly [AnswerState, string][] = [
    [{ kind: 'stopped' }, 'Stopped.'],
    [{ kind: 'cut', reason: 'length' }, 'Cut at the token limit.'],
    [{ kind: 'cut', reason: 'connection' }, 'The connection ended early.'],
    [failedState, failedState.kind === 'failed' ? failedState.problem.message : ''],
  ];
  for (const [state, words] of endings) {
    it(`keeps the text and offers Retry: ${words}`, async () => {
      const panel = await PanelPage.openWith(browser, [question, answer(state, 'So far.')]);
      assert.equal(await panel.page.locator('.outcome-text').innerText(), words);
      assert.equal(await panel.page.locator('.markdown').innerText(), 'So far.');
      await panel.page.getByRole('button', { name: 'Retry' }).click();
      assert.deepEqual(await panel.postedOfType('regenerate'), [{ type: 'regenerate', answerId: 'a1' }]);
      await panel.change({ type: 'answerRestarted', id: 'a1' });
      assert.equal(await panel.page.locator('.answer').textContent(), 'Answer 1Working…');
    });
  }

  it('offers what the extension offers after a failure, and Retry only once', async () => {
    const actions = [
      { id: 'signIn', label: 'Sign In' },
      { id: 'retry', label: 'Try Again' },
    ];
    const state: AnswerState = { kind: 'failed', problem: { message: 'No.', actions } };
    const panel = await PanelPage.openWith(browser, [answer(state, '')]);
    assert.deepEqual(await panel.page.locator('.outcome button').allInnerTexts(), ['Sign In', 'Try Again']);
    await panel.page.getByRole('button', { name: 'Sign In' }).click();
    const expected = [{ type: 'takeAction', answerId: 'a1', actionId: 'signIn' }];
    assert.deepEqual(await panel.postedOfType('takeAction'), expected);
  });

  it('copies and inserts exactly the code, also while it streams', async () => {
    const panel = await PanelPage.openWith(browser, [
      answer({ kind: 'streaming' }, '```js\nlet a = "<&>";\n\tlet b'),
    ]);
    const block = panel.page.locator('.code-block');
    await panel.waitFor('document.querySelector(".code-block code")?.textContent.endsWith("let b")');
    await block.getByRole('button', { name: 'Copy' }).click();
    await panel.change({ type: 'textAppended', id: 'a1', text: ';\n```\nmore' });
    await block.locator('.hljs-keyword').first().waitFor();
    await block.getByRole('button', { name: 'Insert at Cursor' }).click();
    assert.deepEqual(await panel.postedOfType('copy'), [{ type: 'copy', text: 'let a = "<&>";\n\tlet b' }]);
    const inserted = [{ type: 'insertAtCursor', text: 'let a = "<&>";\n\tlet b;', language: 'js' }];
    assert.deepEqual(await panel.postedOfType('insertAtCursor'), inserted);
  });

  it('welcomes while empty and again once cleared', async () => {
    const panel = await PanelPage.openWith(browser, []);
    const welcome = panel.page.locator('.welcome');
    assert.ok(await welcome.isVisible());
    await panel.change({ type: 'turnsShown', after: null, turns: [question] });
    assert.equal(await welcome.count(), 0);
    await panel.change({ type: 'turnsShown', after: null, turns: [] });
    assert.ok(await welcome.isVisible());
    assert.equal(await panel.page.locator('article').count(), 0);
  });

  it('follows the answer while the reader is at the bottom', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'streaming' }, 'Begin')]);
    for (const paragraph of longText.split('\n\n')) {
      await panel.change({ type: 'textAppended', id: 'a1', text: `\n\n${paragraph}` });
    }
    await panel.page.getByText('Paragraph 59.').waitFor();
    await panel.waitFor(`${fromBottom} < 1`);
    assert.equal(await panel.page.locator('.to-bottom').isVisible(), false);
  });

  it('lets go when the reader scrolls up, and comes back by the button', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'streaming' }, longText)]);
    await panel.page.getByText('Paragraph 59.').waitFor();
    await panel.waitFor(`${fromBottom} < 1`);
    await panel.page.locator('.scroller').hover();
    await panel.page.mouse.wheel(0, -300);
    const button = panel.page.getByRole('button', { name: 'Scroll to Bottom' });
    await button.waitFor();
    const place = await panel.page.evaluate('document.querySelector(".scroller").scrollTop');
    await panel.change({ type: 'textAppended', id: 'a1', text: `\n\n${longText}\n\nThe end` });
    await panel.page.getByText('The end').waitFor({ state: 'attached' });
    assert.equal(await panel.page.evaluate('document.querySelector(".scroller").scrollTop'), place);
    await button.click();
    await panel.waitFor(`${fromBottom} < 1`);
    await panel.change({ type: 'textAppended', id: 'a1', text: `\n\n${longText}` });
    await panel.settle();
    await panel.waitFor(`${fromBottom} < 1`);
    assert.equal(await button.isVisible(), false);
  });

  it('comes back to where the reader was when the page is built anew', async () => {
    const state = { draft: '', place: { turnId: 'a1', offset: -120 }, following: false };
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'done' }, longText)], {
      state,
    });
    await panel.settle();
    const top = 'document.querySelector(".answer").getBoundingClientRect().top';
    // Whole pixels of scrolling.
    const restored: number = await panel.page.evaluate(top);
    assert.ok(Math.abs(restored + 120) <= 1, `begins at ${restored}`);
    assert.ok(await panel.page.getByRole('button', { name: 'Scroll to Bottom' }).isVisible());
  });

  it('shows a new snapshot instead of the old one', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'done' })]);
    await panel.send(snapshot([followUp]));
    assert.equal(await panel.page.locator('article').count(), 1);
  });

  it('speaks the language that the snapshot brings', async () => {
    const panel = await PanelPage.open(browser);
    await panel.send({
      ...snapshot([answer({ kind: 'done' }, explanation)]),
      translations: {
        '{0} tokens': '{0} Token',
        'Ask (@ context, / commands)': 'Frag nach deinem Code',
      },
    });
    assert.match(await panel.page.locator('.cost').innerText(), /412 Token ·/);
    assert.ok(await panel.page.getByPlaceholder('Frag nach deinem Code').isVisible());
  });
});
