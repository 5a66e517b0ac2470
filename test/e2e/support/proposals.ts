import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { selectLines } from './code.ts';
import type { Editor } from './editor.ts';
import { answerBox, quickInput } from './quickInput.ts';

/** The threads of proposals in view whose words match. */
export function thread(editor: Editor, text: string | RegExp): Locator {
  return editor.page.locator('.review-widget', { hasText: text });
}

/** A button in the header of a thread, by the words it starts with. */
export function threadButton(inside: Locator, name: string): Locator {
  return inside.getByRole('button', { name: new RegExp(`^${name}`) });
}

/** Selects whole lines, counted from 1, and asks by key for a rewrite. */
export async function askForRewrite(
  editor: Editor,
  [first, last]: readonly [number, number],
  wish: string,
): Promise<void> {
  await selectLines(editor, first, last);
  await editor.page.keyboard.press('Alt+Shift+R');
  await quickInput(editor).locator('input.input').waitFor();
  await answerBox(editor, wish);
}

/** Waits until no thread is in view. */
export async function noThreads(editor: Editor): Promise<void> {
  await editor.page.locator('.review-widget').first().waitFor({ state: 'detached' });
}

/** The text of a file of the open folder, as it is on disk. */
export async function fileText(editor: Editor, path: string): Promise<string> {
  return readFile(join(editor.folder, path), 'utf8');
}

/** Waits until a file on disk holds that text. A file is empty for a moment while it is written. */
export async function holdsText(editor: Editor, path: string, expected: string): Promise<void> {
  const giveUp = Date.now() + 15_000;
  let text = await fileText(editor, path);
  while (text !== expected && Date.now() < giveUp) text = await fileText(editor, path);
  assert.equal(text, expected);
}

/** Saves the active editor, and waits until its file holds that text. */
export async function savesAs(editor: Editor, path: string, expected: string): Promise<void> {
  await editor.page.keyboard.press('Control+S');
  await editor.page.locator('.tab.active:not(.dirty)').waitFor();
  await holdsText(editor, path, expected);
}
