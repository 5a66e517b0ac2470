import { join } from 'node:path';
import { outFolder } from '../../support/editor/paths.ts';
import { themes, type ThemeName } from '../../support/editor/themes.ts';
import type { Editor } from './editor.ts';
import { pick, quickInput, runCommand, typeIntoBox } from './quickInput.ts';

export const themeNames = Object.keys(themes) as readonly ThemeName[];

/** Switches the colour theme and waits until the window shows it. */
export async function switchTheme(editor: Editor, theme: ThemeName): Promise<void> {
  await runCommand(editor, 'Preferences: Color Theme');
  // The list shows only a part of itself until it is filtered.
  await typeIntoBox(editor, themes[theme].label);
  await pick(editor, themes[theme].label);
  await editor.page.locator(`.monaco-workbench.${themes[theme].workbenchClass}`).waitFor();
  await quickInput(editor).waitFor({ state: 'hidden' });
}

/** Keeps what the window shows as `out/screenshots/<theme>/<name>.png`. */
export async function screenshot(editor: Editor, name: string, theme: ThemeName = 'light'): Promise<void> {
  const path = join(outFolder, 'screenshots', theme, `${name}.png`);
  await editor.page.screenshot({ path, animations: 'disabled' });
}

/** Keeps what the window shows in each of the four themes, and goes back to the light one. */
export async function screenshotInAllThemes(editor: Editor, name: string): Promise<void> {
  for (const theme of themeNames) {
    await switchTheme(editor, theme);
    await screenshot(editor, name, theme);
  }
  await switchTheme(editor, 'light');
}

/** Keeps a picture of each failed test of the enclosing suite in `out/screenshots/failed`. */
export function keepPicturesOfFailures(editor: () => Editor | undefined): void {
  afterEach(async function () {
    const test = this.currentTest;
    if (test?.state !== 'failed') return;
    const name = test.fullTitle().replaceAll(/[^a-z0-9]+/gi, '-');
    await editor()?.page.screenshot({ path: join(outFolder, 'screenshots/failed', `${name}.png`) });
  });
}
