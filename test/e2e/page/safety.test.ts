import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { answer, question } from './conversations.ts';
import { closePages, launchBrowser, PanelPage, snapshot } from './harness.ts';

describe('the panel: what comes from outside', () => {
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

  it('opens web addresses through the extension, by mouse and by keyboard', async () => {
    const text = '[one](https://example.com/a?b=c#d) and <http://example.com/two>';
    const panel = await PanelPage.openWith(browser, [answer({ kind: 'done' }, text)]);
    const links = panel.page.locator('.markdown .link');
    assert.equal(await links.first().getAttribute('title'), 'https://example.com/a?b=c#d');
    await links.first().click();
    await links.nth(1).focus();
    await panel.page.keyboard.press('Enter');
    const hrefs = (await panel.postedOfType('openLink')).map(({ href }) => href);
    assert.deepEqual(hrefs, ['https://example.com/a?b=c#d', 'http://example.com/two']);
    assert.equal(await panel.page.locator('a[href]').count(), 0);
  });

  const hostileAddresses = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#10;script:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox',
    'file:///etc/passwd',
    'command:workbench.action.terminal.new',
    'vscode://settings',
    '//evil.example/x',
    'src/queue.ts',
    `https://example.com/${'x'.repeat(2000)}`,
    'https:',
    'mailto:someone@example.com',
  ];
  for (const address of hostileAddresses) {
    it(`shows ${address.slice(0, 40)} as text`, async () => {
      const text = `[click me](<${address}>) and ![picture](<${address}>)`;
      const panel = await PanelPage.openWith(browser, [answer({ kind: 'done' }, text)]);
      assert.equal(await panel.page.locator('.markdown :is(a, img, iframe)').count(), 0);
      await panel.page.locator('.markdown').click();
      assert.deepEqual(await panel.postedOfType('openLink'), []);
      assert.match(await panel.page.locator('.markdown').innerText(), /click me.*picture/s);
      assert.deepEqual(panel.faults, []);
    });
  }

  it('shows HTML as text wherever it comes from', async () => {
    const html = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    const hostileQuestion = { ...question, text: html };
    const panel = await PanelPage.openWith(browser, [
      hostileQuestion,
      answer({ kind: 'failed', problem: { message: html, actions: [{ id: 'a', label: html }] } }, html),
    ]);
    await panel.change({ type: 'textAppended', id: 'a1', text: `\n\`\`\`${html}\n${html}` });
    await panel.settle();
    assert.equal(await panel.page.locator('#panel :is(img, script)').count(), 0);
    assert.equal(await panel.page.title(), 'Edgewise');
    assert.deepEqual(panel.faults, []);
  });

  it('breaks none of its own policy in any state', async () => {
    const panel = await PanelPage.openWith(browser, [question, answer({ kind: 'done' })]);
    await panel.page.locator('.composer textarea').fill('many\n'.repeat(40));
    await panel.page.locator('.code-sent summary').click();
    assert.equal(await panel.page.evaluate('harness.violations'), 0);
    assert.deepEqual(panel.faults, []);
  });

  it('ignores messages of unknown form, says so once, and goes on', async () => {
    const panel = await PanelPage.openWith(browser, [question]);
    const postedBefore = await panel.posted();
    await panel.send(
      null,
      'text',
      { type: 'unknown' },
      { type: 'snapshot', conversation: 'none' },
      {
        type: 'change',
        conversationId: 'c1',
        change: { type: 'turnsShown', after: null, turns: [{ role: 'user' }] },
      },
      { type: 'change', change: { type: 'textAppended', id: 'nowhere', text: 'x' } },
    );
    await panel.change({ type: 'turnsShown', after: 'q1', turns: [answer({ kind: 'done' }, 'still here')] });
    assert.equal(await panel.page.locator('article').count(), 2);
    assert.deepEqual(await panel.posted(), postedBefore);
    assert.equal(panel.consoleLines.length, 1);
    assert.match(panel.consoleLines[0] ?? '', /dropped a message/);
    assert.deepEqual(panel.faults, []);
  });

  it('starts although its kept state is of another form', async () => {
    for (const state of [null, 'text', 7, [], { draft: 7, scrollTop: 'far', following: true }]) {
      const panel = await PanelPage.open(browser, { state });
      await panel.send(snapshot([]));
      assert.equal(await panel.page.locator('.composer textarea').inputValue(), '');
      assert.deepEqual(panel.faults, []);
    }
  });
});
