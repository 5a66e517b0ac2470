import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { Gate } from '../../support/workersAi/gate.ts';
import { isRun } from '../../support/workersAi/requests.ts';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { askForRewrite, fileText, noThreads, savesAs, thread, threadButton } from '../support/proposals.ts';
import { openFile, runCommand } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshotInAllThemes } from '../support/screenshots.ts';
import { tokensByLine, undoOnce, withLines } from '../support/texts.ts';

const path = 'src/orders.ts';
const lines = [12, 25] as const;
const lazy = [
  '```typescript',
  'export function total(items: Item[], customer: Customer): number {',
  '  const sum = items.reduce((total, item) => total + item.price * item.quantity, 0);',
  '  // ... rest of the code stays the same ...',
  '}',
  '```',
].join('\n');
const whole = [
  'export function total(items: Item[], customer: Customer): number {',
  '  const sum = items.reduce((total, item) => total + item.price * item.quantity, 0);',
  '  if (customer.memberSince === undefined) {',
  '    return sum;',
  '  }',
  '  return sum * (sum > 100 ? 0.9 : 0.95);',
  '}',
];

describe('a reply that cannot be used', () => {
  let service: Service;
  let editor: Editor;
  let original: string;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true });
    await openFile(editor, path);
    original = await fileText(editor, path);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const button = (name: string): Locator => threadButton(editor.page.locator('.review-widget'), name);
  const bodies = (): readonly Record<string, unknown>[] =>
    service.requests.filter(isRun).map(({ body }) => body as Record<string, unknown>);

  it('is asked for once more in view, with its fault named, and ends well', async function () {
    this.timeout(120_000);
    const gate = new Gate();
    service.enqueue({ reply: lazy }, { tokens: tokensByLine(['```ts', ...whole, '```'].join('\n')), gate });
    await askForRewrite(editor, lines, 'use reduce');
    await thread(editor, /use reduce — asking once more[^]*left code out/).waitFor();
    gate.release(4);
    await thread(editor, /use reduce — second try, streaming[^]*left code out[^]*\+ {2}const sum/).waitFor();
    await button('Accept').first().waitFor({ state: 'detached' });
    assert.equal(await fileText(editor, path), original);
    gate.open();
    await thread(editor, /use reduce — (?:ready|change 1 of)/).waitFor();
    assert.equal(await thread(editor, 'left code out').count(), 0);
    const [first, second, ...others] = bodies();
    assert.deepEqual(others, []);
    assert.equal(second?.['seed'], first?.['seed']);
    assert.match(JSON.stringify(second?.['messages']), /rest of the code stays the same/);
    await editor.page.keyboard.press('Control+Enter');
    await noThreads(editor);
    await savesAs(editor, path, withLines(original, lines, whole));
    await undoOnce(editor, path, original);
  });

  it('twice is refused with both reasons, and what came of the better one stays to be read', async function () {
    this.timeout(180_000);
    service.enqueue({ reply: lazy }, { reply: 'I am sorry, but I cannot help with that.' });
    await askForRewrite(editor, lines, 'use reduce');
    await thread(
      editor,
      /not usable[^]*Both tries[^]*left code out[^]*declined[^]*\+ {2}const sum/,
    ).waitFor();
    await button('Accept').first().waitFor({ state: 'detached' });
    await screenshotInAllThemes(editor, 'edit-refused');
    await savesAs(editor, path, original);
  });

  it('can be asked for again by hand', async () => {
    service.enqueue({ reply: ['```ts', ...whole, '```'].join('\n') });
    await button('Retry').click();
    await thread(editor, /use reduce — (?:ready|change 1 of)[^]*version 2 of 2/).waitFor();
    await runCommand(editor, 'Edgewise: Reject Proposal');
    await noThreads(editor);
    assert.equal(await fileText(editor, path), original);
  });
});
