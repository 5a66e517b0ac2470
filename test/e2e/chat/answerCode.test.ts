import type { Locator } from 'playwright-core';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { selectLines } from '../support/code.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { panel } from '../support/panel.ts';
import { fileText, noThreads, savesAs, thread } from '../support/proposals.ts';
import { openFile } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshot } from '../support/screenshots.ts';
import { undoOnce, withLines } from '../support/texts.ts';

const path = 'src/orders.ts';

describe('the code of an answer', () => {
  let service: Service;
  let editor: Editor;
  let original: string;
  let lines: readonly string[];
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true });
    original = await fileText(editor, path);
    lines = original
      .split('\n')
      .slice(11, 16)
      .map((line) => line.replaceAll('sum', 'amount'));
    await openFile(editor, path);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const block = (): Locator => panel(editor).locator('.code-block').last();
  const menu = (): Locator => editor.page.locator('.monaco-menu .actions-container');

  it('comes as a native menu on its block', async () => {
    service.enqueue({ reply: `Shorter:\n\n\`\`\`ts\n${lines.join('\n')}\n\`\`\`\n` });
    await selectLines(editor, 12, 16);
    await editor.page.keyboard.press('Alt+Shift+E');
    await panel(editor).locator('article.answer[aria-busy=false] .code-block').waitFor();
    await block().locator('pre').click({ button: 'right' });
    for (const label of [
      'Copy Code',
      'Insert at Cursor',
      'Apply to File',
      'Insert into New File',
      'Toggle Word Wrap',
    ])
      await menu().locator(`.action-label[aria-label^="${label}"]`).waitFor();
    await screenshot(editor, 'answer-code-menu');
    await editor.page.keyboard.press('Escape');
    await menu().waitFor({ state: 'detached' });
  });

  it('is proposed where it belongs, and one undo takes it back', async () => {
    await block().hover();
    await block().getByRole('button', { name: 'Apply to File' }).click();
    await thread(editor, 'From chat').first().waitFor();
    await screenshot(editor, 'answer-code-proposal');
    await editor.page.keyboard.press('Control+Enter');
    await noThreads(editor);
    await savesAs(editor, path, withLines(original, [12, 16], lines));
    await undoOnce(editor, path, original);
  });
});
