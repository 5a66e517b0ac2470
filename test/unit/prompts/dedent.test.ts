import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dedent } from '../../../src/core/prompts/dedent.ts';

const indent = (text: string, indentation: string): string =>
  text
    .split('\n')
    .map((line) => (line.trim() === '' ? line : indentation + line))
    .join('\n');

describe('dedent', () => {
  it('takes off what all lines share, blanks or tabs', () => {
    assert.deepEqual(dedent('c', '    a\n      b\n    c'), { text: 'a\n  b\nc', indentation: '    ' });
    assert.deepEqual(dedent('go', '\t\ta\n\t\t\tb'), { text: 'a\n\tb', indentation: '\t\t' });
  });

  it('takes no more than what is the same in every line', () => {
    assert.deepEqual(dedent('c', '\t  a\n\t\tb'), { text: '  a\n\tb', indentation: '\t' });
    assert.equal(dedent('c', '\ta\n  b').text, '\ta\n  b');
    assert.equal(dedent('c', '  a\nb').text, '  a\nb');
  });

  it('leaves blank lines as they are and does not count them', () => {
    assert.equal(dedent('c', '  a\n\n \n  b\n').text, 'a\n\n \nb\n');
    assert.deepEqual(dedent('c', '\n  \n'), { text: '\n  \n', indentation: '' });
  });

  it('leaves prose alone, where indentation can make a block of code', () => {
    assert.equal(dedent('markdown', '    code\n').text, '    code\n');
  });

  it('is undone by indenting again, and leaves nothing to take off', () => {
    const code = fc
      .array(fc.constantFrom(' ', '  ', '\t', '\n', 'a', 'b {', '}'), { maxLength: 40 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(code, fc.constantFrom('', '  ', '\t', '    '), (body, depth) => {
        const whole = indent(body, depth);
        const { text, indentation } = dedent('javascript', whole);
        assert.equal(indent(text, indentation), whole);
        assert.equal(dedent('javascript', text).indentation, '');
        assert.ok(text.trim() === '' || indentation.startsWith(depth));
      }),
      { seed: 1 },
    );
  });
});
