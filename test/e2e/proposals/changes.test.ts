import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { Gate } from '../../support/workersAi/gate.ts';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { goToLine } from '../support/code.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { statusBarItem } from '../support/panel.ts';
import {
  askForRewrite,
  fileText,
  holdsText,
  noThreads,
  savesAs,
  thread,
  threadButton,
} from '../support/proposals.ts';
import { openFile } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshot } from '../support/screenshots.ts';
import { DiskWatch } from './diskWatch.ts';
import {
  clickLens,
  codeLine,
  cursorIsOn,
  path,
  place,
  proposeThree,
  rejectAll,
  threeChanges,
  withChanges,
} from './threeChanges.ts';

describe('the changes of a proposal, in an editor that saves by itself', () => {
  let service: Service;
  let editor: Editor;
  let original: string;
  before(async () => {
    service = await startService();
    const settings = { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 200 };
    editor = await openEditor({ service, signedIn: true, settings });
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
  const propose = (wish: string): Promise<void> => proposeThree(editor, service, original, wish);
  /** Undoes, and waits for what is in the code then: a file that is still being written is not written again for it. */
  const undo = async (expected: string): Promise<void> => {
    await press('Control+Z');
    await codeLine(editor, expected).waitFor();
  };
  const checked = (): Promise<void> => statusBarItem(editor, 'accepted, no new problems').waitFor();
  const onDisk = (expected: string): Promise<void> => holdsText(editor, path, expected);

  it('leave the file on disk to the person, while they stream and while they are open', async () => {
    const gate = new Gate();
    const reply = threeChanges(original);
    service.enqueue({ ...reply, gate });
    const disk = new DiskWatch(editor, path);
    await askForRewrite(editor, place, 'shorten it');
    await goToLine(editor, 1);
    const typed = 'const mine = 1;\n';
    for (const letter of typed) {
      gate.release();
      await editor.page.keyboard.type(letter);
    }
    await thread(editor, /shorten it — streaming[^]*\+ {4}sum \+=/).waitFor();
    await onDisk(typed + original);
    await screenshot(editor, 'changes-streaming');
    gate.open();
    await change('3 of 3').waitFor();
    await rejectAll(editor);
    await goToLine(editor, 1);
    await press('Control+Shift+K');
    await onDisk(original);
    const states = await disk.stop();
    const mine = Array.from({ length: typed.length + 1 }, (_, count) => typed.slice(0, count) + original);
    // A file that is being written holds the beginning of its text for a moment.
    const foreign = states.filter((state) => !mine.some((text) => text.startsWith(state)));
    assert.deepEqual(foreign, []);
  });

  it('stand each under the lines it is about', async () => {
    await propose('shorten it');
    await screenshot(editor, 'changes-ready');
    const lines = { 15: 'sum = sum + items', 19: 'sum = sum - sum * 0.1', 24: 'return sum' };
    for (const [index, [line, text]] of Object.entries(lines).entries()) {
      await goToLine(editor, Number(line));
      await cursorIsOn(editor, Number(line));
      const code = await codeLine(editor, text).boundingBox();
      const widget = await change(`${index + 1} of 3`).boundingBox();
      assert.ok(code && widget);
      const gap = widget.y - (code.y + code.height);
      assert.ok(gap >= 0 && gap < code.height, `change ${index + 1} is ${gap} pixels under its line`);
    }
    await goToLine(editor, 1);
  });

  it('are accepted one by one in their headers, and one undo brings one back', async () => {
    await threadButton(change('2 of 3'), 'Accept Change').click();
    await change('2 of 2').waitFor();
    await onDisk(withChanges(original, 19));
    await screenshot(editor, 'changes-accepted-one');
    await undo('sum = sum - sum * 0.1');
    for (const at of ['1 of 3', '2 of 3', '3 of 3']) await change(at).waitFor();
  });

  it('are rejected one by one by the lenses over them', async () => {
    await clickLens(editor, 'Reject', 'sum = sum - sum * 0.1');
    await change('2 of 2').waitFor();
    await threadButton(change('1 of 2'), 'Accept Proposal').click();
    await noThreads(editor);
    await onDisk(withChanges(original, 15, 24));
    await checked();
    await undo('sum = sum + items');
  });

  it('are gone to and decided by key', async () => {
    await propose('by key');
    await goToLine(editor, 1);
    for (const line of [15, 19, 24, 15]) {
      await press('Alt+]');
      await cursorIsOn(editor, line);
    }
    for (const line of [24, 19]) {
      await press('Alt+[');
      await cursorIsOn(editor, line);
    }
    await press('Alt+Enter');
    await change('2 of 2').waitFor();
    await onDisk(withChanges(original, 19));
    await press('Alt+]');
    await cursorIsOn(editor, 24);
    await press('Alt+Shift+Enter');
    await thread(editor, 'by key — ready').waitFor();
    await press('Control+Enter');
    await noThreads(editor);
    await onDisk(withChanges(original, 15, 19));
    await checked();
    await undo('sum = sum + items');
    await undo('sum = sum - sum * 0.1');
  });

  it('are all accepted or all rejected in the first header, the first as one undo', async () => {
    await propose('all at once');
    assert.equal(await threadButton(change('2 of 3'), 'Accept Proposal').count(), 0);
    await threadButton(change('1 of 3'), 'Accept Proposal').click();
    await noThreads(editor);
    await onDisk(withChanges(original, 15, 19, 24));
    await checked();
    await undo('return sum');
    for (const text of ['sum = sum + items', 'sum = sum - sum * 0.1']) await codeLine(editor, text).waitFor();
    // By key too: an Undo while VS Code still saves by itself can count as saved without being written.
    await savesAs(editor, path, original);
    await propose('none of them');
    await threadButton(change('1 of 3'), 'Reject Proposal').click();
    await noThreads(editor);
    await onDisk(original);
  });

  it('leave keys to VS Code where no proposal is near', async () => {
    await propose('far away');
    await goToLine(editor, 2);
    await press('Control+Enter');
    await cursorIsOn(editor, 3);
    const withLine = original.split('\n').toSpliced(2, 0, '').join('\n');
    await onDisk(withLine.replace('\n\n', '\n  \n'));
    await press('Escape');
    assert.equal(await change('1 of 3').count(), 1);
    await rejectAll(editor);
  });
});
