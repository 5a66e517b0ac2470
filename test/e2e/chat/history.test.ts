import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { notification, openPanel, panel } from '../support/panel.ts';
import { answerBox, quickInput, runCommand, typeIntoBox } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshot } from '../support/screenshots.ts';

describe('the list of conversations', () => {
  let service: Service;
  let editor: Editor;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true });
    await openPanel(editor);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const answer = (text: string): Locator => panel(editor).locator('article.answer', { hasText: text });
  const entries = (): Locator => editor.page.locator('.quick-input-list .monaco-list-row');
  const entry = (text: string): Locator => entries().filter({ hasText: text });
  /** The view's header: VS Code shows its words in the title of a side bar that holds one view. */
  const viewTitle = (text: string): Locator =>
    editor.page.locator(`.pane-header[aria-label*="${text}"]`).first();

  async function ask(question: string, reply: string): Promise<void> {
    service.enqueue({ reply });
    const message = panel(editor).getByRole('textbox').last();
    await message.fill(question);
    await message.press('Enter');
    await answer(reply).and(panel(editor).locator('[aria-busy="false"]')).waitFor();
  }

  async function showList(): Promise<void> {
    await runCommand(editor, 'Edgewise: Show Conversations…');
    await quickInput(editor).locator('input.input[placeholder="Search in what was said"]').waitFor();
  }

  async function closeList(): Promise<void> {
    await editor.page.keyboard.press('Escape');
    await quickInput(editor).waitFor({ state: 'hidden' });
  }

  /** Opens another address in the window, or the same one again, and waits for its panel. */
  async function load(address: string): Promise<void> {
    await editor.page.goto(address);
    await editor.page.locator('[id^="edgewise.edgewise"]').first().waitFor({ timeout: 45_000 });
    await openPanel(editor);
  }

  it('holds every conversation after the window was loaded again', async () => {
    await ask('What is a closure?', 'A function with the scope around it.');
    await runCommand(editor, 'Edgewise: New Conversation');
    await answer('A function').waitFor({ state: 'detached' });
    await ask('How do queues work?', 'First in, first out, like a checkout.');
    // The list waits until everything is written: loading the page again ends the extension host at once.
    await showList();
    // The first line is the active one, or Enter would do nothing.
    await entry('How do queues work?').and(editor.page.locator('.focused')).waitFor();
    await closeList();
    await load(editor.page.url());
    await answer('First in, first out').waitFor();
    await showList();
    await entry('What is a closure?').waitFor();
    assert.match(await entry('How do queues work?').innerText(), /current/);
    assert.match(await entry('What is a closure?').innerText(), /2 messages/);
    await entries().filter({ hasText: 'Today' }).waitFor();
    await screenshot(editor, 'conversations');
    await closeList();
  });

  it('finds what was said', async () => {
    await showList();
    await typeIntoBox(editor, 'scope fun');
    await entry('How do queues work?').waitFor({ state: 'detached' });
    await entry('A function with the scope around it.').waitFor();
    await screenshot(editor, 'conversations-search');
    await typeIntoBox(editor, 'elephant');
    await entry('Nobody said this').waitFor();
    await closeList();
  });

  it('opens a conversation with Enter, and shows its title', async () => {
    await showList();
    await entry('How do queues work?').waitFor();
    await typeIntoBox(editor, 'closure');
    await entry('How do queues work?').waitFor({ state: 'detached' });
    await entry('What is a closure?').and(editor.page.locator('.focused')).waitFor();
    await editor.page.keyboard.press('Enter');
    await answer('A function with the scope').waitFor();
    await viewTitle('What is a closure?').waitFor({ state: 'attached' });
  });

  it('gives a conversation another name', async () => {
    await runCommand(editor, 'Edgewise: Rename Conversation…');
    await quickInput(editor).locator('input.input').waitFor();
    await answerBox(editor, 'Closures');
    await viewTitle('Closures').waitFor({ state: 'attached' });
    await showList();
    await entry('Closures').waitFor();
    await closeList();
  });

  it('deletes a conversation from the list and brings it back', async () => {
    await showList();
    await entry('How do queues work?').hover();
    await entry('How do queues work?').locator('.action-label.codicon-trash').click();
    await entry('How do queues work?').waitFor({ state: 'detached' });
    await closeList();
    const told = notification(editor, 'Deleted “How do queues work?”');
    await told.getByRole('button', { name: 'Undo' }).click();
    await told.waitFor({ state: 'detached' });
    await showList();
    await entry('How do queues work?').waitFor();
    await closeList();
  });

  it('deletes all and brings all back', async () => {
    await runCommand(editor, 'Edgewise: Delete All Conversations…');
    await editor.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Delete All' }).click();
    await answer('A function').waitFor({ state: 'detached' });
    await showList();
    await entry('No conversations yet').waitFor();
    await closeList();
    await notification(editor, 'Deleted 2 conversations').getByRole('button', { name: 'Undo' }).click();
    await answer('A function with the scope').waitFor();
    await showList();
    await entry('How do queues work?').waitFor();
    await closeList();
  });

  it('exports a conversation, and imports it with what was changed by hand', async () => {
    const file = join(editor.folder, 'Closures.md');
    await runCommand(editor, 'Edgewise: Export Conversation…');
    await entry('corner-shop').or(entry('src')).first().waitFor();
    await quickInput(editor).locator('input.input').press('Enter');
    await notification(editor, 'Exported “Closures”').waitFor();
    const exported = await readFile(file, 'utf8');
    assert.match(exported, /^# Closures$/m);
    assert.match(exported, /A function with the scope around it\./);
    assert.ok(!exported.includes(service.token) && !exported.includes(service.accountId));
    await writeFile(file, exported.replace('A function with', 'An edited function with'));
    await runCommand(editor, 'Edgewise: Import Conversation…');
    // Until the files are listed, the dialog writes into its box itself.
    await entry('docs').waitFor();
    await answerBox(editor, file);
    await answer('An edited function with the scope').waitFor();
  });

  it('says where a file cannot be imported', async () => {
    const file = join(editor.folder, 'bad.md');
    await writeFile(file, '# Something else\n');
    await runCommand(editor, 'Edgewise: Import Conversation…');
    // Until the files are listed, the dialog writes into its box itself.
    await entry('docs').waitFor();
    await answerBox(editor, file);
    await notification(editor, 'bad.md, line 1: This is no conversation that Edgewise exported').waitFor();
  });

  it('shows nothing of it in another folder', async () => {
    const other = join(dirname(editor.folder), 'other-shop');
    await cp(editor.folder, other, { recursive: true });
    const address = new URL(editor.page.url());
    const here = address.href;
    address.searchParams.set('folder', other);
    await load(address.href);
    await showList();
    await entry('No conversations yet').waitFor();
    await closeList();
    await load(here);
    await showList();
    await entry('How do queues work?').waitFor();
    await closeList();
  });
});
