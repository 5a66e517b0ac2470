import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { ShownTurn } from '../../../src/core/conversation/branches.ts';
import { answer, branchedTurns, explanation, followUp, question } from './conversations.ts';
import { closePages, launchBrowser, PanelPage, snapshot } from './harness.ts';

const long = Array.from({ length: 40 }, (_, index) => `Paragraph ${index}.`).join('\n\n');
const earlier = { ...answer({ kind: 'done' }, long), id: 'a0', parentId: 'q0' };
const asked = { ...followUp, parentId: 'a0' };

function version(index: number): ShownTurn {
  const place = { id: `b${index}`, parentId: 'q2', branch: { index, count: 2 } };
  return { ...answer({ kind: 'done' }, `This is version ${index}.\n\n${long}`), ...place };
}

function topOf(id: string): string {
  return `document.getElementById('answer-${id}').parentElement.getBoundingClientRect().top`;
}

function numberOf(panel: PanelPage, expression: string): Promise<number> {
  return panel.page.evaluate(expression);
}

describe('the panel: branches', () => {
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

  it('shows which version a turn is, and steps to the others but not past the ends', async () => {
    const panel = await PanelPage.openWith(browser, branchedTurns);
    const asking = panel.page.getByRole('article', { name: 'Your question 1' });
    const answering = panel.page.getByRole('article', { name: 'Answer 1' });
    assert.match((await asking.locator('.branches').textContent()) ?? '', /1\/2.*Version 1 of 2/);
    assert.match((await answering.locator('.branches').textContent()) ?? '', /2\/3.*Version 2 of 3/);
    const atTheEnd = asking.getByRole('button', { name: 'Previous version' });
    assert.equal(await atTheEnd.getAttribute('aria-disabled'), 'true');
    await atTheEnd.click({ force: true });
    await asking.getByRole('button', { name: 'Next version' }).click();
    await answering.getByRole('button', { name: 'Previous version' }).click();
    assert.deepEqual(await panel.postedOfType('stepBranch'), [
      { type: 'stepBranch', turnId: 'q1', step: 1 },
      { type: 'stepBranch', turnId: 'a1', step: -1 },
    ]);
  });

  it('keeps the focus on the button and the turn in its place, and says the version', async () => {
    const panel = await PanelPage.openWith(browser, [question, earlier, asked, version(1)]);
    await panel.settle();
    // The button is beneath the answer: the reader sees the end of it.
    await panel.page.getByRole('button', { name: 'Previous version' }).focus();
    await panel.settle();
    await panel.page.keyboard.press('Enter');
    const top = await numberOf(panel, topOf('b1'));
    await panel.change({ type: 'turnsShown', after: 'q2', turns: [version(0)] });
    await panel.settle();
    assert.ok(Math.abs((await numberOf(panel, topOf('b0'))) - top) <= 1);
    assert.equal(await panel.focused(), 'Previous version');
    assert.equal(
      await panel.page.locator('.visually-hidden > [role=status]').textContent(),
      'Version 1 of 2',
    );
    assert.equal(await panel.page.locator('article').count(), 4);
    // What is sent afterwards is gone to as ever.
    const sent = { ...followUp, id: 'q3', parentId: 'b0', text: 'And now?' };
    await panel.change({ type: 'turnsShown', after: 'b0', turns: [sent] });
    await panel.settle();
    assert.ok(await panel.page.getByText('And now?').isVisible());
    assert.equal(await panel.page.getByRole('button', { name: 'Scroll to Bottom' }).isVisible(), false);
  });

  it('keeps the view when a question in the middle is stepped, whatever follows it', async () => {
    const turn = (index: number): ShownTurn => ({
      ...asked,
      id: `v${index}`,
      text: `Question in version ${index}?`,
      branch: { index, count: 2 },
    });
    const follows = { ...answer({ kind: 'done' }, long), id: 'a5', parentId: 'v1' };
    const panel = await PanelPage.openWith(browser, [question, earlier, turn(1), follows]);
    const place = `document.querySelectorAll('.question')[1].getBoundingClientRect().top`;
    await panel.page.getByText('Question in version 1?').scrollIntoViewIfNeeded();
    await panel.settle();
    await panel.page.getByRole('button', { name: 'Previous version' }).click();
    const top = await numberOf(panel, place);
    const other = { ...answer({ kind: 'done' }, `Other\n\n${long}`), id: 'a6', parentId: 'v0' };
    await panel.change({ type: 'turnsShown', after: 'a0', turns: [turn(0), other] });
    await panel.settle();
    assert.ok(Math.abs((await numberOf(panel, place)) - top) <= 1);
    assert.ok(await panel.page.getByText('Question in version 0?').isVisible());
    assert.equal(await panel.focused(), 'Previous version');
  });

  it('keeps Stop in reach while an answer runs in a branch that is not shown', async () => {
    const panel = await PanelPage.openWith(browser, [question, earlier, asked, version(0)]);
    const stop = panel.page.locator('.composer').getByRole('button', { name: 'Stop (Esc)' });
    await panel.send({ type: 'answering', answering: true });
    await stop.waitFor();
    await panel.page.locator('.composer textarea').press('Escape');
    assert.equal((await panel.postedOfType('stop')).length, 1);
    await panel.send({ type: 'answering', answering: false });
    await stop.waitFor({ state: 'detached' });
    await panel.send({ ...snapshot([question, earlier]), answering: true });
    await stop.waitFor();
  });

  it('goes to the bottom for a new version that was asked for', async () => {
    const panel = await PanelPage.openWith(browser, [question, earlier, asked, version(0)]);
    await panel.page.getByRole('button', { name: 'Regenerate' }).last().focus();
    await panel.page.keyboard.press('Enter');
    assert.deepEqual(await panel.postedOfType('regenerate'), [{ type: 'regenerate', answerId: 'b0' }]);
    const begun: ShownTurn = { ...version(1), state: { kind: 'waiting' }, text: '' } as ShownTurn;
    await panel.change({ type: 'turnsShown', after: 'q2', turns: [begun] });
    await panel.settle();
    assert.ok(await panel.page.getByText('Working…').isVisible());
    // There is no such button while the answer runs; the focus waits beside it.
    assert.equal(
      await panel.page.evaluate('document.activeElement.getAttribute("aria-labelledby")'),
      'answer-b1',
    );
  });

  it('copies a turn, opens an answer, and joins a continued one without a seam', async () => {
    const continued = { ...answer({ kind: 'done' }, 'One half and the other.'), continuedFrom: 8 };
    const panel = await PanelPage.openWith(browser, [question, continued]);
    assert.deepEqual(await panel.page.locator('.markdown p').allInnerTexts(), ['One half and the other.']);
    const answering = panel.page.getByRole('article', { name: 'Answer 1' });
    await answering.getByRole('button', { name: 'Copy' }).click();
    await answering.getByRole('button', { name: 'Open in Editor' }).click();
    const asking = panel.page.getByRole('article', { name: 'Your question 1' });
    await asking.getByRole('button', { name: 'Copy' }).click();
    const copied = (await panel.postedOfType('copy')).map(({ text }) => text);
    assert.deepEqual(copied, ['One half and the other.', question.text]);
    assert.deepEqual(await panel.postedOfType('openAnswer'), [{ type: 'openAnswer', answerId: 'a1' }]);
  });

  it('copies all of an answer that came in pieces, as it was written', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'waiting' }, '')]);
    for (const text of ['**One', '** two\n', '\n- three'])
      await panel.change({ type: 'textAppended', id: 'a1', text });
    const done = { model: 'Llama 3.1 8B', state: { kind: 'done' } } as const;
    await panel.change({ type: 'answerChanged', id: 'a1', details: done });
    const answering = panel.page.getByRole('article', { name: 'Answer 1' });
    await answering.getByRole('button', { name: 'Copy' }).click();
    assert.deepEqual(await panel.postedOfType('copy'), [{ type: 'copy', text: '**One** two\n\n- three' }]);
  });

  for (const state of [{ kind: 'stopped' }, { kind: 'cut', reason: 'length' }] as const) {
    it(`offers to go on first: ${state.kind}`, async () => {
      const panel = await PanelPage.openWith(browser, [question, answer(state, explanation.slice(0, 200))]);
      const buttons = panel.page.locator('.outcome button');
      assert.deepEqual(await buttons.allInnerTexts(), ['Continue', 'Retry']);
      await buttons.first().click();
      const expected = [{ type: 'continueAnswer', answerId: 'a1' }];
      assert.deepEqual(await panel.postedOfType('continueAnswer'), expected);
    });
  }

  it('does not offer to go on with nothing', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'stopped' }, '')]);
    assert.deepEqual(await panel.page.locator('.outcome button').allInnerTexts(), ['Retry']);
    assert.equal(await panel.page.locator('.answer .turn-buttons button').count(), 0);
  });

  it('counts the seconds until it asks again, says so once, and can be stopped', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'waiting' }, '')]);
    await panel.page.clock.install();
    const message = 'No room at Cloudflare.';
    const at: number = await panel.page.evaluate('Date.now() + 28_000');
    const details = { model: 'Llama 3.1 8B', state: { kind: 'waiting', retry: { message, at } } } as const;
    await panel.change({ type: 'answerChanged', id: 'a1', details });
    const words = panel.page.locator('.progress .outcome-text');
    const status = panel.page.locator('.visually-hidden > [role=status]');
    const said = `${message} Trying again in 28 s`;
    assert.equal(await words.textContent(), said);
    assert.equal(await status.textContent(), said);
    await panel.page.clock.runFor(3000);
    assert.equal(await words.textContent(), `${message} Trying again in 25 s`);
    assert.equal(await status.textContent(), said);
    await panel.page.clock.runFor(30_000);
    assert.equal(await words.textContent(), `${message} Trying again…`);
    await panel.page.locator('.progress').getByRole('button', { name: 'Stop' }).click();
    assert.deepEqual(await panel.postedOfType('stop'), [{ type: 'stop' }]);
    await panel.change({ type: 'textAppended', id: 'a1', text: 'Here.' });
    assert.equal(await panel.page.locator('.progress').count(), 0);
  });

  it('tells in a tooltip what an answer was made with', async () => {
    const made = { ...answer({ kind: 'done' }, 'Yes.'), seed: 7, temperature: 0.2 };
    const panel = await PanelPage.openWith(browser, [question, made]);
    assert.equal(
      await panel.page.locator('.cost').getAttribute('title'),
      'Llama 3.1 8B\n278 tokens sent, 134 received\nSeed 7\nTemperature 0.2',
    );
  });
});
