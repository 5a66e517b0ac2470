import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { Gate } from '../../support/workersAi/gate.ts';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { goToLine } from '../support/code.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { askForRewrite, fileText, noThreads, savesAs, thread, threadButton } from '../support/proposals.ts';
import { openFile } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshot } from '../support/screenshots.ts';
import {
  clickLens,
  path as samplePath,
  place,
  proposeThree,
  rejectAll,
  threeChanges,
  withChanges,
} from './threeChanges.ts';

describe('typing beside a proposal', () => {
  let service: Service;
  let editor: Editor;
  let original: string;
  /** Each test has a file of its own. */
  let path: string;
  let count = 0;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true });
    original = await fileText(editor, samplePath);
  });
  beforeEach(async () => {
    count += 1;
    path = `src/orders${count}.ts`;
    await writeFile(join(editor.folder, path), original);
    await openFile(editor, path);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const change = (at: string): Locator => thread(editor, `— change ${at}`);
  const type = (text: string): Promise<void> => editor.page.keyboard.type(text);
  const press = (key: string): Promise<void> => editor.page.keyboard.press(key);
  const mine = (text: string): string => text.replace('0.1;', '0.1; // mine');
  /** Proposes three changes and types on the line of the second. */
  const conflictOnSecond = async (): Promise<void> => {
    await proposeThree(editor, service, original, 'shorten it');
    await goToLine(editor, 19);
    await press('End');
    await type(' // mine');
    await change('2 of 3, conflict').waitFor();
  };

  it('loses no key while the reply streams, above, between and on the lines that change', async () => {
    const gate = new Gate();
    service.enqueue({ ...threeChanges(original), gate });
    await askForRewrite(editor, place, 'shorten it');
    await thread(editor, 'waiting for the model').waitFor();
    const typeWhileStreaming = async (text: string): Promise<void> => {
      for (const letter of text) {
        gate.release();
        await type(letter);
      }
    };
    await goToLine(editor, 17);
    await press('End');
    await typeWhileStreaming(' // b0123456789');
    await goToLine(editor, 19);
    await press('End');
    await typeWhileStreaming(' // c0123456789');
    await goToLine(editor, 1);
    await typeWhileStreaming('const a0123456789 = 1;\n');
    gate.open();
    await change('2 of 3, conflict').waitFor();
    await screenshot(editor, 'typing-conflict');
    const typed = original
      .replace('undefined) {', 'undefined) { // b0123456789')
      .replace('0.1;', '0.1; // c0123456789')
      .replace(/^/, 'const a0123456789 = 1;\n');
    await savesAs(editor, path, typed);
    await rejectAll(editor);
    await savesAs(editor, path, typed);
  });

  it('on the same line is a conflict, which shows both sides and which Accept All leaves open', async () => {
    await conflictOnSecond();
    const conflict = change('2 of 3, conflict');
    await conflict
      .and(thread(editor, /Yours:[^]*0\.1; \/\/ mine[^]*The model's:[^]*sum \*= 0\.9;/))
      .waitFor();
    await threadButton(conflict, 'Accept Change').waitFor({ state: 'detached' });
    await threadButton(change('1 of 3'), 'Accept Proposal').click();
    await thread(editor, 'ready, conflict').waitFor();
    await screenshot(editor, 'typing-conflict-left');
    await savesAs(editor, path, mine(withChanges(original, 15, 24)));
    await threadButton(thread(editor, 'ready, conflict'), 'Keep My Lines').click();
    await noThreads(editor);
    await savesAs(editor, path, mine(withChanges(original, 15, 24)));
  });

  it("is replaced where the person uses the model's lines, and one undo brings it back", async () => {
    await conflictOnSecond();
    await threadButton(change('2 of 3, conflict'), "Use the Model's Lines").click();
    await change('2 of 2').waitFor();
    await savesAs(editor, path, withChanges(original, 19));
    await press('Control+Z');
    await change('2 of 3, conflict').waitFor();
    await savesAs(editor, path, mine(original));
    await clickLens(editor, 'Keep My Lines', 'sum * 0.1; // mine');
    await change('2 of 2').waitFor();
    await rejectAll(editor);
  });
});
