import assert from 'node:assert/strict';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { openPanel, panel } from '../support/panel.ts';
import { keepPicturesOfFailures } from '../support/screenshots.ts';

describe('a link of an answer', () => {
  let service: Service;
  let editor: Editor;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true });
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  it('opens after VS Code has asked, and not before', async () => {
    service.enqueue({ reply: 'See [the docs](https://example.invalid/docs).' });
    let pages = 0;
    editor.page.context().on('page', () => {
      pages += 1;
    });
    await openPanel(editor);
    const box = panel(editor).getByRole('textbox');
    await box.fill('Where?');
    await box.press('Enter');
    await panel(editor).getByRole('link', { name: 'the docs' }).click();
    const dialog = editor.page.getByRole('dialog', { name: /open the external website/ });
    await dialog.waitFor();
    await dialog.getByText('https://example.invalid/docs').waitFor();
    assert.equal(pages, 0);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(pages, 0);
  });
});
