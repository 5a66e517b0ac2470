import { goToLine } from './code.ts';
import type { Editor } from './editor.ts';
import { savesAs } from './proposals.ts';

/** Presses Undo once in the code, and waits until the file, saved, holds that text. */
export async function undoOnce(editor: Editor, path: string, expected: string): Promise<void> {
  await goToLine(editor, 1);
  await editor.page.keyboard.press('Control+Z');
  await editor.page.locator('.tab.active.dirty').waitFor();
  await savesAs(editor, path, expected);
}

/** A text with other lines in the place of some, both ends included, counted from 1. */
export function withLines(
  text: string,
  [first, last]: readonly [number, number],
  lines: readonly string[],
): string {
  return text
    .split('\n')
    .toSpliced(first - 1, last - first + 1, ...lines)
    .join('\n');
}

/** A reply as one token a line, for a gate to let out. */
export function tokensByLine(reply: string): string[] {
  return reply.split(/(?<=\n)/);
}
