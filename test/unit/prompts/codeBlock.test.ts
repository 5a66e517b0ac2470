import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeBlock } from '../../../src/core/prompts/codeBlock.ts';

describe('codeBlock', () => {
  it('puts code between fences, with one line break before the closing one', () => {
    assert.equal(codeBlock('python', 'x = 1'), '```python\nx = 1\n```');
    assert.equal(codeBlock('python', 'x = 1\n'), '```python\nx = 1\n```');
    assert.equal(codeBlock('python', ''), '```python\n```');
  });

  it('is longer than any fence in the code', () => {
    assert.equal(codeBlock('markdown', '````\ncode\n````'), '`````markdown\n````\ncode\n````\n`````');
  });

  it('can never be ended by what it holds', () => {
    const code = fc.array(fc.constantFrom('`', '```', 'a', '\n', ' '), { maxLength: 40 });
    fc.assert(
      fc.property(code, (pieces) => {
        const block = codeBlock('x', pieces.join(''));
        const fence = /^`+/.exec(block)?.[0] ?? '';
        assert.ok(!block.slice(fence.length, -fence.length).includes(fence));
      }),
      { seed: 1 },
    );
  });
});
