import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { answer, ask, complete, messageBox, question } from '../support/chat.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { openPanel, panel } from '../support/panel.ts';
import { runCommand } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshot } from '../support/screenshots.ts';

const reply = 'Two ways:\n\n```ts\nconst one = 1;\n```\n\nOr:\n\n```sh\nnpm test\n```\n\nBoth work.';

describe('the chat panel without a mouse', () => {
  let service: Service;
  let editor: Editor;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true });
    await openPanel(editor);
    await ask(editor, service, 'How do I test?', reply);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const focused = (): Locator => panel(editor).locator(':focus');
  const menu = (): Locator => editor.page.locator('.monaco-menu .actions-container');

  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await editor.page.keyboard.press(key);
  }

  /** What has the focus in the panel, by its accessible name or, for a turn or a part of one, its class. */
  async function focusName(): Promise<string> {
    return focused().evaluate((focus) => {
      const label = focus.getAttribute('aria-label') ?? focus.getAttribute('aria-labelledby');
      if (focus.classList.contains('chip-open'))
        return `chip ${focus.querySelector('bdi')?.textContent ?? ''}`;
      return label ?? focus.textContent;
    });
  }

  /** Opens the native menu where the mouse is pressed, gives its entries without those that are always there, closes it. */
  async function menuEntries(place: Locator, position?: { x: number; y: number }): Promise<string[]> {
    await place.click({ button: 'right', ...(position ? { position } : {}) });
    await menu().waitFor();
    const labels = await menu()
      .locator('.action-label:not(.separator)')
      .evaluateAll((entries) => entries.map((entry) => entry.getAttribute('aria-label') ?? ''));
    await press('Escape');
    await menu().waitFor({ state: 'detached' });
    return labels.map((label) => label.replace(/,? *\(?(?:Ctrl|⌘).*$/, ''));
  }

  it('has the focus in the message box when it is opened', async () => {
    await runCommand(editor, 'View: Focus Active Editor Group');
    await runCommand(editor, 'Edgewise: Open Chat');
    await messageBox(editor).and(focused()).waitFor();
  });

  it('is walked through by Tab, from the box to its buttons and back over chips to the transcript', async () => {
    await complete(editor, '@file READ', 'README.md');
    await panel(editor).locator('.chip.ready', { hasText: 'README.md' }).waitFor();
    await press('Tab');
    assert.equal(await focusName(), 'Add Context…');
    await press('Tab');
    assert.equal(await focusName(), 'Send (Enter)');
    await press('Shift+Tab', 'Shift+Tab');
    await messageBox(editor).and(focused()).waitFor();
    await press('Shift+Tab');
    assert.equal(await focusName(), 'chip README.md');
    await press('ArrowRight');
    assert.equal(await focusName(), 'Remove README.md');
    await press('Shift+Tab');
    const above: string[] = [];
    while ((await focusName()) !== 'title' && above.length < 40) {
      above.unshift(await focusName());
      await press('Shift+Tab');
    }
    assert.deepEqual(above, [
      'Edit',
      'Copy',
      ...[
        'Toggle Word Wrap',
        'Copy',
        'Insert at Cursor',
        'Insert into New File',
        'Apply to File',
        'Code, ts',
      ],
      ...['Toggle Word Wrap', 'Copy', 'Insert at Cursor', 'Insert into New File', 'Apply to File'],
      ...['Insert into Terminal', 'Code, sh'],
      ...['Copy', 'Open in Editor', 'Regenerate'],
    ]);
  });

  it('takes the focus to the last answer and from one code block to the next', async () => {
    await messageBox(editor).focus();
    await runCommand(editor, 'Edgewise: Focus Last Answer');
    await answer(editor, 'Both work.').and(focused()).waitFor();
    await runCommand(editor, 'Edgewise: Focus Next Code Block');
    await panel(editor).locator('pre:focus', { hasText: 'const one' }).waitFor();
    await press('Control+Alt+PageDown');
    await panel(editor).locator('pre:focus', { hasText: 'npm test' }).waitFor();
    await press('Control+Alt+PageUp');
    await panel(editor).locator('pre:focus', { hasText: 'const one' }).waitFor();
    await press('Control+ArrowDown');
    await messageBox(editor).and(focused()).waitFor();
    await press('Control+ArrowUp');
    await answer(editor, 'Both work.').and(focused()).waitFor();
  });

  it('finds text in the panel, and gives the focus back', async () => {
    await messageBox(editor).focus();
    await press('Control+F');
    const find = panel(editor).getByRole('textbox', { name: 'Find' });
    await find.and(focused()).waitFor();
    await find.pressSequentially('work');
    await panel(editor).getByText('1 of 1').waitFor();
    await screenshot(editor, 'chat-find');
    await press('Escape');
    await find.waitFor({ state: 'hidden' });
    await messageBox(editor).and(focused()).waitFor();
  });

  it('has native menus on a question, an answer and a block of code', async () => {
    assert.deepEqual(await menuEntries(question(editor, 'How do I test?').locator('.bubble')), [
      'Edit',
      'Copy',
    ]);
    assert.deepEqual(await menuEntries(answer(editor, 'Both work.').getByText('Both work.')), [
      'Copy Message',
      'Copy as Plain Text',
      'Open Answer in Editor',
      'Regenerate',
    ]);
    assert.deepEqual(await menuEntries(panel(editor).locator('pre', { hasText: 'npm test' })), [
      'Copy Code',
      'Insert at Cursor',
      'Apply to File',
      'Insert into New File',
      'Insert into Terminal',
      'Toggle Word Wrap',
    ]);
  });

  it('has VS Code’s own Copy in the menu where text is selected', async () => {
    const words = answer(editor, 'Both work.').getByText('Both work.');
    await words.dblclick({ position: { x: 12, y: 8 } });
    const entries = await menuEntries(words, { x: 12, y: 8 });
    assert.deepEqual(entries.slice(-3), ['Cut', 'Copy', 'Paste']);
  });

  it('edits a question from its menu by keyboard', async () => {
    await question(editor, 'How do I test?').locator('.bubble').click({ button: 'right' });
    await menu().waitFor();
    await press('ArrowDown', 'Enter');
    await panel(editor).getByRole('textbox', { name: 'Edit your question' }).and(focused()).waitFor();
    await press('Escape');
    await panel(editor).getByRole('textbox', { name: 'Edit your question' }).waitFor({ state: 'detached' });
    await panel(editor).locator('article.question :focus, article.question:focus').waitFor();
  });
});
