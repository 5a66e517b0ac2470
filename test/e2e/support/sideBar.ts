import type { Locator } from 'playwright-core';
import type { Editor } from './editor.ts';

/** The side bar on the right, which holds the panel. */
export function secondarySideBar(editor: Editor): Locator {
  return editor.page.locator('.part.auxiliarybar');
}

/** Drags the border of the side bar on the right until it has this width, in pixels. */
export async function setSideBarWidth(editor: Editor, width: number): Promise<void> {
  const before = await secondarySideBar(editor).boundingBox();
  if (!before) throw new Error('There is no side bar on the right to drag.');
  const { mouse } = editor.page;
  const y = before.y + before.height / 3;
  await mouse.move(before.x - 1, y);
  await mouse.down();
  await mouse.move(before.x - 1 + before.width - width, y, { steps: 4 });
  await mouse.up();
  // A border under the pointer is drawn broad and blue.
  await mouse.move(before.x / 2, y);
}
