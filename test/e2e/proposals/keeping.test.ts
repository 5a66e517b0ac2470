import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { goToLine } from '../support/code.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { notification, statusBarItem } from '../support/panel.ts';
import {
  askForRewrite,
  fileText,
  holdsText,
  noThreads,
  savesAs,
  thread,
  threadButton,
} from '../support/proposals.ts';
import { openFile, pick, quickInput, runCommand } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshot } from '../support/screenshots.ts';
import { codeLine, cursorIsOn, path, proposeThree, rejectAll, withChanges } from './threeChanges.ts';

describe('a proposal is kept', () => {
  let service: Service;
  let editor: Editor;
  let original: string;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true });
    await openFile(editor, path);
    original = await fileText(editor, path);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const change = (at: string): Locator => thread(editor, `— change ${at}`);
  const press = (key: string): Promise<void> => editor.page.keyboard.press(key);
  const tab = (name: string): Locator => editor.page.locator(`.tab.active[data-resource-name="${name}"]`);
  const closeTab = async (name: string): Promise<void> => {
    await tab(name).locator('.tab-actions .action-label').click();
    await tab(name).waitFor({ state: 'detached' });
  };

  it('folded, where it was folded away, until the person goes to it', async () => {
    await proposeThree(editor, service, original, 'shorten it');
    await change('1 of 3').locator('.expand-review-action').click();
    await change('1 of 3').waitFor({ state: 'detached' });
    await screenshot(editor, 'keeping-folded');
    await threadButton(change('2 of 3'), 'Accept Change').click();
    await change('2 of 2').waitFor();
    assert.equal(await change('1 of 2').count(), 0);
    await goToLine(editor, 42);
    await goToLine(editor, 1);
    await codeLine(editor, 'export interface Item').waitFor();
    assert.equal(await change('1 of 2').count(), 0);
    await press('Alt+]');
    await cursorIsOn(editor, 15);
    await change('1 of 2').waitFor();
    await savesAs(editor, path, withChanges(original, 19));
  });

  it('while its file is closed, and is accepted when that is open again', async () => {
    await closeTab('orders.ts');
    await noThreads(editor);
    await openFile(editor, path);
    await change('1 of 2').waitFor();
    await change('2 of 2').waitFor();
    await threadButton(change('1 of 2'), 'Accept Proposal').click();
    await noThreads(editor);
    await savesAs(editor, path, withChanges(original, 15, 19, 24));
    await writeFile(join(editor.folder, path), original);
    await codeLine(editor, 'sum = sum - sum * 0.1').waitFor();
  });

  it('when its file is deleted, which Accept says and does not undo', async () => {
    await proposeThree(editor, service, original, 'shorten it');
    const file = join(editor.folder, path);
    await rm(file);
    await editor.page
      .locator('.tab.active .strikethrough, .tab.active[aria-label*="deleted"]')
      .first()
      .waitFor();
    await threadButton(change('1 of 3'), 'Accept Proposal').click();
    await notification(editor, /orders\.ts does not exist any more\. The proposal is kept/).waitFor();
    await screenshot(editor, 'keeping-deleted');
    await change('3 of 3').waitFor();
    await assert.rejects(fileText(editor, path), /ENOENT/);
    await writeFile(file, original);
    await editor.page.locator('.tab.active .strikethrough').waitFor({ state: 'detached' });
  });

  it('when its file is renamed, and goes with it', async () => {
    const row = editor.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'orders.ts' });
    await row.click();
    await press('F2');
    const box = editor.page.locator('.explorer-folders-view input');
    await box.fill('bills.ts');
    await box.press('Enter');
    await tab('bills.ts').waitFor();
    await change('1 of 3').waitFor();
    await screenshot(editor, 'keeping-renamed');
    await threadButton(change('2 of 3'), 'Accept Change').click();
    await change('2 of 2').waitFor();
    await goToLine(editor, 15);
    await savesAs(editor, 'src/bills.ts', withChanges(original, 19));
    await assert.rejects(fileText(editor, path), /ENOENT/);
  });

  it('beside others, and found in the list of all', async () => {
    service.enqueue({
      reply: '```python\ndef best_month(sales):\n    best = None\n    best_amount = 1\n```\n',
    });
    await openFile(editor, 'src/report.py');
    await askForRewrite(editor, [17, 19], 'begin with one');
    await thread(editor, 'begin with one — ready').waitFor();
    await runCommand(editor, 'Edgewise: Show Open Proposals…');
    const rows = quickInput(editor).locator('.monaco-list-row');
    await rows.filter({ hasText: /shorten it.*src\/bills\.ts:12–25/ }).waitFor();
    await rows.filter({ hasText: /begin with one.*src\/report\.py:17–19/ }).waitFor();
    await screenshot(editor, 'keeping-list');
    await pick(editor, 'shorten it');
    await tab('bills.ts').waitFor();
    await cursorIsOn(editor, 15);
    await rejectAll(editor);
    await openFile(editor, 'src/report.py');
    await thread(editor, 'begin with one — ready').waitFor();
  });

  it('when another is asked for in its place, until the person discards it', async () => {
    const dialog = editor.page.locator('.monaco-dialog-box', { hasText: 'There is an open proposal' });
    await askForRewrite(editor, [17, 18], 'another');
    await dialog.waitFor();
    await screenshot(editor, 'keeping-replace');
    await dialog.getByRole('button', { name: 'Keep It' }).click();
    await dialog.waitFor({ state: 'detached' });
    await thread(editor, 'begin with one — ready').waitFor();
    service.enqueue({ reply: '```python\ndef best_month(sales):\n    best = ""\n```\n' });
    await askForRewrite(editor, [17, 18], 'another');
    await dialog.getByRole('button', { name: 'Discard and Ask Again' }).click();
    await thread(editor, 'another — ready').waitFor();
    await thread(editor, 'begin with one').waitFor({ state: 'detached' });
  });

  it('no longer when the window is reloaded, which is said', async () => {
    const before = await fileText(editor, 'src/report.py');
    await editor.page.reload();
    await statusBarItem(editor, 'Llama').waitFor({ timeout: 30_000 });
    const words =
      /closed or reloaded with an open proposal, which is gone: “another” for src\/report\.py, lines 17 to 18/;
    await notification(editor, words).waitFor();
    await screenshot(editor, 'keeping-reloaded');
    await noThreads(editor);
    await holdsText(editor, 'src/report.py', before);
  });
});
