import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Gate } from '../support/workersAi/gate.ts';
import { startService, type Service } from '../support/workersAi/server.ts';
import { chooseFromMenu, goToLine, selectLines } from './support/code.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { notification, panel } from './support/panel.ts';
import { answerBox, openFile, quickInput, runCommand } from './support/quickInput.ts';
import { keepPicturesOfFailures, screenshotInAllThemes } from './support/screenshots.ts';

describe('explaining code', () => {
  let service: Service;
  let editor: Editor;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true });
    await openFile(editor, 'src/orders.ts');
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const answer = (text: string | RegExp) => panel(editor).locator('article.answer', { hasText: text });
  const message = () => panel(editor).getByRole('textbox');
  const prompt = (body: unknown): string => JSON.stringify(body);

  it('explains the selection from the context menu', async () => {
    service.enqueue({
      reply: '## Adds up\n\nIt *sums* the items:\n\n```ts\nlet sum = 0;\n```\n\n- one\n- two',
    });
    await selectLines(editor, 12, 16);
    await chooseFromMenu(editor, 'Edgewise', 'Explain');
    await answer('It sums the items').waitFor();
    const { body } = await service.waitForRequest();
    assert.match(prompt(body), /lines 12 to 16 of src\/orders\.ts/);
    assert.match(prompt(body), /"stream":true/);
    await screenshotInAllThemes(editor, 'explained');
  });

  it('leaves the focus in the code', async () => {
    await editor.page.locator('.monaco-editor.focused').first().waitFor();
  });

  it('jumps to the lines that the header names', async () => {
    await goToLine(editor, 1);
    await panel(editor)
      .locator('article.question')
      .getByRole('button', { name: /orders\.ts:12-16/ })
      .click();
    await editor.page.locator('.statusbar-item', { hasText: 'Ln 16' }).waitFor();
  });

  it('keeps the conversation in a follow-up question', async () => {
    service.enqueue({ reply: 'Because it **can** be empty.' });
    await message().fill('Why start at zero?');
    await message().press('Enter');
    await answer('Because it can be empty').waitFor();
    const { body } = await service.waitForRequest();
    assert.match(prompt(body), /It \*sums\* the items.*Why start at zero\?/s);
  });

  it('stops at once and keeps what came', async () => {
    const gate = new Gate();
    service.enqueue({ tokens: ['First part. ', 'Second part.'], gate });
    await message().fill('Tell me more');
    await message().press('Enter');
    gate.release();
    await answer('First part.').waitFor();
    await panel(editor).getByRole('button', { name: /Stop/ }).click();
    await answer(/First part\.[\s\S]*Stopped/).waitFor();
    const request = await service.waitForRequest();
    assert.equal(await request.settled, 'aborted');
    await screenshotInAllThemes(editor, 'stopped');
  });

  it('takes the symbol around the cursor when nothing is selected', async () => {
    service.enqueue({ reply: 'It makes a label.' });
    await openFile(editor, 'src/orders.ts');
    await goToLine(editor, 30);
    await editor.page.keyboard.press('Alt+Shift+E');
    await answer('It makes a label.').waitFor();
    await panel(editor)
      .locator('article.question')
      .getByRole('button', { name: /orders\.ts:27-33/ })
      .waitFor();
  });

  it('is in the lightbulb', async () => {
    service.enqueue({ reply: 'From the lightbulb.' });
    await openFile(editor, 'src/orders.ts');
    await selectLines(editor, 28, 29);
    await editor.page.keyboard.press('Control+.');
    await editor.page
      .locator('.action-widget .monaco-list-row', { hasText: 'Explain with Edgewise' })
      .click();
    await answer('From the lightbulb.').waitFor();
  });

  it('offers a living model when the chosen one is retired, and asks again', async () => {
    service.enqueue({ error: 'modelRetired' });
    await message().fill('Still there?');
    await message().press('Enter');
    await panel(editor).getByRole('button', { name: 'Switch Model' }).waitFor();
    await screenshotInAllThemes(editor, 'model-retired');
    service.enqueue({ reply: 'Alive again.' });
    await panel(editor).getByRole('button', { name: 'Switch Model' }).click();
    await answer('Alive again.').waitFor();
  });

  it('sends nothing when the selection is larger than the window', async () => {
    const line = 'export const value = compute(1, 2, 3);\n';
    await writeFile(join(editor.folder, 'src/large.ts'), line.repeat(12_000));
    await openFile(editor, 'src/large.ts');
    const before = service.requests.filter(({ method }) => method === 'POST').length;
    await editor.page.keyboard.press('Control+A');
    await editor.page.keyboard.press('Alt+Shift+E');
    await answer(/about [\d,.]+ tokens, but the model takes [\d,.]+/).waitFor();
    assert.equal(service.requests.filter(({ method }) => method === 'POST').length, before);
  });

  it('says that an empty file holds nothing to explain', async () => {
    await writeFile(join(editor.folder, 'src/empty.ts'), '');
    await openFile(editor, 'src/empty.ts');
    await editor.page.keyboard.press('Alt+Shift+E');
    await notification(editor, 'This file is empty').waitFor();
  });

  it('says at once that the service cannot be reached', async () => {
    await service.close();
    await message().fill('Anybody?');
    await message().press('Enter');
    await panel(editor).locator('article.answer').last().getByRole('button', { name: 'Retry' }).waitFor();
    await screenshotInAllThemes(editor, 'offline');
  });
});

describe('a command that needs an account', () => {
  let service: Service;
  let editor: Editor;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, trusted: false });
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  it('offers the sign-in and then goes on, in Restricted Mode too', async () => {
    service.enqueue({ reply: 'Now I know.' });
    await openFile(editor, 'src/orders.ts');
    await selectLines(editor, 12, 16);
    await runCommand(editor, 'Edgewise: Explain');
    await quickInput(editor).locator('input').waitFor();
    await answerBox(editor, service.accountId);
    await quickInput(editor).locator('input[type=password]').waitFor();
    await answerBox(editor, service.token);
    await panel(editor).locator('article.answer', { hasText: 'Now I know.' }).waitFor();
  });
});
