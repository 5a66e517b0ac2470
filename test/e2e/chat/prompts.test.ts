import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { ask, askedBy, chip, complete, completion, messageBox, question, whole } from '../support/chat.ts';
import { selectLines } from '../support/code.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { openPanel, panel } from '../support/panel.ts';
import { openFile } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshot } from '../support/screenshots.ts';

const prompt = `---
description: Names that say more
temperature: 0.9
---
Give better names in this {{language}} from {{file}}. {{input}}

{{selection}}
`;
const rules = 'Prices are whole cents, never fractions.';

/** Puts a prompt, one with a fault, and rules into the open folder. */
async function writePrompts(folder: string): Promise<void> {
  const prompts = join(folder, '.edgewise', 'prompts');
  await mkdir(prompts, { recursive: true });
  await writeFile(join(prompts, 'names.md'), prompt);
  await writeFile(join(prompts, 'broken.md'), 'This has a {{wrong}} variable.\n');
  await writeFile(join(folder, 'AGENTS.md'), `${rules}\n`);
}

describe('prompts and rules of a folder', () => {
  let service: Service;
  let editor: Editor;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true });
    await writePrompts(editor.folder);
    await openFile(editor, 'src/orders.ts');
    await selectLines(editor, 27, 33);
    await openPanel(editor);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  it('lists the actions, the prompt and the fault of another after a slash', async () => {
    await messageBox(editor).pressSequentially('/');
    for (const name of ['explain', 'fix', 'tests', 'docs', 'refactor', 'new', 'clear', 'model', 'names'])
      await completion(editor, `/${name}`).waitFor();
    await completion(editor, '/names').getByText('Names that say more').waitFor();
    await completion(editor, '.edgewise/prompts/broken.md:1').waitFor();
    await screenshot(editor, 'chat-slash');
    await messageBox(editor).press('Escape');
    await messageBox(editor).fill('');
  });

  it('shows the rules, and sends them in the system message with a prompt that is filled in', async () => {
    await chip(editor, 'AGENTS.md').waitFor();
    await complete(editor, '/nam', '/names');
    assert.equal(await messageBox(editor).inputValue(), '/names ');
    service.enqueue({ reply: 'Call it describe.' });
    await messageBox(editor).pressSequentially('Short ones.');
    await messageBox(editor).press('Enter');
    const { messages, temperature } = askedBy(await service.waitForRequest());
    assert.equal(temperature, 0.9);
    assert.match(
      messages.at(-1)?.content ?? '',
      /Give better names in this typescript from src\/orders\.ts\. Short ones\.\s+export function label/,
    );
    assert.ok(messages[0]?.role === 'system' && messages[0].content.includes(rules));
    await whole(editor).waitFor();
    await question(editor, '/names Short ones.').waitFor();
  });

  it('leaves rules out of the conversation that were taken away', async () => {
    await panel(editor).getByRole('button', { name: 'Remove AGENTS.md' }).click();
    await chip(editor, 'AGENTS.md').waitFor({ state: 'detached' });
    const { messages } = await ask(editor, service, 'Is a cent whole?', 'Yes.');
    assert.doesNotMatch(messages[0]?.content ?? '', /whole cents/);
  });

  it('asks about the code at the cursor with an action', async () => {
    const { messages } = await ask(editor, service, '/tests', 'Test it so.');
    assert.match(messages.at(-1)?.content ?? '', /lines 27 to 33 of src\/orders\.ts[\s\S]*Write tests/);
  });
});

describe('prompts and rules of a folder that is not trusted', () => {
  let service: Service;
  let editor: Editor;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true, trusted: false });
    await writePrompts(editor.folder);
    await openPanel(editor);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  it('are neither listed nor shown nor sent', async () => {
    await messageBox(editor).pressSequentially('/');
    await completion(editor, '/explain').waitFor();
    assert.equal(await completion(editor, '/names').count(), 0);
    const { messages } = await ask(editor, service, 'Hello', 'Hello to you.');
    assert.equal(await chip(editor, 'AGENTS.md').count(), 0);
    assert.doesNotMatch(JSON.stringify(messages), /whole cents/);
  });
});
