import type { FrameLocator, Locator } from 'playwright-core';
import type { Editor } from './editor.ts';
import { runCommand } from './quickInput.ts';

const panelFrame = 'iframe.webview.ready[src*="extensionId=edgewise.edgewise"]';

/** The page in Edgewise's panel: what a webview shows is a frame in a frame. */
export function panel(editor: Editor): FrameLocator {
  return editor.page.frameLocator(panelFrame).frameLocator('#active-frame');
}

/** Opens the panel and waits until its page is there. */
export async function openPanel(editor: Editor): Promise<void> {
  await runCommand(editor, 'Edgewise: Open Chat');
  await panel(editor).locator('body').waitFor();
}

/** An entry of the status bar by the words it starts with. */
export function statusBarItem(editor: Editor, text: string | RegExp): Locator {
  return editor.page.locator('.statusbar-item', { hasText: text });
}

/** Toasts with these words, as they are shown. */
export function notification(editor: Editor, text: string | RegExp): Locator {
  return editor.page.locator('.notifications-toasts .notification-toast', { hasText: text });
}
