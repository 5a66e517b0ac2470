import type { Locator } from 'playwright-core';
import type { Editor } from './editor.ts';
import { answerBox, quickInput } from './quickInput.ts';

/** The active text editor. */
export function activeCode(editor: Editor): Locator {
  return editor.page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
}

/** Selects whole lines, both ends included, counted from 1, by keyboard. */
export async function selectLines(editor: Editor, first: number, last: number): Promise<void> {
  const { keyboard } = editor.page;
  await goToLine(editor, first);
  for (let line = first; line < last; line++) await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+End');
  await editor.page.locator('.statusbar-item', { hasText: new RegExp(`^Ln ${last}, .* selected`) }).waitFor();
}

/** Puts the cursor at the start of a line, counted from 1, and the focus into the code. */
export async function goToLine(editor: Editor, line: number): Promise<void> {
  await editor.page.keyboard.press('Control+G');
  await answerBox(editor, `:${line}`);
  // A box that is still closing takes the focus once more, from a menu for one.
  await quickInput(editor).waitFor({ state: 'hidden' });
  await activeCode(editor).and(editor.page.locator('.focused')).waitFor();
}

/** The lines of code in view, as they are shown, joined by line feeds. */
export async function visibleCode(editor: Editor): Promise<string> {
  return activeCode(editor)
    .locator('.view-lines')
    .first()
    .evaluate((container) => {
      const top = (line: Element): number => Number.parseFloat((line as HTMLElement).style.top);
      const lines = [...container.querySelectorAll('.view-line')].sort((a, b) => top(a) - top(b));
      return lines.map((line) => line.textContent.replaceAll('\u{a0}', ' ')).join('\n');
    });
}

/** Right-clicks where the cursor is, without giving up the selection, and takes one entry after the other. */
export async function chooseFromMenu(editor: Editor, ...labels: readonly string[]): Promise<void> {
  await openMenu(editor, ...labels.slice(0, -1));
  const entry = menuEntry(editor, labels.at(-1) ?? '');
  // VS Code ignores a click in the first 100 ms of an entry's life (menu.ts, runOnceToEnableMouseUp): a person clicks again.
  do await entry.click();
  while (!(await isGone(menus(editor).last())));
}

/** Whether an element goes away soon. */
async function isGone(element: Locator): Promise<boolean> {
  return element.waitFor({ state: 'detached', timeout: 500 }).then(
    () => true,
    () => false,
  );
}

/** Opens the context menu at the cursor, and in it one submenu after the other, by hovering. */
export async function openMenu(editor: Editor, ...labels: readonly string[]): Promise<void> {
  const cursor = await activeCode(editor).locator('.cursors-layer .cursor').first().boundingBox();
  if (!cursor) throw new Error('There is no cursor in view to right-click at.');
  // Half a letter before the cursor: inside the selection that ends there.
  await editor.page.mouse.click(cursor.x - 4, cursor.y + cursor.height / 2, { button: 'right' });
  for (const label of labels) {
    const openMenus = await menus(editor).count();
    await menuEntry(editor, label).hover();
    await menus(editor).nth(openMenus).waitFor();
  }
}

/** An entry of the open menu or submenu. */
export function menuEntry(editor: Editor, label: string): Locator {
  const withLabel = editor.page.locator(`.action-label[aria-label^="${label}"]`);
  return menus(editor).last().locator('.action-item').filter({ has: withLabel }).last();
}

function menus(editor: Editor): Locator {
  return editor.page.locator('.monaco-menu .actions-container');
}
