import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { outFolder } from '../../support/editor/paths.ts';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { answer, ask, chip, complete, cutAtLimit, messageBox, whole } from '../support/chat.ts';
import { selectLines } from '../support/code.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { openPanel, panel } from '../support/panel.ts';
import { openFile, runCommand, runCommandOnceThere } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshot, switchTheme, themeNames } from '../support/screenshots.ts';
import { setSideBarWidth } from '../support/sideBar.ts';

const rich = `The function adds up the items and takes a **discount** off:

| Member | Sum      | Discount |
| ------ | -------- | -------: |
| no     | any      |      0 % |
| yes    | to 100   |      5 % |
| yes    | over 100 |     10 % |

- [x] Sums in \`total\`
- [ ] Rounds to whole cents, see src/orders.ts:18

\`\`\`ts
export function total(items: readonly Item[], customer: Customer): number {
  const sum = items.reduce((all, { price, quantity }) => all + price * quantity, 0);
  if (customer.memberSince === undefined) return sum;
  return sum * (sum > 100 ? 0.9 : 0.95); // members only
}
\`\`\`

> It changes no order that was placed before.
`;

const brief = `This does the same in one pass:

\`\`\`ts
export function cheapest(items: readonly Item[]) {
  return items.reduce((a, b) =>
    b.price < a.price ? b : a);
}
\`\`\`

An empty list has no cheapest item: check for it first.
`;

describe('the looks of the chat panel', () => {
  let service: Service;
  let editor: Editor;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true, settings: { 'editor.fontSize': 13 } });
    await openFile(editor, 'src/orders.ts');
    await openPanel(editor);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const button = (inside: Locator, name: string): Locator =>
    inside.getByRole('button', { name, exact: true });

  it('are those of VS Code in each theme, narrow and wide', async () => {
    await complete(editor, '@symbol total', 'total');
    await chip(editor, /total.*≈/s).waitFor();
    await ask(editor, service, 'What does it cost a member?', rich);
    await ask(editor, service, 'Which tests are missing?', 'One for no items, one for exactly', cutAtLimit);
    service.enqueue({ reply: 'Those for no items at all and for a sum of exac', ...cutAtLimit });
    await button(answer(editor, 'Cut at the token limit.'), 'Retry').click();
    await answer(editor, '2/2').and(whole(editor)).waitFor();
    await complete(editor, '@problems', '@problems');
    await complete(editor, '@file READ', 'README.md');
    await chip(editor, /README\.md.*≈/s).waitFor();
    for (const theme of themeNames) {
      await switchTheme(editor, theme);
      for (const width of [300, 600]) {
        await setSideBarWidth(editor, width);
        await panel(editor)
          .locator('.scroller')
          .evaluate((scroller) => {
            scroller.scrollTop = 0;
          });
        await screenshot(editor, `chat-${width}-top`, theme);
        await panel(editor)
          .locator('.scroller')
          .evaluate((scroller) => {
            scroller.scrollTop = scroller.scrollHeight;
          });
        await screenshot(editor, `chat-${width}`, theme);
      }
    }
    await switchTheme(editor, 'light');
  });

  it('are pictured for the README', async () => {
    await runCommand(editor, 'Edgewise: New Conversation');
    await setSideBarWidth(editor, 440);
    await openFile(editor, 'src/orders.ts');
    await selectLines(editor, 35, 43);
    await openPanel(editor);
    await panel(editor).locator('.chip.offered').click();
    await ask(editor, service, 'Can this be shorter?', brief);
    await complete(editor, '@symbol label', 'label');
    await chip(editor, /label.*≈/s).waitFor();
    await panel(editor).locator('.code-block').last().hover();
    await messageBox(editor).pressSequentially('And this one?');
    await editor.page.screenshot({
      path: join(outFolder, 'screenshots/readme/chat.png'),
      animations: 'disabled',
    });
  });

  it('stand beside those of VS Code’s own chat', async () => {
    await mkdir(join(editor.folder, '.vscode'));
    await writeFile(join(editor.folder, '.vscode/settings.json'), '{ "chat.disableAIFeatures": false }\n');
    await setSideBarWidth(editor, 300);
    await screenshot(editor, 'chat-beside-300');
    await runCommandOnceThere(editor, 'Chat: Open Chat');
    await editor.page.locator('.interactive-session .interactive-input-part').first().waitFor();
    await screenshot(editor, 'chat-of-vscode-300');
  });
});
