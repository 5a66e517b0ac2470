import assert from 'node:assert/strict';
import { plainTextOf } from '../../../src/core/conversation/plainText.ts';

const cases: readonly (readonly [name: string, markdown: string, expected: string])[] = [
  ['headings', '## Why\n\nBecause.', 'Why\n\nBecause.'],
  ['emphasis', 'It *is* **very** `good` and a_b_c 2 * 3 * 4.', 'It is very good and a_b_c 2 * 3 * 4.'],
  ['links', 'See [the docs](https://a.b/c).', 'See the docs (https://a.b/c).'],
  ['lists', '- one\n  - **two**', '- one\n  - two'],
  ['code as it is', '```ts\nconst a = **b**;\n```\n*end*', 'const a = **b**;\nend'],
  ['code that has no end yet', 'So:\n~~~\n# one', 'So:\n# one'],
  ['a fence in a longer fence', '````md\n```ts\na\n```\n````', '```ts\na\n```'],
];

describe('an answer as plain text', () => {
  for (const [name, markdown, expected] of cases)
    it(`has ${name} without marks`, () => {
      assert.equal(plainTextOf(markdown), expected);
    });

  it('says where code begins and ends, and its language', () => {
    const words = { begin: (language: string) => `<${language}>`, end: () => '</>' };
    assert.equal(plainTextOf('a\n```c++ x\nb\n```\n```\nc\n```', words), 'a\n<c++>\nb\n</>\n<>\nc\n</>');
  });
});
