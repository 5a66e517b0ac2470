import assert from 'node:assert/strict';
import { lastLine } from '../../../../src/core/edits/reply/lastLine.ts';

describe('lastLine', () => {
  const cases: readonly (readonly [name: string, reply: string, line: string])[] = [
    ['nothing yet', '', ''],
    ['a fence alone', '```typescript\n', ''],
    ['half a fence', '``', ''],
    ['a line that grows', '```ts\nconst a', 'const a'],
    ['a line that is whole', '```ts\n  const a = 1;\n', 'const a = 1;'],
    ['the line before blank ones', 'first();\n\n\n', 'first();'],
    ['the line before the closing fence', '```ts\nlast();\n```', 'last();'],
  ];
  for (const [name, reply, line] of cases)
    it(`of ${name}`, () => {
      assert.equal(lastLine(reply), line);
    });

  it('shows the end of a long line', () => {
    const line = lastLine(`${'x'.repeat(500)}end`);
    assert.equal(line.length, 80);
    assert.match(line, /^…x+end$/);
  });
});
