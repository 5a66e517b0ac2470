import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { Gate } from '../support/workersAi/gate.ts';
import { startService, type Service } from '../support/workersAi/server.ts';
import { chooseFromMenu, goToLine, selectLines } from './support/code.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { answerBox, openFile, quickInput, runCommand } from './support/quickInput.ts';
import { askForRewrite, fileText, noThreads, savesAs, thread, threadButton } from './support/proposals.ts';
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
    original = await fileText(editor, 'src/orders.ts');
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const path = 'src/orders.ts';
  const threadOf = (text: string | RegExp): Locator => thread(editor, text);
  const button = (name: string): Locator => threadButton(editor.page.locator('.review-widget'), name);
  const gone = (): Promise<void> => noThreads(editor);
  const saves = (expected: string): Promise<void> => savesAs(editor, path, expected);
  /** Asks for a rewrite of the function in lines 27 to 33. */
  const refactor = (wish: string): Promise<void> => askForRewrite(editor, [27, 33], wish);

  it('asks how from the context menu, and streams the diff between the lines', async () => {
    const gate = new Gate();
    service.enqueue({ tokens: reply.split(/(?<=\n)/), gate });
    await selectLines(editor, 27, 33);
    await chooseFromMenu(editor, 'Edgewise', 'Refactor');
    await answerBox(editor, 'use a template literal');
    await threadOf('use a template literal — waiting').waitFor();
    gate.release(3);
    await threadOf(/streaming[^]*\+ {2}return `/).waitFor();
    await button('Stop').waitFor();
    assert.equal(await editor.page.locator('.tab.active.dirty').count(), 0);
    await screenshotInAllThemes(editor, 'refactor-streaming');
    gate.open();
    await threadOf('ready, lines: +1 −5').waitFor();
    const { body } = await service.waitForRequest();
    assert.match(JSON.stringify(body), /use a template literal/);
    await screenshotInAllThemes(editor, 'refactor-ready');
  });

  it('puts it into the file on Accept, and one undo takes it out, byte for byte', async () => {
    await button('Accept').click();
    await gone();
    await saves(
      original
        .split('\n')
        .toSpliced(26, 7, ...rewritten)
        .join('\n'),
    );
    await goToLine(editor, 1);
    await editor.page.keyboard.press('Control+Z');
    await editor.page.locator('.tab.active.dirty').waitFor();
    await saves(original);
  });

  it('offers the last wish, and is accepted by key', async () => {
    service.enqueue({ reply });
    await selectLines(editor, 27, 33);
    await editor.page.keyboard.press('Alt+Shift+R');
    await quickInput(editor).locator('.monaco-list-row', { hasText: 'use a template literal' }).click();
    await threadOf('use a template literal — ready').waitFor();
    await goToLine(editor, 28);
    await editor.page.keyboard.press('Control+Enter');
    await gone();
    await editor.page.keyboard.press('Control+Z');
    await saves(original);
  });

  it('leaves no trace on Reject', async () => {
    service.enqueue({ reply });
    await refactor('');
    await threadOf('Tidy up — ready').waitFor();
    await button('Reject').click();
    await gone();
    await saves(original);
  });

  it('stops by Escape, keeps what came to be read, and asks again on Retry', async () => {
    const gate = new Gate();
    service.enqueue({ tokens: reply.split(/(?<=\n)/), gate });
    await refactor('shorten it');
    gate.release(3);
    await threadOf(/streaming[^]*\+ {2}return `/).waitFor();
    await goToLine(editor, 28);
    await editor.page.keyboard.press('Escape');
    await threadOf('shorten it — stopped').waitFor();
    await button('Accept').first().waitFor({ state: 'detached' });
    service.enqueue({ reply });
    await button('Retry').click();
    await threadOf('shorten it — ready').waitFor();
    await goToLine(editor, 28);
    await editor.page.keyboard.press('Escape');
    await gone();
    await saves(original);
  });

  it('asks once more for a reply that leaves code out, then refuses it and says why', async () => {
    const lazy = '```ts\nexport function label(item: Item): string {\n  // ... existing code ...\n}\n```';
    service.enqueue({ reply: lazy }, { reply: 'I am sorry, but I cannot do that.' });
    await refactor('shorten it');
    await threadOf(/not usable[^]*left code out[^]*declined/).waitFor();
    await button('Accept').first().waitFor({ state: 'detached' });
    await screenshotInAllThemes(editor, 'refactor-refused');
    await button('Reject').click();
    await gone();
  });

  it('shows both sides where the person typed on the same lines, and follows lines typed above', async () => {
    service.enqueue({ reply });
    await refactor('use a template');
    await threadOf('use a template — ready').waitFor();
    await goToLine(editor, 28);
    await editor.page.keyboard.type('x');
    await threadOf(/conflict[^]*Yours:[^]*xvar text|conflict[^]*Yours:[^]*x {2}var text/).waitFor();
    await screenshotInAllThemes(editor, 'refactor-conflict');
    await editor.page.keyboard.press('Backspace');
    await threadOf('use a template — ready').waitFor();
    await goToLine(editor, 1);
    await editor.page.keyboard.type('const above = 1;\n');
    await button('Accept').click();
    await gone();
    const accepted = original.split('\n').toSpliced(26, 7, ...rewritten);
    await saves(['const above = 1;', ...accepted].join('\n'));
  });

  it('keeps the proposal when another file is shown meanwhile', async () => {
    service.enqueue({ reply: 'def anything():\n    return 1' });
    await openFile(editor, 'src/report.py');
    await selectLines(editor, 1, 2);
    await runCommand(editor, 'Edgewise: Refactor…');
    await answerBox(editor, 'anything');
    await threadOf(/anything — /).waitFor();
    await openFile(editor, 'src/orders.ts');
    await openFile(editor, 'src/report.py');
    await threadOf('anything — ready').waitFor();
  });
});
