import assert from 'node:assert/strict';
import { startService, type Service } from '../support/workersAi/server.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { openPanel, panel, statusBarItem } from './support/panel.ts';
import { answerBox, quickInput, runCommand, typeIntoBox } from './support/quickInput.ts';
import { keepPicturesOfFailures, screenshot, screenshotInAllThemes } from './support/screenshots.ts';

/** What the box says is wrong with the text in it. */
async function fault(editor: Editor, text: string | RegExp): Promise<void> {
  await quickInput(editor).locator('.quick-input-message', { hasText: text }).waitFor();
}

describe('signing in', () => {
  let service: Service;
  let editor: Editor;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service });
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  it('is offered in the panel and in the status bar', async () => {
    await openPanel(editor);
    await panel(editor).getByRole('button', { name: 'Sign In' }).waitFor();
    await statusBarItem(editor, 'Edgewise').waitFor();
    await screenshotInAllThemes(editor, 'signed-out');
  });

  it('checks the account id as it is typed', async () => {
    await runCommand(editor, 'Edgewise: Sign In');
    await typeIntoBox(editor, '57a4d1');
    await fault(editor, /32 digits/);
  });

  it('understands the address of a dashboard page', async () => {
    await answerBox(editor, `https://dash.cloudflare.com/${service.accountId}/ai/workers-ai`);
    await quickInput(editor).locator('input[type=password]').waitFor();
  });

  it('refuses the global key with the reason', async () => {
    await answerBox(editor, 'cfk_0123456789abcdef0123456789abcdef01234567');
    await fault(editor, /Global API Key/);
  });

  it('says that the token is the part that is wrong', async () => {
    await answerBox(editor, 'wrong-token-not-real-0123456789abcdefghi');
    await fault(editor, /refused|wrong|revoked/);
    await quickInput(editor).locator('input[type=password]').waitFor();
    // The box closes when another one opens, so it is pictured under the theme in force.
    await screenshot(editor, 'sign-in-refused');
  });

  it('keeps a pair that works', async () => {
    await answerBox(editor, service.token);
    await statusBarItem(editor, 'Llama 3.1 8B').waitFor();
    await panel(editor).getByRole('button', { name: 'Sign In' }).waitFor({ state: 'detached' });
  });

  it('sent the token to the service only, and never to a model', () => {
    assert.ok(service.requests.every(({ path }) => !path.includes('/run/')));
  });

  it('signs out', async () => {
    await runCommand(editor, 'Edgewise: Sign Out');
    await statusBarItem(editor, 'Edgewise').waitFor();
    await panel(editor).getByRole('button', { name: 'Sign In' }).waitFor();
  });
});
