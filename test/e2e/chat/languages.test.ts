import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { chooseFromMenu, selectLines } from '../support/code.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { openPanel, panel, statusBarItem } from '../support/panel.ts';
import { openFile, quickInput, runCommand } from '../support/quickInput.ts';
import { keepPicturesOfFailures, screenshot, switchTheme, themeNames } from '../support/screenshots.ts';
import { setSideBarWidth } from '../support/sideBar.ts';

/** Keeps the panel in each theme, narrow and wide, and goes back to the light one. */
async function screenshotsOfPanel(editor: Editor, name: string): Promise<void> {
  for (const width of [300, 560]) {
    await setSideBarWidth(editor, width);
    // Away from the border, which lights up under it.
    await editor.page.mouse.move(640, 500);
    for (const theme of themeNames) {
      await switchTheme(editor, theme);
      await screenshot(editor, `${name}-${width}`, theme);
    }
  }
  await switchTheme(editor, 'light');
}

describe('the chat in German', () => {
  let service: Service;
  let editor: Editor;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true, locale: 'de' });
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const answer = (text: string | RegExp): Locator =>
    panel(editor).locator('article.answer', { hasText: text });
  const message = (): Locator => panel(editor).getByRole('textbox', { name: 'Fragen Sie zu Ihrem Code' });

  it('is found in the palette', async () => {
    await runCommand(editor, 'Edgewise: Chat öffnen');
    await message().waitFor();
  });

  it('welcomes in German', async () => {
    assert.equal(await message().getAttribute('placeholder'), 'Frage stellen (@ Kontext, / Befehle)');
    await panel(editor).getByText('Oder stellen Sie unten eine Frage.').waitFor();
    await panel(editor).getByRole('button', { name: 'Senden (Eingabetaste)' }).waitFor();
    assert.equal(await panel(editor).locator('html').getAttribute('lang'), 'de');
    await screenshot(editor, 'german-welcome');
  });

  it('explains from the menu, and writes tokens and money as Germans do', async () => {
    const reply = `Die Funktion **summiert** die Posten:\n\n\`\`\`ts\nlet sum = 0;\n\`\`\`\n\n- erst ohne Rabatt\n- dann mit\n\n${'Noch ein Satz dazu. '.repeat(400)}`;
    service.enqueue({ reply });
    await openFile(editor, 'src/orders.ts');
    await selectLines(editor, 12, 16);
    await chooseFromMenu(editor, 'Edgewise', 'Erklären');
    await answer('summiert').and(panel(editor).locator('[aria-busy=false]')).waitFor();
    await panel(editor).getByText('Gesendeter Code').waitFor();
    const footer = answer('summiert').locator('footer');
    assert.match(await footer.innerText(), /\d\.\d{3} Tokens · 0,0\d+\s\$/);
    await footer.getByRole('button', { name: 'Im Editor öffnen' }).waitFor();
    await answer('summiert').getByRole('button', { name: 'An Cursorposition einfügen' }).waitFor();
  });

  it('says in German what went wrong, and what to do', async () => {
    service.enqueue({ error: 'modelRetired' });
    await message().fill('Bist du noch da?');
    await message().press('Enter');
    const failed = answer('Cloudflare hat dieses Modell eingestellt.');
    await failed.getByRole('button', { name: 'Modell wechseln' }).waitFor();
    await failed.getByRole('button', { name: 'Wiederholen' }).waitFor();
    await screenshotsOfPanel(editor, 'german');
  });

  it('completes context and commands in German', async () => {
    await message().fill('');
    await message().pressSequentially('/');
    await panel(editor).getByText('Tests für den Code schreiben').waitFor();
    await message().fill('');
    await message().pressSequentially('@');
    await panel(editor).getByText('Geöffnete Editoren').first().waitFor();
    await setSideBarWidth(editor, 300);
    await screenshot(editor, 'german-completion-300');
    await message().press('Escape');
    await message().fill('');
  });

  it('lists conversations under German days', async () => {
    await runCommand(editor, 'Edgewise: Unterhaltungen anzeigen…');
    await quickInput(editor).locator('input[placeholder="In allem Gesagten suchen"]').waitFor();
    await quickInput(editor).getByText('Heute').waitFor();
    await quickInput(editor)
      .getByText(/vor \d+ (?:Minute|Sekunde)|jetzt/)
      .first()
      .waitFor();
    await screenshot(editor, 'german-conversations');
    await editor.page.keyboard.press('Escape');
    await quickInput(editor).waitFor({ state: 'hidden' });
  });

  it('names the model in the status bar, in German', async () => {
    const item = statusBarItem(editor, /Llama/).locator('a');
    assert.match((await item.getAttribute('aria-label')) ?? '', /^Edgewise: angemeldet, es antwortet Llama/);
  });
});

describe('the chat with Arabic in it', () => {
  let service: Service;
  let editor: Editor;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true });
    await openPanel(editor);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const reply = `الدالة \`total\` تجمع أسعار الطلب **بندًا بعد بند**.

1. تبدأ من \`sum = 0\`.
2. تضرب \`price\` في \`quantity\` لكل بند.

\`\`\`typescript
for (const item of items) {
  sum += item.price * item.quantity; // مجموع البند
}
\`\`\`

> إذا كانت القائمة فارغة فالمجموع صفر، انظر src/orders.ts:12.

This line is English.
`;

  it('runs from right to left, and code from left to right', async () => {
    service.enqueue({ reply });
    const message = panel(editor).getByRole('textbox', { name: 'Ask about your code' });
    await message.fill('اشرح لي ماذا تفعل هذه الدالة؟');
    await message.press('Enter');
    const answer = panel(editor).locator('article.answer[aria-busy=false]');
    await answer.waitFor();
    const directionOf = (element: Locator): Promise<string> =>
      element.first().evaluate((node) => getComputedStyle(node).direction);
    const question = panel(editor).locator('article.question').getByText('اشرح لي');
    assert.equal(await directionOf(question), 'rtl');
    for (const block of ['p', 'ol', 'li', 'blockquote'])
      assert.equal(await directionOf(answer.locator(`.markdown ${block}`)), 'rtl', block);
    assert.equal(await directionOf(answer.locator('pre')), 'ltr');
    assert.equal(await directionOf(answer.getByText('This line is English.')), 'ltr');
    await message.fill('ثم اكتب اختبارًا لها.');
    assert.equal(await directionOf(message), 'rtl');
    await screenshotsOfPanel(editor, 'arabic');
  });
});
