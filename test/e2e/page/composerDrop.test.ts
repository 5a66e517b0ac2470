import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import { longestPageText } from '../../../src/protocol.ts';
import { closePages, launchBrowser, PanelPage } from './harness.ts';

const threeLines = 'const a = 1;\nconst b = 2;\nconst c = 3;';

describe('the panel: composer, what is dropped and pasted', () => {
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

  /** Puts text on a real clipboard and pastes it by the keyboard. */
  async function paste(text: string): Promise<void> {
    await panel.page.evaluate(`(() => {
      const write = (event) => {
        event.preventDefault();
        event.clipboardData.setData('text/plain', ${JSON.stringify(text)});
      };
      document.addEventListener('copy', write, { once: true });
      document.execCommand('copy');
    })()`);
    await panel.page.keyboard.press('Control+v');
  }

  async function notice(): Promise<string> {
    const shown = panel.page.locator('.composer-notice');
    const [text, said] = [
      await shown.textContent(),
      await panel.page.locator('.visually-hidden > [role=status]').textContent(),
    ];
    assert.equal(said, text);
    assert.ok(await shown.isVisible());
    return text ?? '';
  }

  it('outlines the box while files are over the page, and only then', async () => {
    const hint = panel.page.getByText('Drop to add as context');
    for (const selector of ['textarea', '.scroller']) {
      const prevented = !(await panel.drag('dragover', { 'text/uri-list': 'file:///a.ts' }, selector));
      assert.ok(prevented);
      assert.ok(await hint.isVisible());
      await panel.drag('dragleave', {}, selector);
      assert.equal(await hint.isVisible(), false);
    }
    assert.ok(await panel.drag('dragover', { 'text/plain': 'some words' }));
    assert.equal(await hint.isVisible(), false);
  });

  it('posts what is dropped, from either list, each file once', async () => {
    const list =
      '# dragged\r\nfile:///work/src/orders.ts\r\nfile:///work/src/orders.ts\r\nvscode-remote://ssh+box/work';
    await panel.drag('drop', { 'application/vnd.code.uri-list': list, 'text/plain': 'orders.ts' });
    await panel.drag('drop', { 'text/uri-list': 'file:///work/src' }, '.scroller');
    assert.deepEqual(await panel.postedOfType('drop'), [
      { type: 'drop', uris: ['file:///work/src/orders.ts', 'vscode-remote://ssh+box/work'] },
      { type: 'drop', uris: ['file:///work/src'] },
    ]);
    assert.equal(await input.inputValue(), '');
    assert.equal(await panel.page.locator('.dropping').count(), 0);
    assert.equal(await panel.focused(), 'Ask about your code');
  });

  it('posts fifty at most and says so', async () => {
    const list = Array.from({ length: 60 }, (_, index) => `file:///work/${index}.ts`).join('\n');
    await panel.drag('drop', { 'text/uri-list': list });
    assert.equal((await panel.postedOfType('drop'))[0]?.uris.length, 50);
    assert.equal(await notice(), 'Only the first 50 were added.');
  });

  for (const uri of [
    'https://example.com/a.ts',
    'javascript:alert(1)',
    'data:text/html,x',
    'command:workbench.action.quit',
    'orders.ts',
    `file:///${'x'.repeat(2000)}`,
  ]) {
    it(`refuses ${uri.slice(0, 40)}, says so, and goes nowhere`, async () => {
      const before = panel.page.url();
      const prevented = !(await panel.drag('drop', { 'text/uri-list': uri }));
      assert.ok(prevented);
      assert.match(await notice(), /^Nothing was added/);
      assert.deepEqual(await panel.postedOfType('drop'), []);
      assert.equal(panel.page.url(), before);
      await input.press('a');
      assert.equal(await panel.page.locator('.composer-notice').isVisible(), false);
    });
  }

  it('undoes what was typed in one go', async () => {
    await input.pressSequentially('hello world');
    await input.press('Control+z');
    assert.equal(await input.inputValue(), '');
  });

  it('pastes short text as usual', async () => {
    await paste('one\ntwo');
    assert.equal(await input.inputValue(), 'one\ntwo');
    assert.deepEqual(await panel.postedOfType('paste'), []);
  });

  it('hands several lines to the extension and takes back what is no code, as one step to undo', async () => {
    await input.pressSequentially('before  after');
    for (let step = 0; step < 6; step += 1) await input.press('ArrowLeft');
    await paste(threeLines);
    assert.deepEqual(await panel.postedOfType('paste'), [{ type: 'paste', text: threeLines }]);
    assert.equal(await input.inputValue(), 'before  after');
    await panel.send({ type: 'insertText', text: threeLines });
    assert.equal(await input.inputValue(), `before ${threeLines} after`);
    await input.press('Control+z');
    assert.equal(await input.inputValue(), 'before  after');
  });

  it('takes ten thousand lines at once, and can undo them too', async () => {
    const lines = 'const a = 1; // some line of code\n'.repeat(10_000);
    await input.pressSequentially('draft');
    await panel.send({ type: 'insertText', text: lines });
    assert.equal((await input.inputValue()).length, lines.length + 5);
    await panel.page.keyboard.type('!');
    await input.press('Control+z');
    await input.press('Control+z');
    assert.equal(await input.inputValue(), 'draft');
    assert.match(JSON.stringify(await panel.page.evaluate('harness.state')), /"text":"draft"/);
  });

  it('takes text from the extension while the focus is elsewhere or nobody is signed in', async () => {
    await panel.page.getByRole('button', { name: 'Add Context…' }).focus();
    await panel.send({ type: 'insertText', text: '@one' });
    assert.equal(await panel.focused(), 'Ask about your code');
    await panel.send({ type: 'account', signedIn: false, model: 'x' }, { type: 'insertText', text: ' two' });
    await panel.send({ type: 'account', signedIn: true, model: 'x' });
    assert.equal(await input.inputValue(), '@one two');
    assert.deepEqual(await panel.postedOfType('complete'), []);
  });

  it('takes no more than a message holds, says so, and cuts nothing', async () => {
    const full = `${'x'.repeat(79)}\n`.repeat(longestPageText / 80).slice(2);
    const tooLong = /^That is too long: a message holds 400,000 characters\.$/;
    // Typed, as `fill` does it, this would take Chromium minutes.
    await panel.page.evaluate(`document.querySelector('textarea').value = ${JSON.stringify(full)}`);
    for (const insert of [
      () => paste('abc'),
      () => panel.send({ type: 'insertText', text: 'abc' }),
      () => panel.page.keyboard.insertText('abc'),
    ]) {
      await insert();
      assert.match(await notice(), tooLong);
      assert.equal((await input.inputValue()).length, full.length);
      await input.press('Control+End');
      await panel.page.keyboard.type('y');
      await panel.page.keyboard.press('Backspace');
    }
    await paste('a\n'.repeat(longestPageText));
    assert.match(await notice(), tooLong);
    assert.deepEqual(await panel.postedOfType('paste'), []);
  });
});
