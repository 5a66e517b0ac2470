import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { ask, chip, complete, completion, messageBox } from '../support/chat.ts';
import { goToLine, selectLines } from '../support/code.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { openPanel, panel } from '../support/panel.ts';
import { fileText } from '../support/proposals.ts';
import { openFile } from '../support/quickInput.ts';
import { openReceipt } from '../support/receipt.ts';
import { keepPicturesOfFailures, screenshot } from '../support/screenshots.ts';

describe('what goes along with a message', () => {
  let service: Service;
  let editor: Editor;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true });
    await writeFile(join(editor.folder, '.env'), 'PASSWORD=hunter2\n');
    await openReceipt(editor);
    await openPanel(editor);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const chips = (): Locator => panel(editor).locator('.chip:not(.offered)');
  const offered = (): Locator => panel(editor).locator('.chip.offered');
  const explorerRow = (name: string): Locator =>
    editor.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });

  /** Sends what is there, and gives what the model got as the last message. */
  async function sent(message: string): Promise<string> {
    const { messages } = await ask(editor, service, message, `Seen: ${message}`);
    return messages.at(-1)?.content ?? '';
  }

  it('is a file found by a part of its name, as a chip with its size, once', async () => {
    await complete(editor, 'What is in @ord', 'orders.ts');
    await chip(editor, /orders\.ts.*≈\d+/s).waitFor();
    assert.equal(await messageBox(editor).inputValue(), 'What is in ');
    assert.ok((await sent('What is in it?')).includes(await fileText(editor, 'src/orders.ts')));
    await chips().first().waitFor({ state: 'detached' });
    assert.doesNotMatch(await sent('And again?'), /cheapest/);
  });

  it('is the problems of the file, and a symbol', async () => {
    await messageBox(editor).pressSequentially('@problems');
    await completion(editor, '@problems').nth(1).waitFor();
    await screenshot(editor, 'chat-problems');
    await messageBox(editor).press('Enter');
    await chip(editor, 'Problems').waitFor();
    await complete(editor, '@symbol tha', 'thanks');
    await chip(editor, 'thanks').waitFor();
    const text = await sent('Mend it');
    assert.match(text, /Type 'number' is not assignable to type 'string'/);
    assert.match(text, /lines 16 to 18 of src\/receipt\.ts/);
    assert.match(text, /return 'Thank you, ' \+ name/);
  });

  it('is the selection, which is offered, by a click', async () => {
    await openFile(editor, 'src/orders.ts');
    await selectLines(editor, 12, 16);
    await offered().filter({ hasText: 'orders.ts:12-16' }).click();
    await chip(editor, 'orders.ts:12-16').waitFor();
    await offered().waitFor({ state: 'detached' });
    assert.match(await sent('Why?'), /lines 12 to 16 of src\/orders\.ts/);
  });

  it('is no file of secrets, and the reason is seen', async () => {
    await complete(editor, '@file .env', '.env');
    await panel(editor)
      .locator('.chip-problem', { hasText: '.env is a file for secrets, so it is never sent.' })
      .waitFor();
    assert.doesNotMatch(await sent('What is the password?'), /hunter2/);
  });

  it('is taken away by Backspace in an empty box', async () => {
    await complete(editor, '@file openin', 'opening-hours.md');
    await chip(editor, 'opening-hours.md').waitFor();
    await messageBox(editor).press('Backspace');
    await panel(editor).locator('.chip-open:focus', { hasText: 'opening-hours.md' }).press('Backspace');
    await chips().first().waitFor({ state: 'detached' });
    // As in VS Code's own rows of chips, the focus goes to the one beside it.
    await offered().locator('button:focus').waitFor();
  });

  it('says when it has changed since, and is taken anew', async () => {
    await openFile(editor, 'shop.yaml');
    await openPanel(editor);
    await complete(editor, '@shop', 'shop.yaml');
    await chip(editor, /≈/).and(panel(editor).locator('.ready')).waitFor();
    await openFile(editor, 'shop.yaml');
    await goToLine(editor, 1);
    await editor.page.keyboard.type('# closed on Sundays\n');
    await panel(editor).locator('.chip.stale', { hasText: 'Changed since' }).waitFor();
    await panel(editor).getByRole('button', { name: 'Refresh shop.yaml' }).click();
    await panel(editor).locator('.chip.ready', { hasText: 'shop.yaml' }).waitFor();
    assert.match(await sent('When?'), /# closed on Sundays/);
  });

  it('is a file dragged from the Explorer with Shift held', async () => {
    await explorerRow('README.md').hover();
    await editor.page.mouse.down();
    const box = await messageBox(editor).boundingBox();
    assert.ok(box);
    await editor.page.keyboard.down('Shift');
    for (const step of [0.5, 0.8, 1])
      await editor.page.mouse.move(box.x + box.width * 0.5 * step, box.y + box.height / 2, { steps: 4 });
    await panel(editor).locator('.dropping .drop-hint').waitFor();
    await editor.page.mouse.up();
    await editor.page.keyboard.up('Shift');
    await chip(editor, 'README.md').waitFor();
    assert.match(await sent('What is this?'), /The file README\.md:/);
  });

  it('is code pasted from an editor, with its source', async () => {
    await openFile(editor, 'src/orders.ts');
    await selectLines(editor, 27, 33);
    await editor.page.keyboard.press('Control+C');
    await openPanel(editor);
    await messageBox(editor).press('Control+V');
    await chip(editor, 'orders.ts:27-33').waitFor();
    assert.equal(await messageBox(editor).inputValue(), '');
    assert.match(await sent('Shorter?'), /Code from lines 27 to 33 of src\/orders\.ts:/);
  });
});
