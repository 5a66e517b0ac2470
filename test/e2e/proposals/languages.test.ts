import assert from 'node:assert/strict';
import { Gate } from '../../support/workersAi/gate.ts';
import { startService, type Service } from '../../support/workersAi/server.ts';
import { goToLine } from '../support/code.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { askForRewrite, fileText, holdsText, noThreads, savesAs, thread } from '../support/proposals.ts';
import { openFile } from '../support/quickInput.ts';
import { keepPicturesOfFailures } from '../support/screenshots.ts';
import { tokensByLine, withLines } from '../support/texts.ts';

/** A rewrite as a small model words it, and the lines that it has to become. */
interface Rewrite {
  readonly language: string;
  readonly path: string;
  readonly lines: readonly [number, number];
  readonly wish: string;
  readonly reply: readonly string[];
  /** How many lines of the reply come before the diff is looked at, and what it shows then. */
  readonly partly: number;
  readonly shown: RegExp;
  readonly becomes: readonly string[];
  readonly by: 'mouse' | 'key';
}

const rewrites: readonly Rewrite[] = [
  {
    language: 'TypeScript, dedented and with talk on both sides of the fence',
    path: 'src/orders.ts',
    lines: [17, 23],
    wish: 'shorten it',
    reply: [
      'Here is the refactored code:',
      '',
      '```typescript',
      'if (customer.memberSince !== undefined) {',
      '  sum -= sum * (sum > 100 ? 0.1 : 0.05);',
      '}',
      '```',
      '',
      'I replaced the nested `if` statements with a conditional expression.',
    ],
    partly: 5,
    shown: /\+ {4}sum -= sum \* \(sum > 100/,
    becomes: [
      '  if (customer.memberSince !== undefined) {',
      '    sum -= sum * (sum > 100 ? 0.1 : 0.05);',
      '  }',
    ],
    by: 'mouse',
  },
  {
    language: 'Python, dedented and with a list of the changes',
    path: 'src/report.py',
    lines: [12, 15],
    wish: 'use a comprehension',
    reply: [
      'Sure! Here is an improved version:',
      '',
      '```python',
      'lines = [f"{month}: {total}" for month, total in zip(months, totals)]',
      'return "\\n".join(lines)',
      '```',
      '',
      '**Changes:**',
      '',
      '* Used a list comprehension instead of a loop.',
      '* Used an f-string.',
    ],
    partly: 4,
    shown: /\+ {4}lines = \[f"\{month\}/,
    becomes: [
      '    lines = [f"{month}: {total}" for month, total in zip(months, totals)]',
      '    return "\\n".join(lines)',
    ],
    by: 'key',
  },
  {
    language: 'Go, with spaces in place of tabs',
    path: 'src/stock.go',
    lines: [13, 21],
    wish: 'range over the shelves',
    reply: [
      '```go',
      'for _, shelf := range shelves {',
      '    if shelf.Count > shelf.Min {',
      '        continue',
      '    }',
      '    name := shelf.Name',
      '    if shelf.Count == 0 {',
      '        name += " (none left)"',
      '    }',
      '    names = append(names, name)',
      '}',
      '```',
    ],
    partly: 6,
    shown: /\+\s*for _, shelf := range shelves/,
    becomes: [
      '\tfor _, shelf := range shelves {',
      '\t\tif shelf.Count > shelf.Min {',
      '\t\t\tcontinue',
      '\t\t}',
      '\t\tname := shelf.Name',
      '\t\tif shelf.Count == 0 {',
      '\t\t\tname += " (none left)"',
      '\t\t}',
      '\t\tnames = append(names, name)',
      '\t}',
    ],
    by: 'mouse',
  },
  {
    language: 'YAML, an item of a list, dedented',
    path: 'shop.yaml',
    lines: [11, 13],
    wish: 'name the second till back',
    reply: [
      'Here is the updated YAML:',
      '',
      '```yaml',
      '- id: 2',
      '  name: back',
      '  printer: true',
      '```',
      '',
      'I also changed `yes` to `true`, as in the first till.',
    ],
    partly: 5,
    shown: /\+ {4}name: back/,
    becomes: ['  - id: 2', '    name: back', '    printer: true'],
    by: 'key',
  },
  {
    language: 'Markdown, in a fence of its own',
    path: 'docs/opening-hours.md',
    lines: [3, 7],
    wish: 'write all times alike',
    reply: [
      'Here is the updated table:',
      '',
      '```markdown',
      '| day | from | to |',
      '|---|---|---|',
      '| Monday | 09:00 | 18:00 |',
      '| Tuesday | 09:00 | 18:00 |',
      '| Saturday | 09:00 | 14:00 |',
      '```',
    ],
    partly: 7,
    shown: /\+\| Monday \| 09:00 \| 18:00 \|/,
    becomes: [
      '| day | from | to |',
      '|---|---|---|',
      '| Monday | 09:00 | 18:00 |',
      '| Tuesday | 09:00 | 18:00 |',
      '| Saturday | 09:00 | 14:00 |',
    ],
    by: 'mouse',
  },
];

for (const autoSave of ['off', 'afterDelay'] as const)
  describe(`rewriting in five languages, with autosave ${autoSave}`, () => {
    let service: Service;
    let editor: Editor;
    before(async () => {
      service = await startService();
      // Shorter than any reply takes, so that a half-made file would be saved.
      const settings = { 'files.autoSave': autoSave, 'files.autoSaveDelay': 100 };
      editor = await openEditor({ service, signedIn: true, settings });
    });
    after(async () => {
      await editor.close();
      await service.close();
    });
    keepPicturesOfFailures(() => editor);

    const isSaved = (path: string, text: string): Promise<void> =>
      autoSave === 'off' ? savesAs(editor, path, text) : holdsText(editor, path, text);

    for (const { language, path, lines, wish, reply, partly, shown, becomes, by } of rewrites)
      it(`takes a reply in ${language}`, async () => {
        const { page } = editor;
        await openFile(editor, path);
        const original = await fileText(editor, path);
        const gate = new Gate();
        service.enqueue({ tokens: tokensByLine(reply.join('\n')), gate });
        await askForRewrite(editor, lines, wish);
        await thread(editor, `${wish} — waiting`).waitFor();
        gate.release(partly);
        await thread(editor, new RegExp(`streaming[^]*${shown.source}`)).waitFor();
        assert.equal(await page.locator('.tab.active.dirty').count(), 0);
        assert.equal(await fileText(editor, path), original);
        gate.open();
        const first = thread(editor, /— (?:ready|change 1 of)/);
        await first.waitFor();
        // The words over a change are drawn last: the buttons stay where they are from then on.
        await page.locator('.codelens-decoration', { hasText: 'Accept' }).first().waitFor();
        if (by === 'key') await page.keyboard.press('Control+Enter');
        // With one change there is Accept Change alone; with several Accept Proposal comes after it.
        else
          await first
            .getByRole('button', { name: /^Accept (?:Change|Proposal)/ })
            .last()
            .click();
        await noThreads(editor);
        await isSaved(path, withLines(original, lines, becomes));
        await goToLine(editor, 1);
        await page.keyboard.press('Control+Z');
        if (autoSave === 'off') await page.locator('.tab.active.dirty').waitFor();
        await isSaved(path, original);
      });
  });
