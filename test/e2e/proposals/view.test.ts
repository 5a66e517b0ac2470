import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { Gate } from '../../support/workersAi/gate.ts';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { activeCode, goToLine, selectLines } from '../support/code.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { statusBarItem } from '../support/panel.ts';
import { askForRewrite, fileText, noThreads, thread, threadButton } from '../support/proposals.ts';
import { openFile } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshot } from '../support/screenshots.ts';
import { path, place, threeChanges } from './threeChanges.ts';

/** A line of code and how far under the top of the window it stands, in pixels. */
interface VisibleLine {
  readonly text: string;
  readonly top: number;
}

describe('the view beside a proposal', () => {
  let service: Service;
  let editor: Editor;
  let original: string;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true });
    const lines = Array.from({ length: 60 }, (_, index) => `export const after${index} = ${index};\n`);
    original = (await fileText(editor, path)) + lines.join('');
    await writeFile(join(editor.folder, path), original);
    await openFile(editor, path);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const change = (at: string): Locator => thread(editor, `— change ${at}`);

  const firstVisible = async (): Promise<VisibleLine> =>
    activeCode(editor).evaluate((code): VisibleLine => {
      const { top } = code.getBoundingClientRect();
      const lines = [...code.querySelectorAll('.view-lines .view-line')]
        .map((line) => ({ text: line.textContent, top: line.getBoundingClientRect().top }))
        .filter((line) => line.top >= top)
        .sort((one, other) => one.top - other.top);
      return lines[0] ?? { text: '', top: 0 };
    });

  /** Turns the mouse's wheel over the code, and gives the first line in view once that has moved. */
  const scroll = async (clicks: number): Promise<VisibleLine> => {
    const box = await activeCode(editor).boundingBox();
    assert.ok(box);
    // Near the bottom: over a thread, the wheel would turn that.
    await editor.page.mouse.move(box.x + box.width / 2, box.y + box.height - 40);
    let now = await firstVisible();
    for (let turned = 0; turned < clicks; turned += 1) {
      const { text, top } = now;
      await editor.page.mouse.wheel(0, 120);
      while (now.text === text && now.top === top) now = await firstVisible();
    }
    return now;
  };

  it('stays where it is while a thread grows, and when it splits into changes', async () => {
    const gate = new Gate();
    const reply = threeChanges(original);
    service.enqueue({ ...reply, gate });
    await askForRewrite(editor, place, 'shorten it');
    await thread(editor, 'shorten it — waiting').waitFor();
    const first = await scroll(1);
    for (const text of [/\+ {4}sum \+=/, /\+ {6}sum \*=/, /\+ {2}return Math/]) {
      gate.release(5);
      await thread(editor, text).waitFor();
      assert.deepEqual(await firstVisible(), first);
    }
    await screenshot(editor, 'view-streaming');
    gate.open();
    await change('3 of 3').waitFor();
    await activeCode(editor).locator('.codelens-decoration').getByText('Reject All').first().waitFor();
    assert.deepEqual(await firstVisible(), first);
    await screenshot(editor, 'view-split');
  });

  it('and the selection are kept when a change is accepted', async () => {
    await selectLines(editor, 13, 14);
    const selection = statusBarItem(editor, 'Ln 14, Col 43 (57 selected)');
    await selection.waitFor();
    const first = await firstVisible();
    await threadButton(change('1 of 3'), 'Accept Change').click();
    await change('2 of 2').waitFor();
    assert.deepEqual(await firstVisible(), first);
    await selection.waitFor();
    await threadButton(change('1 of 2'), 'Reject Proposal').click();
    await noThreads(editor);
    assert.deepEqual(await firstVisible(), first);
    await selection.waitFor();
    await editor.page.keyboard.press('Control+Z');
  });

  it('stays where it is below a thread that grows', async () => {
    const gate = new Gate();
    service.enqueue({ ...threeChanges(original), gate });
    await goToLine(editor, 1);
    await askForRewrite(editor, place, 'shorten it');
    await thread(editor, 'shorten it — waiting').waitFor();
    const first = await scroll(14);
    for (const text of [/\+ {4}sum \+=/, /\+ {6}sum \*=/, /\+ {2}return Math/]) {
      gate.release(5);
      await thread(editor, text).waitFor({ state: 'attached' });
      assert.deepEqual(await firstVisible(), first);
    }
    gate.open();
    await change('3 of 3').waitFor({ state: 'attached' });
    await activeCode(editor)
      .locator('.codelens-decoration')
      .getByText('Reject All')
      .first()
      .waitFor({ state: 'attached' });
    assert.deepEqual(await firstVisible(), first);
    await screenshot(editor, 'view-below');
  });
});
