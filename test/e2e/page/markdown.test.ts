import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { launchBrowser, PanelPage } from './harness.ts';
import { markdownSamples } from './markdownSamples.ts';

const seed = 20261123;

describe('the panel: Markdown', () => {
  let browser: Browser;
  let panel: PanelPage;

  before(async () => {
    browser = await launchBrowser();
    panel = await PanelPage.openWith(browser, [], { manualFrames: true });
  });

  after(async () => {
    assert.deepEqual(panel.faults, []);
    await browser.close();
  });

  it('looks the same one UTF-16 unit at a time as at once', async () => {
    for (const sample of markdownSamples) {
      const atOnce = await panel.stream('a', [sample]);
      assert.equal(await panel.stream('a', sample.split('')), atOnce, JSON.stringify(sample));
    }
  });

  it('looks the same line by line as at once', async () => {
    for (const sample of markdownSamples) {
      const atOnce = await panel.stream('a', [sample]);
      assert.equal(await panel.stream('a', sample.split(/(?<=\n)/)), atOnce, JSON.stringify(sample));
    }
  });

  it('looks the same for any text in any pieces', async () => {
    const line = fc.constantFrom(
      'text',
      '**bold** `code`',
      '- item',
      '  - inner',
      '    four',
      '1. one',
      '> quote',
      '> - in quote',
      '```js',
      '```',
      '  ```',
      '~~~',
      '# heading',
      '===',
      '---',
      '| a | b |',
      '| - | - |',
      '[foo]: https://example.com',
      'see [foo]',
      '',
      '',
      '\t',
      '   ',
    );
    const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
    const document = fc
      .array(fc.tuple(line, lineEnd), { maxLength: 14 })
      .map((lines) => lines.map((parts) => parts.join('')).join(''));
    const cuts = fc.array(fc.nat(160), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(document, cuts, async (source, places) => {
        const atOnce = await panel.stream('a', [source]);
        assert.equal(await panel.stream('a', cutAt(source, places)), atOnce);
      }),
      { seed, numRuns: 400 },
    );
  });

  it('leaves finished blocks untouched', async () => {
    await panel.stream('a', ['first\n\n']);
    await panel.page.evaluate(`
      harness.change({ type: 'answerRestarted', id: 'a' });
      harness.change({ type: 'textAppended', id: 'a', text: 'one\\n\\n- two\\n\\n\`\`\`js\\nlet three;\\n\`\`\`\\n\\nfour\\n' });
      harness.runFrames();
      harness.before = [...harness.bodyOf('a').firstChild.children].slice(0, 3);
      harness.change({ type: 'textAppended', id: 'a', text: 'still four\\n\\nfive\\n\\nsix' });
      harness.runFrames();
      harness.change({ type: 'answerChanged', id: 'a', details: { model: 'm', state: { kind: 'done' } } });
    `);
    const same = await panel.page.evaluate(
      'harness.before.map((node, index) => node === harness.bodyOf("a").firstChild.children[index])',
    );
    assert.deepEqual(same, [true, true, true]);
    assert.equal(await panel.page.evaluate('harness.bodyOf("a").firstChild.children.length'), 6);
  });

  it('grows an open code block inside one text node', async () => {
    await panel.stream('a', ['']);
    const kept = await panel.page.evaluate(`
      harness.change({ type: 'answerRestarted', id: 'a' });
      harness.change({ type: 'textAppended', id: 'a', text: '\`\`\`js\\nlet one;\\nlet t' });
      harness.runFrames();
      const text = harness.bodyOf('a').querySelector('.lines').firstChild;
      harness.change({ type: 'textAppended', id: 'a', text: 'wo;\\nlet three;' });
      harness.runFrames();
      const code = harness.bodyOf('a').querySelector('.lines');
      [code.firstChild === text, code.childNodes.length, code.textContent];
    `);
    assert.deepEqual(kept, [true, 1, 'let one;\nlet two;\nlet three;']);
  });

  it('colours a code block once it is closed, and keeps every character', async () => {
    const code = Array.from({ length: 400 }, (_, index) => `const value${index} = "text ${index}";`).join(
      '\n\n',
    );
    const html = await panel.stream('a', ['```typescript\n', code, '\n```\n']);
    assert.match(html, /<span class="hljs-keyword">const<\/span>/);
    assert.equal(await panel.page.evaluate('harness.bodyOf("a").querySelector("code").textContent'), code);
    assert.equal(
      await panel.page.evaluate('harness.bodyOf("a").querySelectorAll(".hljs-keyword").length'),
      400,
    );
  });

  it('shows a language it does not know as plain text', async () => {
    const html = await panel.stream('a', ['```brainfuck\n+++\n```']);
    assert.match(html, /<code dir="ltr"><span class="lines">\+\+\+<\/span><\/code>/);
  });

  for (const [name, source] of Object.entries(pathologicalTexts())) {
    it(`is not held up by ${name}`, async () => {
      const pieces = source.match(/[\s\S]{1,5000}/g) ?? [];
      assert.equal(await panel.stream('a', pieces), await panel.stream('a', [source]));
      assert.equal(
        await panel.stream('a', ['still *here*']),
        '<div class="part"><p dir="auto">still <em>here</em></p></div>',
      );
    });
  }
});

function cutAt(source: string, places: readonly number[]): string[] {
  const ordered = [...new Set([0, ...places.filter((place) => place < source.length)])].sort((a, b) => a - b);
  return ordered.map((place, index) => source.slice(place, ordered[index + 1]));
}

/** Texts that make careless Markdown readers hang or overflow. Most nest, or look as if they would. */
function pathologicalTexts(): Record<string, string> {
  const many = 20_000;
  return {
    'nested quotes': `${'> '.repeat(many)}end`,
    'nested lists': Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth * 2)}- item`).join('\n'),
    'nested emphasis': `${'*a **b '.repeat(many / 8)}${' b** a*'.repeat(many / 8)}`,
    'open brackets': '['.repeat(many),
    'open links': '[a](<b'.repeat(many / 6),
    'open code spans': Array.from({ length: 200 }, (_, length) => `e${'`'.repeat(length)}`).join(''),
    'one long line of code': `\`\`\`\n${'x'.repeat(200_000)}\n\`\`\``,
    'one long word': 'x'.repeat(100_000),
    'many definitions': Array.from({ length: 1000 }, (_, index) => `[a${index}]: https://example.com/`).join(
      '\n',
    ),
    'a wide table': `|${'a|'.repeat(1000)}\n|${'-|'.repeat(1000)}\n|${'b|'.repeat(1000)}`,
  };
}
