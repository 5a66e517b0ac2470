import assert from 'node:assert/strict';
import { menuEntry, openMenu, selectLines, visibleCode } from './support/code.ts';
import { openEditor, type Editor } from './support/editor.ts';
import { openPanel, statusBarItem } from './support/panel.ts';
import { openFile } from './support/quickInput.ts';
import { keepPicturesOfFailures, screenshotInAllThemes } from './support/screenshots.ts';

describe('the editor', () => {
  let editor: Editor;
  before(async () => {
    editor = await openEditor();
  });
  after(() => editor.close());
  keepPicturesOfFailures(() => editor);

  it('opens a file of the sample workspace', async () => {
    await openFile(editor, 'src/orders.ts');
    assert.match(await visibleCode(editor), /^export interface Item \{\n {2}name: string;/);
  });

  it('shows Edgewise in the status bar', async () => {
    await statusBarItem(editor, 'Edgewise').waitFor();
  });

  it('opens the submenu on a selection', async () => {
    await selectLines(editor, 12, 16);
    await openMenu(editor, 'Edgewise');
    await menuEntry(editor, 'Explain').waitFor();
    await editor.page.keyboard.press('Escape');
    await editor.page.keyboard.press('Escape');
  });

  it('opens the panel from the palette, in every theme', async () => {
    await openPanel(editor);
    await screenshotInAllThemes(editor, 'opened');
  });
});
