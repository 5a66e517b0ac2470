import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { Gate } from '../../support/workersAi/gate.ts';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { goToLine } from '../support/code.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { statusBarItem } from '../support/panel.ts';
import { fileText, noThreads, savesAs, thread, threadButton } from '../support/proposals.ts';
import { answerBox, openFile, quickInput } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshot } from '../support/screenshots.ts';
import { codeLine } from './threeChanges.ts';

const path = 'src/orders.ts';
/** Lines 29 and 31 of the sample workspace's src/orders.ts. */
const selected = ['text = text + item.quantity;', 'text = text + item.name;'] as const;
const rewritten = ['text += item.quantity;', 'text += item.name;'] as const;

describe('a rewrite of several selections', () => {
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

  const changed = (): string =>
    original.replace(selected[0], rewritten[0]).replace(selected[1], rewritten[1]);
  const part = (text: string): Locator => thread(editor, `use += — ${text}`);
  const reply = (index: 0 | 1): string[] => ['```typescript\n', `  ${rewritten[index]}\n`, '```\n'];
  const ask = async (): Promise<void> => {
    await editor.page.keyboard.press('Alt+Shift+R');
    await quickInput(editor).locator('.quick-input-title', { hasText: 'Refactor 2 selections' }).waitFor();
    await answerBox(editor, 'use +=');
  };

  it('made by Alt+drag is one proposal, asked about one after the other', async () => {
    const gates = [new Gate(), new Gate()];
    service.enqueue(...gates.map((gate, index) => ({ tokens: reply(index === 0 ? 0 : 1), gate })));
    await goToLine(editor, 27);
    for (const [index, text] of selected.entries()) {
      const box = await codeLine(editor, text).locator('> span').boundingBox();
      assert.ok(box);
      const y = box.y + box.height / 2;
      if (index > 0) await editor.page.keyboard.down('Alt');
      await editor.page.mouse.move(box.x + box.width / 2, y);
      await editor.page.mouse.down();
      await editor.page.mouse.move(box.x + box.width - 2, y, { steps: 5 });
      await editor.page.mouse.up();
      await editor.page.keyboard.up('Alt');
    }
    await statusBarItem(editor, /^2 selections/).waitFor();
    await ask();
    await part('part 1 of 2, waiting for the model').waitFor();
    assert.equal(await editor.page.locator('.review-widget').count(), 1);
    gates[0]?.release(3);
    await part('part 1 of 2, streaming').waitFor();
    await screenshot(editor, 'cursors-first-part');
    const asked = service.requests.length;
    gates[0]?.open();
    await part('part 2 of 2, waiting for the model').waitFor();
    assert.equal(service.requests.length, asked + 1);
    await screenshot(editor, 'cursors-second-part');
    gates[1]?.open();
    await part('change 1 of 2').waitFor();
    await part('change 2 of 2').waitFor();
    await screenshot(editor, 'cursors-ready');
  });

  it('is accepted as one edit, which one undo takes out', async () => {
    await threadButton(part('change 1 of 2'), 'Accept Proposal').click();
    await noThreads(editor);
    await savesAs(editor, path, changed());
    await editor.page.keyboard.press('Control+Z');
    await editor.page.locator('.tab.active.dirty').waitFor();
    await savesAs(editor, path, original);
  });

  it('made by Ctrl+D is decided one by one', async () => {
    service.enqueue({ tokens: reply(0) }, { tokens: reply(1) });
    await editor.page.keyboard.press('Control+G');
    await answerBox(editor, ':29:18');
    await quickInput(editor).waitFor({ state: 'hidden' });
    await statusBarItem(editor, 'Ln 29, Col 18').waitFor();
    // The word `item` on line 29, then the next one, on line 31.
    await editor.page.keyboard.press('Control+D');
    await statusBarItem(editor, /^Ln 29, .*4 selected/).waitFor();
    await editor.page.keyboard.press('Control+D');
    await statusBarItem(editor, /^2 selections/).waitFor();
    await ask();
    await threadButton(part('change 2 of 2'), 'Reject Change').click();
    await threadButton(part('ready'), 'Accept Change').click();
    await noThreads(editor);
    await savesAs(editor, path, original.replace(selected[0], rewritten[0]));
  });
});
