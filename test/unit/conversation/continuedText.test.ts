import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ContinuedText } from '../../../src/core/conversation/continuedText.ts';

const seed = 20_261_125;

function join(before: string, pieces: readonly string[]): string {
  const joint = new ContinuedText(before);
  return before + pieces.map((piece) => joint.push(piece)).join('') + joint.end();
}

function cases(name: string, rows: Readonly<Record<string, readonly [string, string, string]>>): void {
  describe(name, () => {
    for (const [what, [before, continuation, expected]] of Object.entries(rows))
      it(what, () => {
        assert.equal(join(before, [continuation]), expected);
        assert.equal(join(before, Array.from(continuation)), expected, 'character by character');
      });
  });
}

describe('a continued answer', () => {
  cases('joins what goes on', {
    'in the middle of a word': ['The func', 'tion adds.', 'The function adds.'],
    'between words': ['The function ', 'adds.', 'The function adds.'],
    'at a new line': ['One.\n', '\nTwo.', 'One.\n\nTwo.'],
    'with its indentation': ['if (a) {\n', '    return b;\n}', 'if (a) {\n    return b;\n}'],
    'in the middle of its indentation': ['if (a) {\n  ', '  return b;\n}', 'if (a) {\n    return b;\n}'],
    'with the end of a code block': ['```ts\na();\n', '```\n\nDone.', '```ts\na();\n```\n\nDone.'],
    'with the end of a code block, after a line': ['```ts\na();', '\n```\nDone.', '```ts\na();\n```\nDone.'],
    'with a new code block': ['So:\n\n', '```ts\na();\n```', 'So:\n\n```ts\na();\n```'],
    'with a closing tag like the last': [
      '    </section>\n',
      '  </section>\n</main>',
      '    </section>\n  </section>\n</main>',
    ],
    'with a closing tag like the last, cut before the line break': [
      '    </section>',
      '\n  </section>\n</main>',
      '    </section>\n  </section>\n</main>',
    ],
    'with a closing tag like the one at the end of the last line': [
      'a </section>\n',
      '</section>\n</main>',
      'a </section>\n</section>\n</main>',
    ],
    'with more of the same': ['0, 0, 0, 0, 0, 0, ', '0, 0, 0, 0, 0, 0', '0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0'],
    'with a rule of dashes': ['| a |\n| --', '-------- |', '| a |\n| ---------- |'],
    'with a sentence that only begins like talk': [
      'It works. ',
      'Sure enough, it does.',
      'It works. Sure enough, it does.',
    ],
    'with a fence inside a longer fence': ['````md\nSo:\n', '```ts\na();\n', '````md\nSo:\n```ts\na();\n'],
    'when nothing comes': ['The func', '', 'The func'],
  });

  cases('drops what is said twice', {
    'the last words': [
      'It returns the sum of',
      'the sum of all prices.',
      'It returns the sum of all prices.',
    ],
    'the last words and half a word': [
      'It returns the sum o',
      'returns the sum of all.',
      'It returns the sum of all.',
    ],
    'the last words after an empty line': [
      'It returns the sum of',
      '\n\nreturns the sum of all.',
      'It returns the sum of all.',
    ],
    'half a line': [
      '{\n    const total = it',
      '    const total = items.length;',
      '{\n    const total = items.length;',
    ],
    'half a line without its indentation': [
      '{\n    const a = it',
      'const a = items;',
      '{\n    const a = items;',
    ],
    'a line with other indentation': [
      '{\n\tconst total = it',
      '    const total = items;',
      '{\n\tconst total = items;',
    ],
    'a whole short line': ['a\n  b();\n', '  b();\n  c();', 'a\n  b();\n  c();'],
    'several lines': [
      'x\n  first(one);\n  second(two);\n',
      '  first(one);\n  second(two);\n  third();',
      'x\n  first(one);\n  second(two);\n  third();',
    ],
    'several lines, the first without its indentation': [
      'x\n  first(one);\n  second(two);\n',
      'first(one);\n  second(two);\n  third();',
      'x\n  first(one);\n  second(two);\n  third();',
    ],
    'a line whose break was there': [
      'of the prices.\n',
      'of the prices.\n\nNext.',
      'of the prices.\n\nNext.',
    ],
    'a space before the joint': ['of the prices. ', 'of the prices. Next.', 'of the prices. Next.'],
    'everything, when the model only repeats': [
      'It returns the sum',
      'It returns the sum',
      'It returns the sum',
    ],
  });

  cases('drops a code fence that is open', {
    'at a line': ['```ts\na();\n', '```ts\nb();\n```', '```ts\na();\nb();\n```'],
    'in the middle of a line': ['```ts\nconst a = ', '```ts\n5;\n```', '```ts\nconst a = 5;\n```'],
    'after a whole line': ['```ts\na();', '```ts\nb();\n```', '```ts\na();\nb();\n```'],
    'before a repeated line': ['```ts\nfoo(a);\nbar(', '```ts\nbar(b);\n```', '```ts\nfoo(a);\nbar(b);\n```'],
    'without a language, before a repeated line': [
      '```ts\nfoo(a);\nbar(b, c',
      '```\nbar(b, c);\n```',
      '```ts\nfoo(a);\nbar(b, c);\n```',
    ],
    'after talk': ['```ts\na();\n', 'Sure, here is the rest:\n\n```\nb();\n```', '```ts\na();\nb();\n```'],
  });

  cases('drops talk about going on', {
    'in the middle of a sentence': [
      'It adds ',
      'Continuing from where I left off:\n\nall prices.',
      'It adds all prices.',
    ],
    'on the same line': ['It adds ', 'Continuing where I left off: all prices.', 'It adds all prices.'],
    'at a paragraph': ['One.\n\n', "I'll continue from there.\n\nTwo.", 'One.\n\nTwo.'],
    politely: ['It adds ', 'Sure!\n\nHere is the rest:\nall prices.', 'It adds all prices.'],
    'before repeated words': [
      'It adds all of the',
      'Here’s the rest:\n\nadds all of the prices.',
      'It adds all of the prices.',
    ],
  });

  const word = fc.stringMatching(/^[a-z]{2,9}$/);
  const line = fc
    .tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.array(word, { minLength: 1, maxLength: 9 }),
      fc.constantFrom('', ';', ' {', '.', ','),
    )
    .map(([depth, words, end]) => '  '.repeat(depth) + words.join(' ') + end);
  const block = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));
  /** Prose and code blocks in which no word comes twice, so that nothing is repeated by chance. */
  const text = fc
    .array(fc.tuple(fc.boolean(), block), { minLength: 1, maxLength: 6 })
    .map((blocks) =>
      blocks.map(([isCode, lines]) => (isCode ? '```ts\n' + lines + '\n```' : lines)).join('\n\n'),
    )
    .map((whole) => {
      let count = 0;
      return whole.replace(/[a-z]{2,}(?<!```ts)/g, (each) => `${each}${(count += 1)}`);
    });
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 });

  function split(whole: string, lengths: readonly number[]): readonly string[] {
    const pieces: string[] = [];
    for (let at = 0, index = 0; at < whole.length; index += 1) {
      const length = lengths[index % lengths.length] ?? 1;
      pieces.push(whole.slice(at, at + length));
      at += length;
    }
    return pieces;
  }

  it('is the text that was cut, wherever and in whatever pieces', () => {
    fc.assert(
      fc.property(text, place, sizes, (whole, share, lengths) => {
        const cut = Math.round(share * whole.length);
        assert.equal(join(whole.slice(0, cut), split(whole.slice(cut), lengths)), whole);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('is the text that was cut, with its last words or lines repeated', () => {
    fc.assert(
      fc.property(text, place, place, sizes, (whole, share, back, lengths) => {
        const cut = Math.round(share * whole.length);
        const starts = [...whole.slice(0, cut).matchAll(/^|(?<=\s)(?=\S)/gm)]
          .map(({ index }) => index)
          .filter((start) => {
            const repeated = whole.slice(start, cut);
            return repeated.length <= 300 && repeated.replaceAll(/\s/g, '').length >= 16;
          });
        const start = starts[Math.floor(back * starts.length)];
        fc.pre(start !== undefined);
        assert.equal(join(whole.slice(0, cut), split(whole.slice(start), lengths)), whole);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('is the same in whatever pieces, whatever comes', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '\n',
        ' ',
        '    ',
        '```',
        '```ts\n',
        '~~~\n',
        'Sure, here is the rest:',
        'abc def ghi',
        '</div>',
        '\r\n',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    const any = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(any, any, fc.boolean(), sizes, (before, after, repeats, lengths) => {
        const continuation = (repeats ? before.slice(-40) : '') + after;
        assert.equal(join(before, split(continuation, lengths)), join(before, [continuation]));
      }),
      { seed, numRuns: 3000 },
    );
  });

  it('holds back no more than 400 characters', () => {
    const before = 'abcdefghij '.repeat(200) + 'x'.repeat(2000) + '\n'.repeat(500);
    for (const continuation of ['x'.repeat(3000), '\n'.repeat(3000), 'Sure, ' + 'a'.repeat(3000), before]) {
      const joint = new ContinuedText(before);
      let held = 0;
      for (const character of continuation) {
        if (joint.push(character) !== '') break;
        held += 1;
      }
      assert.ok(held <= 400, String(held));
    }
  });
});
