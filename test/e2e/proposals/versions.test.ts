import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { Gate } from '../../support/workersAi/gate.ts';
import { isRun } from '../../support/workersAi/requests.ts';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { chooseFromMenu, goToLine } from '../support/code.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { askForRewrite, fileText, noThreads, savesAs, thread, threadButton } from '../support/proposals.ts';
import { answerBox, openFile, runCommand } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshotInAllThemes } from '../support/screenshots.ts';
import { tokensByLine, undoOnce, withLines } from '../support/texts.ts';

const path = 'src/orders.ts';
const labelLines = [27, 33] as const;
const label = (expression: string): readonly string[] => [
  'export function label(item: Item): string {',
  `  return ${expression};`,
  '}',
];
const template = label('`${item.quantity} x ${item.name}`');
const joined = label("[item.quantity, 'x', item.name].join(' ')");
const concatenated = label("String(item.quantity).concat(' x ', item.name)");
const fenced = (lines: readonly string[]): string => ['```ts', ...lines, '```'].join('\n');

describe('versions of a proposal', () => {
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
  const isDisabled = (name: string): Promise<void> =>
    button(name).and(editor.page.locator('[aria-disabled=true]')).waitFor();
  const runs = (): readonly Record<string, unknown>[] =>
    service.requests.filter(isRun).map(({ body }) => body as Record<string, unknown>);
  /** Waits for a version in the header, and for what its change puts in. */
  const shows = (wish: string, version: string, expression: string): Promise<void> =>
    thread(editor, `${wish} — ready`).filter({ hasText: version }).filter({ hasText: expression }).waitFor();

  it('are made by the button Retry, with another seed and the same words', async () => {
    service.enqueue({ reply: fenced(template) });
    await askForRewrite(editor, labelLines, 'shorten it');
    await shows('shorten it', '+  return `', '${item.quantity} x');
    await button('Show Previous Version').waitFor({ state: 'detached' });
    service.enqueue({ reply: fenced(joined) });
    await button('Retry').click();
    await shows('shorten it', 'version 2 of 2', ".join(' ')");
    const [first, second] = runs();
    assert.notEqual(second?.['seed'], first?.['seed']);
    assert.deepEqual(second?.['messages'], first?.['messages']);
  });

  it('are stepped through by the buttons in the header', async () => {
    await isDisabled('Show Next Version');
    await button('Show Previous Version').click();
    await shows('shorten it', 'version 1 of 2', '${item.quantity} x');
    assert.equal(await thread(editor, ".join(' ')").count(), 0);
    await isDisabled('Show Previous Version');
    await button('Show Next Version').click();
    await shows('shorten it', 'version 2 of 2', ".join(' ')");
  });

  it('are made with other words from the context menu', async () => {
    service.enqueue({ reply: fenced(concatenated) });
    await goToLine(editor, 28);
    await editor.page.keyboard.press('End');
    await chooseFromMenu(editor, 'Edgewise', 'Retry Proposal with Another Wish');
    await answerBox(editor, 'use concat');
    await shows('use concat', 'version 3 of 3', ".concat(' x '");
    assert.match(JSON.stringify(runs().at(-1)?.['messages']), /use concat/);
  });

  it('look as they should', async function () {
    this.timeout(180_000);
    await goToLine(editor, 28);
    await button('Show Previous Version').click();
    await shows('shorten it', 'version 2 of 3', ".join(' ')");
    await screenshotInAllThemes(editor, 'edit-versions');
  });

  it('are compared in a diff editor', async () => {
    await goToLine(editor, 28);
    await runCommand(editor, 'Edgewise: Compare Versions of Proposal');
    await editor.page.locator('.tab.active', { hasText: 'orders.ts: versions 1 and 2' }).waitFor();
    const diff = editor.page.locator('.editor-group-container.active .monaco-diff-editor');
    await diff.locator('.view-line', { hasText: 'x ${item.name}' }).first().waitFor();
    await diff.locator('.view-line', { hasText: '.join(' }).first().waitFor();
    await runCommand(editor, 'View: Close Editor');
    await diff.waitFor({ state: 'detached' });
  });

  it('are accepted as shown: the one stepped to, not the last', async () => {
    await button('Show Previous Version').click();
    await shows('shorten it', 'version 1 of 3', '${item.quantity} x');
    await button('Accept Change').click();
    await noThreads(editor);
    await savesAs(editor, path, withLines(original, labelLines, template));
    await undoOnce(editor, path, original);
  });

  it('wait for a whole reply where the stream lost digits, and are right then', async () => {
    const discount = [
      '  if (customer.memberSince !== undefined) {',
      '    sum -= sum * (sum > 100 ? 0.1 : 0.05);',
      '  }',
    ];
    const gate = new Gate();
    const asked = runs().length;
    service.enqueue(
      { reply: fenced(discount), faults: [{ kind: 'lostDigits' }] },
      { reply: fenced(discount), gate },
    );
    await askForRewrite(editor, [17, 23], 'use a condition');
    await thread(editor, /checking[^]*sum > 1 \?/).waitFor();
    await button('Accept').first().waitFor({ state: 'detached' });
    gate.open();
    await thread(editor, /ready[^]*sum > 100 \?/).waitFor();
    assert.deepEqual(
      runs()
        .slice(asked)
        .map(({ stream }) => stream === true),
      [true, false],
    );
    await button('Accept Change').click();
    await noThreads(editor);
    await savesAs(editor, path, withLines(original, [17, 23], discount));
    await undoOnce(editor, path, original);
  });

  it('can follow one that was stopped', async () => {
    const gate = new Gate();
    service.enqueue({ tokens: tokensByLine(fenced(template)), gate });
    await askForRewrite(editor, labelLines, 'once more');
    gate.release(3);
    await thread(editor, /streaming[^]*\+ {2}return `/).waitFor();
    await button('Stop').click();
    await thread(editor, 'once more — stopped').waitFor();
    service.enqueue({ reply: fenced(joined) });
    await editor.page.keyboard.press('Control+Alt+Enter');
    await shows('once more', 'version 2 of 2', ".join(' ')");
    await button('Show Previous Version').click();
    await thread(editor, /once more — stopped[^]*version 1 of 2/).waitFor();
    await button('Accept').first().waitFor({ state: 'detached' });
    await button('Reject').click();
    await noThreads(editor);
  });
});
