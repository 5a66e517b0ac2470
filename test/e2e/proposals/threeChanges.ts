import type { Locator } from 'playwright-core';
import type { Behaviour } from '../../support/workersAi/behaviour.ts';
import type { Service } from '../../support/workersAi/server.ts';
import { activeCode } from '../support/code.ts';
import type { Editor } from '../support/editor.ts';
import { statusBarItem } from '../support/panel.ts';
import { askForRewrite, noThreads, thread, threadButton } from '../support/proposals.ts';

/** The file of the sample workspace that is rewritten. */
export const path = 'src/orders.ts';
/** The function `total` in it: first and last line, counted from 1. */
export const place = [12, 25] as const;

/** What the model makes of three of its lines, by their numbers. */
const newLines = {
  15: '    sum += items[i].price * items[i].quantity;',
  19: '      sum *= 0.9;',
  24: '  return Math.round(sum);',
};
export type ChangedLine = keyof typeof newLines;

/** The file's text with the model's lines in the place of some of its own. */
export function withChanges(original: string, ...lines: readonly ChangedLine[]): string {
  const all = original.split('\n');
  for (const line of lines) all[line - 1] = newLines[line];
  return all.join('\n');
}

/** A reply that changes the three lines, a line a token. */
export function threeChanges(original: string): Behaviour & { readonly tokens: string[] } {
  const [first, last] = place;
  const lines = withChanges(original, 15, 19, 24)
    .split('\n')
    .slice(first - 1, last);
  return { tokens: ['```typescript', ...lines, '```'].map((line) => `${line}\n`) };
}

/** Asks for the three changes, and waits until each stands at its place. */
export async function proposeThree(
  editor: Editor,
  service: Service,
  original: string,
  wish: string,
): Promise<void> {
  service.enqueue(threeChanges(original));
  await askForRewrite(editor, place, wish);
  for (const number of [1, 2, 3]) await thread(editor, `${wish} — change ${number} of 3`).waitFor();
}

/** A line of code in the active editor by its words: the first one in view that has them, selected or not. */
export function codeLine(editor: Editor, text: string): Locator {
  // In a selection, VS Code shows spaces as dots.
  const words = text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`).replaceAll(' ', '[\\s·]');
  return activeCode(editor)
    .locator('.view-line', { hasText: new RegExp(words) })
    .first();
}

/** Clicks the code lens with that name over a line of code. */
export async function clickLens(editor: Editor, name: string, overLine: string): Promise<void> {
  const entries = activeCode(editor).locator('.codelens-decoration').getByText(name, { exact: true });
  for (;;) {
    const line = await codeLine(editor, overLine).boundingBox();
    for (const entry of await entries.filter({ visible: true }).all()) {
      const box = await entry.boundingBox();
      if (!box || !line || Math.abs(line.y - box.y - box.height) > line.height / 2) continue;
      await entry.click();
      return;
    }
  }
}

/** Takes the whole proposal away in the header of its first change, and waits until no thread is in view. */
export async function rejectAll(editor: Editor): Promise<void> {
  await threadButton(thread(editor, /— change 1 of/), 'Reject Proposal').click();
  await noThreads(editor);
}

/** Waits until the cursor is on a line, counted from 1. */
export async function cursorIsOn(editor: Editor, line: number): Promise<void> {
  await statusBarItem(editor, new RegExp(`^Ln ${line}, `)).waitFor();
}
