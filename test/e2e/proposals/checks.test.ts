import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { Gate } from '../../support/workersAi/gate.ts';
import { isRun } from '../../support/workersAi/requests.ts';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { goToLine } from '../support/code.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { statusBarItem } from '../support/panel.ts';
import { askForRewrite, holdsText, noThreads, savesAs, thread, threadButton } from '../support/proposals.ts';
import {
  openReceipt,
  receipt as original,
  receiptLines as lines,
  receiptPath as path,
  sound,
  withOneProblem,
  withTwoProblems,
} from '../support/receipt.ts';
import { keepPicturesOfFailures, screenshotInAllThemes } from '../support/screenshots.ts';
import { tokensByLine, undoOnce, withLines } from '../support/texts.ts';

const fenced = (code: readonly string[]): string => ['```ts', ...code, '```'].join('\n');
const accepted = (code: readonly string[]): string => withLines(original, lines, code);

describe('what an accepted edit brought', () => {
  let service: Service;
  let editor: Editor;
  before(async function () {
    this.timeout(120_000);
    service = await startService();
    editor = await openEditor({ service, signedIn: true });
    await openReceipt(editor);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const button = (name: string): Locator => threadButton(editor.page.locator('.review-widget'), name);
  const bodies = (): readonly Record<string, unknown>[] =>
    service.requests.filter(isRun).map(({ body }) => body as Record<string, unknown>);
  /** Asks for a rewrite that comes out as this code, and accepts it by key. */
  const acceptAs = async (wish: string, code: readonly string[]): Promise<void> => {
    service.enqueue({ reply: fenced(code) });
    await askForRewrite(editor, lines, wish);
    await thread(editor, `${wish} — ready`).waitFor();
    await editor.page.keyboard.press('Control+Enter');
    await thread(editor, `${wish} — ready`).waitFor({ state: 'detached' });
  };

  it('is said in the status bar where it is nothing', async () => {
    await acceptAs('use map', sound);
    await statusBarItem(editor, 'Edgewise: accepted, no new problems').waitFor();
    await noThreads(editor);
    await savesAs(editor, path, accepted(sound));
    await undoOnce(editor, path, original);
  });

  it('is said under the lines, with Repair, Undo and Keep', async () => {
    await acceptAs('format the prices', withOneProblem);
    const problems = thread(
      editor,
      /Accepted — 1 new problem(?!s)[^]*line 9: Cannot find name 'formatPrice'/,
    );
    await problems.waitFor();
    for (const name of ['Repair', 'Undo', 'Keep']) await threadButton(problems, name).waitFor();
    assert.equal(await thread(editor, "'number' is not assignable").count(), 0);
  });

  it('is repaired: the model is told the problem, and what comes is a proposal', async () => {
    const [asked] = bodies().slice(-1);
    service.enqueue({ reply: fenced(sound) });
    await button('Repair').click();
    await thread(editor, 'Repair: format the prices — ready').waitFor();
    await thread(editor, 'Accepted —').waitFor({ state: 'detached' });
    const [repair] = bodies().slice(-1);
    assert.match(JSON.stringify(repair?.['messages']), /line 9: Cannot find name 'formatPrice'/);
    assert.equal(repair?.['seed'], asked?.['seed']);
  });

  it('looks as it should when it is being repaired', async function () {
    this.timeout(180_000);
    await editor.page.locator('.codelens-decoration', { hasText: 'Accept' }).waitFor();
    await screenshotInAllThemes(editor, 'edit-repaired');
  });

  it('is gone with the repair, which is accepted and checked like any other', async () => {
    await button('Accept Change').click();
    await statusBarItem(editor, 'Edgewise: accepted, no new problems').waitFor();
    await noThreads(editor);
    await savesAs(editor, path, accepted(sound));
    await undoOnce(editor, path, accepted(withOneProblem));
    await undoOnce(editor, path, original);
  });

  it('is counted', async function () {
    this.timeout(180_000);
    await acceptAs('format them', withTwoProblems);
    await thread(
      editor,
      /Accepted — 2 new problems[^]*line 9[^]*line 10: Cannot find name 'lineBreak'/,
    ).waitFor();
    assert.equal(await statusBarItem(editor, 'no new problems').count(), 0);
    await goToLine(editor, 2);
    await screenshotInAllThemes(editor, 'edit-problems');
  });

  it('is taken out by Undo, byte for byte', async () => {
    await button('Undo').click();
    await noThreads(editor);
    await savesAs(editor, path, original);
  });

  it('is taken out by Undo also when something was typed elsewhere since', async () => {
    await acceptAs('format the prices', withTwoProblems);
    await thread(editor, 'Accepted — 2 new problems').waitFor();
    await goToLine(editor, 1);
    await editor.page.keyboard.type('const mine = 1;\n');
    await button('Undo').click();
    await noThreads(editor);
    await savesAs(editor, path, `const mine = 1;\n${original}`);
    await goToLine(editor, 1);
    await editor.page.keyboard.press('Shift+ArrowDown');
    await editor.page.keyboard.press('Delete');
    await savesAs(editor, path, original);
  });

  it('stays by Keep', async () => {
    await acceptAs('format the prices', withOneProblem);
    await thread(editor, 'Accepted — 1 new problem').waitFor();
    await button('Keep').click();
    await noThreads(editor);
    await savesAs(editor, path, accepted(withOneProblem));
    await undoOnce(editor, path, original);
  });
});

describe('edits that go in by themselves, unchecked', () => {
  let service: Service;
  let editor: Editor;
  before(async function () {
    this.timeout(120_000);
    service = await startService();
    const settings = {
      'edgewise.edits.accept': 'automatically',
      'edgewise.edits.checkProblems': false,
    };
    editor = await openEditor({ service, signedIn: true, settings });
    await openReceipt(editor);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  it('go in as one edit, and one undo takes them out', async () => {
    const gate = new Gate();
    service.enqueue({ tokens: tokensByLine(fenced(sound)), gate });
    await askForRewrite(editor, lines, 'use map');
    gate.release(3);
    await thread(editor, /use map — streaming[^]*\+ {2}return lines/).waitFor();
    await holdsText(editor, path, original);
    gate.open();
    await noThreads(editor);
    await savesAs(editor, path, accepted(sound));
    await undoOnce(editor, path, original);
  });

  it('say nothing of the problems that they brought', async () => {
    service.enqueue({ reply: fenced(withOneProblem) });
    await askForRewrite(editor, lines, 'format the prices');
    await editor.page.locator('.view-line', { hasText: 'formatPrice(price)' }).waitFor();
    await noThreads(editor);
    await savesAs(editor, path, accepted(withOneProblem));
    await editor.page.locator('.squiggly-error').nth(1).waitFor();
    // By the time that the next proposal is there, the problems would long be shown.
    const gate = new Gate();
    service.enqueue({ tokens: tokensByLine(fenced(['export function thanks() {', '}'])), gate });
    await askForRewrite(editor, [12, 14], 'say it shorter');
    gate.release(2);
    await thread(editor, 'say it shorter — streaming').waitFor();
    assert.equal(await editor.page.locator('.review-widget').count(), 1);
    assert.equal(await statusBarItem(editor, 'no new problems').count(), 0);
    await editor.page.keyboard.press('Escape');
    await thread(editor, 'say it shorter — stopped').waitFor();
  });
});
