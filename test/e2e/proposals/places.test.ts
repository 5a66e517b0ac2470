import type { Locator } from 'playwright-core';
import { Gate } from '../../support/workersAi/gate.ts';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { goToLine } from '../support/code.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { askForRewrite, fileText, noThreads, savesAs, thread, threadButton } from '../support/proposals.ts';
import { openFile } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshotInAllThemes, switchTheme } from '../support/screenshots.ts';
import { undoOnce, withLines } from '../support/texts.ts';

const path = 'src/orders.ts';
const lines = [12, 25] as const;
const reduced = [
  'export function total(items: Item[], customer: Customer): number {',
  '  const sum = items.reduce((total, { price, quantity }) => total + price * quantity, 0);',
  '  if (customer.memberSince === undefined) {',
  '    return sum;',
  '  }',
  '  const discount = sum > 100 ? 0.1 : 0.05;',
  '  return sum * (1 - discount);',
  '}',
];
const threeChanges = [
  'export function total(items: Item[], customer: Customer): number {',
  '  let sum = 0;',
  '  for (const { price, quantity } of items) {',
  '    sum += price * quantity;',
  '  }',
  '  if (customer.memberSince != undefined) {',
  '    if (sum > 100) {',
  '      sum *= 0.9;',
  '    } else {',
  '      sum *= 0.95;',
  '    }',
  '  }',
  '  return sum;',
  '}',
];
const fenced = (code: readonly string[]): string => ['```typescript', ...code, '```', ''].join('\n');

describe('a proposal at its places', () => {
  let service: Service;
  let editor: Editor;
  let original: string;
  before(async () => {
    service = await startService();
    // Pictures of a stream that waits take longer than a person would.
    const settings = { 'edgewise.service.idleTimeout': 300 };
    editor = await openEditor({ service, signedIn: true, settings });
    await openFile(editor, path);
    original = await fileText(editor, path);
    await editor.page.keyboard.press('Control+B');
    await editor.page.locator('.explorer-folders-view').waitFor({ state: 'hidden' });
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const change = (number: number, of: number): Locator => thread(editor, `— change ${number} of ${of}`);
  /** Turns the wheel so many notches. */
  const scroll = async (notches: number): Promise<void> => {
    await editor.page.mouse.move(600, 150);
    for (let notch = 0; notch < notches; notch += 1) await editor.page.mouse.wheel(0, 120);
  };
  const lens = (name: string): Locator =>
    editor.page.locator('.codelens-decoration').getByText(name, { exact: true });

  it('streams under the code, with the line being written behind it', async function () {
    this.timeout(180_000);
    const gate = new Gate();
    const reply = fenced(reduced);
    const [written = '', rest = ''] = reply.split(/(?<=return sum \* \(1)/);
    service.enqueue({ tokens: [...written.split(/(?<=\n)/), rest], gate });
    await askForRewrite(editor, lines, 'use reduce, and return early for customers who are no members');
    gate.release(written.split(/(?<=\n)/).length);
    await thread(editor, /streaming[^]*\+ {2}const discount/).waitFor();
    await editor.page.waitForFunction(isBehindCode, 'return sum * (1');
    await scroll(1);
    await screenshotInAllThemes(editor, 'edit-streaming');
    gate.open();
    await thread(editor, /— (?:ready|change 1 of)/).waitFor();
    await editor.page.keyboard.press('Control+Enter');
    await noThreads(editor);
    await savesAs(editor, path, withLines(original, lines, reduced));
    await undoOnce(editor, path, original);
  });

  it('has each change where it belongs, with the decisions over it', async function () {
    this.timeout(180_000);
    service.enqueue({ reply: fenced(threeChanges) });
    await askForRewrite(editor, lines, 'shorten the sums');
    await change(1, 3).waitFor();
    await change(3, 3).filter({ hasText: '+      sum *= 0.95;' }).waitFor();
    await lens('Accept All 3').first().waitFor();
    await goToLine(editor, 13);
    await scroll(4);
    await screenshotInAllThemes(editor, 'edit-changes');
  });

  it('has its diff in the colours of a theme that is chosen meanwhile', async () => {
    // The themes' own colours for lines that come in.
    const colors = { 'high-contrast': 'rgb(181, 206, 168)', light: 'rgb(9, 134, 88)' } as const;
    for (const theme of ['high-contrast', 'light'] as const) {
      await switchTheme(editor, theme);
      await editor.page.waitForFunction(isInDiff, ['sum += price * quantity;', colors[theme]] as const);
    }
  });

  it('leaves out one change by its header, and takes in another by the words over it', async () => {
    await threadButton(change(3, 3), 'Reject Change').click();
    await change(1, 2).waitFor();
    await lens('Accept').first().click();
    await thread(editor, '— ready').filter({ hasText: 'sum *= 0.9;' }).waitFor();
    await savesAs(editor, path, withLines(original, [14, 15], threeChanges.slice(2, 4)));
    await undoOnce(editor, path, original);
  });

  it('shows both sides of one change where the person typed, and the others as they were', async function () {
    this.timeout(180_000);
    await change(1, 2).waitFor();
    await goToLine(editor, 19);
    await editor.page.keyboard.press('End');
    await editor.page.keyboard.press('ArrowLeft');
    await editor.page.keyboard.type('5');
    const conflict = thread(editor, /change 2 of 2, conflict[^]*Yours:[^]*0\.15[^]*The model's:[^]*0\.9/);
    await conflict.waitFor();
    await lens('Keep My Lines').waitFor();
    await screenshotInAllThemes(editor, 'edit-conflict');
    await threadButton(conflict, 'Keep My Lines').click();
    await thread(editor, '— ready').waitFor();
    await thread(editor, 'conflict').waitFor({ state: 'detached' });
    await threadButton(thread(editor, '— ready'), 'Accept Change').click();
    await noThreads(editor);
    const mine = withLines(original, [19, 19], ['      sum = sum - sum * 0.15;']);
    await savesAs(editor, path, withLines(mine, [14, 15], threeChanges.slice(2, 4)));
  });
});

/** In the page: whether a decoration behind the code reads so. */
function isBehindCode(text: string): boolean {
  return [...document.querySelectorAll('.view-line span')].some((span) =>
    getComputedStyle(span, '::after').content.replaceAll('\u{a0}', ' ').includes(text),
  );
}

/** In the page: whether a proposal shows a text in that colour. */
function isInDiff([text, color]: readonly [string, string]): boolean {
  return [...document.querySelectorAll('.review-widget span')].some(
    (span) =>
      span.textContent.replaceAll('\u{a0}', ' ').includes(text) && getComputedStyle(span).color === color,
  );
}
