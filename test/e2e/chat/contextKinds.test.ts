import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sampleWorkspace } from '../../support/editor/paths.ts';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { answer, ask, chip, complete, completion, messageBox, reload } from '../support/chat.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { openPanel } from '../support/panel.ts';
import { answerBox, openFile, pick, runCommand } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshot } from '../support/screenshots.ts';

const run = promisify(execFile);

/** A repository with a commit and a change since, and two folders to be opened as one workspace. */
async function prepareWorkspace(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'edgewise-kinds-')), 'shops');
  for (const name of ['north', 'south']) await cp(sampleWorkspace, join(folder, name), { recursive: true });
  await writeFile(join(folder, 'south/src/only-south.ts'), 'export const open = true;\n');
  await writeFile(
    join(folder, 'shops.code-workspace'),
    JSON.stringify({ folders: [{ path: 'north' }, { path: 'south' }] }),
  );
  const git = async (...words: string[]): Promise<unknown> =>
    run('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...words], {
      cwd: join(folder, 'north'),
    });
  await git('init', '--quiet');
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'First');
  await writeFile(join(folder, 'north/docs/opening-hours.md'), '# Opening hours\n\nClosed on the moon.\n');
  return folder;
}

describe('every kind of context, in a workspace of two folders', () => {
  let service: Service;
  let editor: Editor;
  let workspace: string;
  before(async () => {
    service = await startService();
    workspace = await prepareWorkspace();
    editor = await openEditor({
      service,
      signedIn: true,
      workspace,
      workspaceFile: 'shops.code-workspace',
      settings: { 'git.enabled': true, 'terminal.integrated.gpuAcceleration': 'off' },
    });
    await openFile(editor, 'only-south.ts');
    await openPanel(editor);
  });
  after(async () => {
    await editor.close();
    await service.close();
    await rm(join(workspace, '..'), { recursive: true });
  });
  keepPicturesOfFailures(() => editor);

  /** Sends what is there, and gives what the model got as the last message. */
  async function sent(message: string): Promise<string> {
    const { messages } = await ask(editor, service, message, `Seen: ${message}`);
    return messages.at(-1)?.content ?? '';
  }

  it('tells a file of one folder from the same of the other', async () => {
    await messageBox(editor).pressSequentially('@file orders');
    await completion(editor, 'orders.ts').nth(1).waitFor();
    await completion(editor, 'orders.ts').getByText('north/src').waitFor();
    await completion(editor, 'orders.ts').getByText('south/src').waitFor();
    await screenshot(editor, 'chat-two-folders');
    await messageBox(editor).fill('');
    await complete(editor, '@file only', 'only-south.ts');
    await chip(editor, 'only-south.ts').waitFor();
    assert.match(await sent('Which shop?'), /south\/src\/only-south\.ts[^]*open = true/);
  });

  it('is a folder, by the names of its files', async () => {
    await complete(editor, '@folder docs', 'docs');
    await chip(editor, 'docs/').waitFor();
    assert.match(await sent('What is in it?'), /opening-hours\.md/);
  });

  it('is what is open in editors', async () => {
    await complete(editor, '@editors', '@editors');
    await chip(editor, 'Open Editors').waitFor();
    assert.match(await sent('What do I look at?'), /only-south\.ts:[^]*open = true/);
  });

  it('is what changed since the last commit', async () => {
    await openFile(editor, 'report.py');
    await complete(editor, '@changes', '@changes');
    await chip(editor, /Git Changes.*≈\d+/s).waitFor();
    assert.match(await sent('What did I change?'), /\+Closed on the moon\./);
  });

  it('is what is selected in the terminal, and leaves the clipboard as it was', async () => {
    await editor.page.evaluate(() => navigator.clipboard.writeText('mine'));
    await runCommand(editor, 'Terminal: Create New Terminal');
    await pick(editor, 'north');
    const terminal = editor.page.locator('.terminal-wrapper.active .xterm-rows');
    await terminal.waitFor();
    await editor.page.locator('.terminal-wrapper.active .xterm.focus').waitFor();
    await editor.page.keyboard.type('echo "the $((40 + 2)) shops"\n');
    await terminal.getByText('the 42 shops').waitFor();
    await runCommand(editor, 'Terminal: Select All');
    await complete(editor, '@terminal', '@terminal');
    await chip(editor, /Terminal.*≈\d+/s).waitFor();
    assert.match(await sent('What does it say?'), /the 42 shops/);
    assert.equal(await editor.page.evaluate(() => navigator.clipboard.readText()), 'mine');
  });

  it('is a prompt of one’s own, made and used', async () => {
    await runCommand(editor, 'Edgewise: New Prompt…');
    await pick(editor, 'Your Prompts');
    await answerBox(editor, 'careful');
    await editor.page.locator('.tab.active[data-resource-name="careful.md"]').waitFor();
    await openFile(editor, 'report.py');
    await messageBox(editor).fill('');
    await messageBox(editor).pressSequentially('/care');
    await completion(editor, '/careful').waitFor();
    await messageBox(editor).press('Enter');
    await messageBox(editor).pressSequentially('Mind the prices.');
    const text = await sent(await messageBox(editor).inputValue());
    assert.match(
      text,
      /Review this python code of .*report\.py as a careful colleague would\.\s+Mind the prices\./,
    );
  });

  it('keeps its conversation for the workspace', async () => {
    await reload(editor);
    await answer(editor, 'Seen: Which shop?').waitFor();
  });
});
