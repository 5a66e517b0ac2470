import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import type { Draft } from '../../../src/protocol.ts';
import { chip, everyState, offered } from './drafts.ts';
import { closePages, launchBrowser, PanelPage, snapshot } from './harness.ts';

const three: Draft = { chips: [chip('one'), chip('two'), chip('three')] };

describe('the panel: composer, context', () => {
  let browser: Browser;
  let panel: PanelPage;
  let input: Locator;

  before(async () => {
    browser = await launchBrowser();
  });

  beforeEach(async () => {
    panel = await PanelPage.openWith(browser, []);
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

  async function show(draft: Draft): Promise<void> {
    await panel.send({ type: 'draft', draft });
  }

  async function press(...keys: readonly string[]): Promise<string> {
    for (const key of keys) await panel.page.keyboard.press(key);
    return panel.focused();
  }

  /** Takes a chip away as the extension does after `detach`. */
  async function detachAs(draft: Draft, chipId: string): Promise<void> {
    assert.deepEqual((await panel.postedOfType('detach')).at(-1), { type: 'detach', chipId });
    await show({ ...draft, chips: draft.chips.filter(({ id }) => id !== chipId) });
  }

  it('names each chip with its size and its state, for eyes and ears', async () => {
    await show(everyState);
    const items = panel.page.getByRole('list', { name: 'Context' }).getByRole('listitem');
    assert.deepEqual(
      await items.allInnerTexts().then((texts) => texts.map((text) => text.replaceAll('\n', ' '))),
      [
        'AGENTS.md ≈312 , About 312 tokens (an estimate)',
        'drain ≈184 , About 184 tokens (an estimate)',
        'prices.ts:1-80 ≈1,204 , About 1,204 tokens (an estimate), Changed since',
        'Git Changes , Being read',
        '.env , Files like .env hold secrets and are never sent.',
        'orders.ts:12-20',
      ],
    );
    const names = [
      'prices.ts:1-80 , About 1,204 tokens (an estimate), Changed since',
      'Refresh prices.ts:1-80',
    ];
    for (const name of [...names, 'Remove prices.ts:1-80'])
      assert.equal(await panel.page.getByRole('button', { name, exact: true }).count(), 1, name);
    const title = 'src/prices.ts\nAbout 1,204 tokens (an estimate)\nChanged since';
    assert.equal(await panel.page.getByTitle(title).count(), 1);
    assert.equal(await panel.page.locator('.chip.stale').evaluate(borderStyle), 'dotted');
    assert.equal(await panel.page.locator('.chip.offered').evaluate(borderStyle), 'dashed');
    const problem = panel.page.locator('.chip-problem');
    assert.equal(await problem.innerText(), '.env: Files like .env hold secrets and are never sent.');
  });

  it('adds up what is sent', async () => {
    const total = panel.page.locator('.chips-total');
    await show(everyState);
    assert.equal(await total.innerText(), '≈1,700 tokens');
    await show({ chips: three.chips.slice(0, 1) });
    assert.equal(await total.isVisible(), false);
    await show({ chips: [] });
    assert.equal(await panel.page.locator('.context').isVisible(), false);
  });

  it('comes with the snapshot', async () => {
    await panel.send({ ...snapshot([]), draft: three });
    assert.equal(await panel.page.locator('.chip').count(), 3);
  });

  it('opens, refreshes and removes by mouse, and the focus goes to the text', async () => {
    await show(everyState);
    await panel.page.getByText('drain').click();
    await panel.page.getByRole('button', { name: 'Refresh prices.ts:1-80' }).click();
    await panel.page.getByRole('button', { name: 'Remove drain' }).click();
    assert.deepEqual(await panel.postedOfType('openChip'), [{ type: 'openChip', chipId: 'queue' }]);
    assert.deepEqual(await panel.postedOfType('refreshChip'), [{ type: 'refreshChip', chipId: 'prices' }]);
    assert.deepEqual(await panel.postedOfType('detach'), [{ type: 'detach', chipId: 'queue' }]);
    assert.equal(await panel.focused(), 'Ask about your code');
  });

  it('is one stop for Tab, with arrows, Home and End between its buttons', async () => {
    await show({ ...three, offered });
    assert.match(await press('Shift+Tab'), /^one/);
    assert.equal(await press('ArrowLeft', 'ArrowRight'), 'Remove one.ts');
    assert.match(await press('ArrowRight'), /^two/);
    assert.equal(await press('End'), 'Add orders.ts:12-20');
    assert.equal(await press('ArrowRight', 'Tab'), 'Ask about your code');
    assert.equal(await press('Shift+Tab'), 'Add orders.ts:12-20');
    assert.match(await press('Home', 'Enter'), /^one/);
    assert.deepEqual(await panel.postedOfType('openChip'), [{ type: 'openChip', chipId: 'one' }]);
  });

  it('shows where the focus is', async () => {
    await show(everyState);
    const count = await panel.page.locator('.chip button').count();
    await press('Shift+Tab', 'Home');
    for (let index = 0; index < count; index += 1) {
      const outline = await panel.page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
      assert.equal(outline, 'solid', await panel.focused());
      await press('ArrowRight');
    }
  });

  it('gives the focus to the neighbour of what is removed, and at last to the text', async () => {
    await show(three);
    await press('Shift+Tab', 'ArrowRight', 'ArrowRight', 'Delete');
    await detachAs(three, 'two');
    assert.match(await panel.focused(), /^three/);
    const two = { chips: [chip('one'), chip('three')] };
    await press('Backspace');
    await detachAs(two, 'three');
    assert.match(await panel.focused(), /^one/);
    await press('ArrowRight', 'Enter');
    await detachAs({ chips: [chip('one')] }, 'one');
    assert.equal(await panel.focused(), 'Ask about your code');
  });

  it('keeps the focus when a chip changes under it', async () => {
    await show({ chips: [chip('one', { state: 'stale' }), chip('two')] });
    await press('Shift+Tab', 'ArrowRight', 'Enter');
    assert.equal((await panel.postedOfType('refreshChip')).length, 1);
    await show({ chips: [chip('one', { state: 'loading' }), chip('two')] });
    assert.match(await panel.focused(), /^one/);
    await show({ chips: [chip('one', { tokens: 99 }), chip('two')] });
    assert.match(await panel.focused(), /^one.*99/);
  });

  it('removes the last chip by Backspace in the empty box, the second press and not by holding it', async () => {
    await show({ ...three, offered });
    await input.fill('x');
    await press('Backspace');
    assert.equal(await panel.focused(), 'Ask about your code');
    assert.match(await press('Backspace'), /^three/);
    assert.deepEqual(await panel.postedOfType('detach'), []);
    await panel.page.keyboard.down('Backspace');
    await panel.page.keyboard.down('Backspace');
    await panel.page.keyboard.up('Backspace');
    assert.equal((await panel.postedOfType('detach')).length, 1);
  });

  it('attaches the offered selection by mouse and by keyboard', async () => {
    await show({ chips: [], offered });
    await panel.page.getByText('orders.ts:12-20').click();
    assert.equal(await panel.focused(), 'Ask about your code');
    await press('Shift+Tab', 'Enter');
    assert.equal((await panel.postedOfType('attachOffered')).length, 2);
    await show({ chips: [offered] });
    assert.match(await panel.focused(), /^orders\.ts:12-20/);
  });

  it('lets the list of chips scroll rather than push the text away', async () => {
    await show({ chips: Array.from({ length: 60 }, (_, index) => chip(`name${index}`)) });
    const box = await panel.page.locator('.chips').boundingBox();
    assert.ok(box && box.height <= 700 / 4 + 1);
    assert.ok(await input.isVisible());
  });
});

const borderStyle = (element: Element): string => getComputedStyle(element).borderTopStyle;
