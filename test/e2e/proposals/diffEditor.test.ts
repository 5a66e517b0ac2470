import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { Gate } from '../../support/workersAi/gate.ts';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { chooseFromMenu, goToLine } from '../support/code.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { askForRewrite, fileText, noThreads, savesAs, thread, threadButton } from '../support/proposals.ts';
import { openFile } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshotInAllThemes } from '../support/screenshots.ts';
import { tokensByLine, undoOnce } from '../support/texts.ts';

const path = 'src/prices.ts';
const shelves = ['bread', 'cheese', 'fruit', 'milk', 'tea', 'wine'];
/** Over a screen of prices, with a heading that stays over each ten of them. */
const prices = (keyword: string, euros: (cents: number) => string): readonly string[] =>
  shelves.flatMap((shelf, index) => [
    `// Prices of ${shelf}, in euros.`,
    ...Array.from(
      { length: 10 },
      (_, place) => `export ${keyword} ${shelf}${place} = ${euros(100 * index + 10 * place + 95)};`,
    ),
  ]);
const asWritten = prices('var', (cents) => `${cents} / 100`);
const rewritten = prices('const', (cents) => (cents / 100).toFixed(2));
const reply = ['```ts', ...rewritten, '```'].join('\n');
const original = `${asWritten.join('\n')}\n`;

describe('a long rewrite in the diff editor', () => {
  let service: Service;
  let editor: Editor;
  before(async () => {
    service = await startService();
    // Pictures of a stream that waits take longer than a person would.
    const settings = { 'edgewise.service.idleTimeout': 300 };
    editor = await openEditor({ service, signedIn: true, settings });
    await writeFile(join(editor.folder, path), original);
    // Wide enough for both sides beside each other.
    await editor.page.keyboard.press('Control+B');
    await editor.page.locator('.explorer-folders-view').waitFor({ state: 'hidden' });
    await openFile(editor, path);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const group = (): Locator => editor.page.locator('.editor-group-container.active');
  const diff = (): Locator => group().locator('.monaco-diff-editor');
  const right = (text: string): Locator => diff().locator('.editor.modified .view-line', { hasText: text });
  const left = (text: string): Locator => diff().locator('.editor.original .view-line', { hasText: text });
  const titleButton = (name: string): Locator =>
    group()
      .locator('.title')
      .getByRole('button', { name: new RegExp(`^${name}`) });
  const ask = (wish: string): Promise<void> => askForRewrite(editor, [1, asWritten.length], wish);
  /** The diff editor is closed, and the file it was about is shown again. */
  const isBack = async (): Promise<void> => {
    await diff().waitFor({ state: 'detached' });
    await editor.page.locator('.tab.active[data-resource-name="prices.ts"]').waitFor();
    await noThreads(editor);
  };
  const accepted = `${rewritten.join('\n')}\n`;
  const gate = new Gate();

  it('is opened from the header while it streams, and grows', async () => {
    service.enqueue({ tokens: tokensByLine(reply), gate });
    await ask('use constants');
    gate.release(8);
    const streaming = thread(editor, /use constants — streaming[^]*const bread4/);
    await streaming.waitFor();
    await threadButton(streaming, 'Open Proposal in Diff Editor').click();
    await editor.page.locator('.tab.active', { hasText: 'prices.ts: use constants' }).waitFor();
    await right('const bread4').waitFor();
    await left('var bread4').waitFor();
    assert.equal(await right('const cheese').count(), 0);
    gate.release(8);
    await right('const cheese2').waitFor();
    await left('var cheese2').waitFor();
    assert.equal(await fileText(editor, path), original);
  });

  it('looks as it should', async function () {
    this.timeout(180_000);
    await screenshotInAllThemes(editor, 'edit-diff');
  });

  it('can be stopped, and not be accepted, before it is whole', async () => {
    await titleButton('Stop Proposal').waitFor();
    await titleButton('Accept Proposal').waitFor({ state: 'detached' });
  });

  it('is accepted in its title bar when it is whole, and closes', async () => {
    gate.open();
    await editor.page.locator('.statusbar-item', { has: editor.page.locator('.codicon-loading') }).waitFor({
      state: 'detached',
    });
    await right('const fruit5').waitFor();
    await titleButton('Accept Proposal').click();
    await isBack();
    await savesAs(editor, path, accepted);
    await undoOnce(editor, path, original);
  });

  it('is opened from the context menu, and accepted by key', async () => {
    service.enqueue({ reply });
    await ask('constants again');
    await thread(editor, 'constants again — change 1 of 6').waitFor();
    await goToLine(editor, 4);
    await editor.page.keyboard.press('End');
    await chooseFromMenu(editor, 'Edgewise', 'Open Proposal in Diff Editor');
    await right('const bread4').click();
    await diff().locator('.editor.modified.focused, .editor.modified .focused').first().waitFor();
    await editor.page.keyboard.press('Control+Enter');
    await isBack();
    await savesAs(editor, path, accepted);
    await undoOnce(editor, path, original);
  });

  it('leaves no trace when it is rejected in its title bar', async () => {
    service.enqueue({ reply });
    await ask('and once more');
    const first = thread(editor, 'and once more — change 1 of 6');
    await first.waitFor();
    await goToLine(editor, 4);
    await threadButton(first, 'Open Proposal in Diff Editor').click();
    await right('const bread4').waitFor();
    await titleButton('Reject Proposal').click();
    await isBack();
    assert.equal(await editor.page.locator('.tab.active.dirty').count(), 0);
    assert.equal(await fileText(editor, path), original);
  });
});
