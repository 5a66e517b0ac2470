import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Editor } from './editor.ts';

/** The box at the top of the window: palette, quick picks, input boxes. */
export function quickInput(editor: Editor): Locator {
  return editor.page.locator('.quick-input-widget');
}

/** Runs a command as a person does: the palette, its title such as "Edgewise: Explain", its line. */
export async function runCommand(editor: Editor, title: string): Promise<void> {
  await editor.page.keyboard.press('F1');
  await typeIntoBox(editor, `>${title}`);
  await pick(editor, title);
}

/** Runs a command that comes with a setting: the palette lists what there is when it opens. */
export async function runCommandOnceThere(editor: Editor, title: string): Promise<void> {
  const wanted = row(editor.page, title);
  const any = editor.page.locator('.quick-input-list .monaco-list-row').first();
  for (;;) {
    await editor.page.keyboard.press('F1');
    await typeIntoBox(editor, `>${title}`);
    await wanted.or(any).first().waitFor();
    if (await wanted.isVisible()) break;
    await input(editor).press('Escape');
    await quickInput(editor).waitFor({ state: 'hidden' });
  }
  await pick(editor, title);
}

/** Opens a file of the folder, by its path in it, and waits until the cursor is in it. */
export async function openFile(editor: Editor, path: string): Promise<void> {
  await editor.page.keyboard.press('Control+P');
  await typeIntoBox(editor, path);
  await pick(editor, basename(path));
  await quickInput(editor).waitFor({ state: 'hidden' });
  await editor.page
    .locator(
      `.editor-instance[aria-label*="${basename(path)}"], .tab.active[data-resource-name="${basename(path)}"]`,
    )
    .first()
    .waitFor();
  await editor.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
}

/** Types into the open box in place of what it holds, without sending it. */
export async function typeIntoBox(editor: Editor, text: string): Promise<void> {
  await input(editor).fill(text);
}

/** Answers the open input box: types and presses Enter. */
export async function answerBox(editor: Editor, text: string): Promise<void> {
  await typeIntoBox(editor, text);
  await input(editor).press('Enter');
}

/** Goes down to the line with exactly this label in the open quick pick and takes it. */
export async function pick(editor: Editor, label: string): Promise<void> {
  const wanted = row(editor.page, label);
  await wanted.waitFor();
  while (!(await wanted.and(editor.page.locator('.focused')).isVisible()))
    await input(editor).press('ArrowDown');
  await input(editor).press('Enter');
}

function input(editor: Editor): Locator {
  return quickInput(editor).locator('input.input');
}

function row(page: Page, label: string): Locator {
  const exact = page.locator('.label-name', { hasText: new RegExp(`^${escapePattern(label)}$`) });
  return page.locator('.quick-input-list .monaco-list-row').filter({ has: exact }).first();
}

function escapePattern(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
