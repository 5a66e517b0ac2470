import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { Gate } from '../support/workersAi/gate.ts';
import { startService, type Service } from '../support/workersAi/server.ts';
import { chooseFromMenu, goToLine, selectLines } from './support/code.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { answerBox, openFile, quickInput, runCommand } from './support/quickInput.ts';
import { keepPicturesOfFailures, screenshotInAllThemes } from './support/screenshots.ts';

// Lines 27 to 33 of the sample workspace's src/orders.ts.
const rewritten = [
  'export function label(item: Item): string {',
  '  return `${item.quantity} x ${item.name}`;',
  '}',
];
const reply = ['```typescript', ...rewritten, '```', ''].join('\n');

describe('refactoring code', () => {
  let service: Service;
  let editor: Editor;
  let original: string;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true });
    await openFile(editor, 'src/orders.ts');
    original = await savedFile();
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const thread = (text: string | RegExp): Locator => editor.page.locator('.review-widget', { hasText: text });
  const button = (name: string): Locator =>
    editor.page.locator('.review-widget').getByRole('button', { name: new RegExp(`^${name}`) });
  const savedFile = (): Promise<string> => readFile(join(editor.folder, 'src/orders.ts'), 'utf8');

  /** Saves, and waits until the file holds that text. A file is empty for a moment while it is written. */
  async function savesAs(expected: string): Promise<void> {
    await editor.page.keyboard.press('Control+S');
    await editor.page.locator('.tab.active:not(.dirty)').waitFor();
    const giveUp = Date.now() + 5000;
    let text = await savedFile();
    while (text !== expected && Date.now() < giveUp) text = await savedFile();
    assert.equal(text, expected);
  }

  /** Asks for a rewrite of the function in lines 27 to 33. */
  async function refactor(wish: string): Promise<void> {
    await selectLines(editor, 27, 33);
    await editor.page.keyboard.press('Alt+Shift+R');
    await quickInput(editor).locator('input.input').waitFor();
    await answerBox(editor, wish);
  }

  async function gone(): Promise<void> {
    await editor.page.locator('.review-widget').waitFor({ state: 'detached' });
  }

  it('asks how from the context menu, and streams the diff between the lines', async () => {
    const gate = new Gate();
    service.enqueue({ tokens: reply.split(/(?<=\n)/), gate });
    await selectLines(editor, 27, 33);
    await chooseFromMenu(editor, 'Edgewise', 'Refactor');
    await answerBox(editor, 'use a template literal');
    await thread('use a template literal — waiting').waitFor();
    gate.release(3);
    await thread(/streaming[^]*\+ {2}return `/).waitFor();
    await button('Stop').waitFor();
    assert.equal(await editor.page.locator('.tab.active.dirty').count(), 0);
    await screenshotInAllThemes(editor, 'refactor-streaming');
    gate.open();
    await thread('ready, lines: +1 −5').waitFor();
    const { body } = await service.waitForRequest();
    assert.match(JSON.stringify(body), /use a template literal/);
    await screenshotInAllThemes(editor, 'refactor-ready');
  });

  it('puts it into the file on Accept, and one undo takes it out, byte for byte', async () => {
    await button('Accept').click();
    await gone();
    await savesAs(
      original
        .split('\n')
        .toSpliced(26, 7, ...rewritten)
        .join('\n'),
    );
    await goToLine(editor, 1);
    await editor.page.keyboard.press('Control+Z');
    await editor.page.locator('.tab.active.dirty').waitFor();
    await savesAs(original);
  });

  it('offers the last wish, and is accepted by key', async () => {
    service.enqueue({ reply });
    await selectLines(editor, 27, 33);
    await editor.page.keyboard.press('Alt+Shift+R');
    await quickInput(editor).locator('.monaco-list-row', { hasText: 'use a template literal' }).click();
    await thread('use a template literal — ready').waitFor();
    await goToLine(editor, 28);
    await editor.page.keyboard.press('Control+Enter');
    await gone();
    await editor.page.keyboard.press('Control+Z');
    await savesAs(original);
  });

  it('leaves no trace on Reject', async () => {
    service.enqueue({ reply });
    await refactor('');
    await thread('Tidy up — ready').waitFor();
    await button('Reject').click();
    await gone();
    await savesAs(original);
  });

  it('stops by Escape, keeps what came to be read, and asks again on Retry', async () => {
    const gate = new Gate();
    service.enqueue({ tokens: reply.split(/(?<=\n)/), gate });
    await refactor('shorten it');
    gate.release(3);
    await thread(/streaming[^]*\+ {2}return `/).waitFor();
    await goToLine(editor, 28);
    await editor.page.keyboard.press('Escape');
    await thread('shorten it — stopped').waitFor();
    assert.equal(await button('Accept').count(), 0);
    service.enqueue({ reply });
    await button('Retry').click();
    await thread('shorten it — ready').waitFor();
    await goToLine(editor, 28);
    await editor.page.keyboard.press('Escape');
    await gone();
    await savesAs(original);
  });

  it('asks once more for a reply that leaves code out, then refuses it and says why', async () => {
    const lazy = '```ts\nexport function label(item: Item): string {\n  // ... existing code ...\n}\n```';
    service.enqueue({ reply: lazy }, { reply: 'I am sorry, but I cannot do that.' });
    await refactor('shorten it');
    await thread(/not usable[^]*left code out[^]*declined/).waitFor();
    assert.equal(await button('Accept').count(), 0);
    await screenshotInAllThemes(editor, 'refactor-refused');
    await button('Reject').click();
    await gone();
  });

  it('shows both sides where the person typed on the same lines, and follows lines typed above', async () => {
    service.enqueue({ reply });
    await refactor('use a template');
    await thread('use a template — ready').waitFor();
    await goToLine(editor, 28);
    await editor.page.keyboard.type('x');
    await thread(/conflict[^]*Yours:[^]*xvar text|conflict[^]*Yours:[^]*x {2}var text/).waitFor();
    await screenshotInAllThemes(editor, 'refactor-conflict');
    await editor.page.keyboard.press('Backspace');
    await thread('use a template — ready').waitFor();
    await goToLine(editor, 1);
    await editor.page.keyboard.type('const above = 1;\n');
    await button('Accept').click();
    await gone();
    const accepted = original.split('\n').toSpliced(26, 7, ...rewritten);
    await savesAs(['const above = 1;', ...accepted].join('\n'));
  });

  it('keeps the proposal when another file is shown meanwhile', async () => {
    service.enqueue({ reply: 'def anything():\n    return 1' });
    await openFile(editor, 'src/report.py');
    await selectLines(editor, 1, 2);
    await runCommand(editor, 'Edgewise: Refactor…');
    await answerBox(editor, 'anything');
    await thread(/anything — /).waitFor();
    await openFile(editor, 'src/orders.ts');
    await openFile(editor, 'src/report.py');
    await thread('anything — ready').waitFor();
  });
});
