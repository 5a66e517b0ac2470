import assert from 'node:assert/strict';
import { findAttached, isRewriteOf } from '../../../src/core/edits/attachedCode.ts';

const document = ['a();', 'if (b) {', '  c();', '}', 'a();', ''];

describe('code that was attached to a question', () => {
  it('is found where it stood', () => {
    assert.deepEqual(findAttached(document, ['a();'], 4), { startLine: 4, endLine: 5 });
  });

  it('is found where it stands now, whatever its indentation', () => {
    const found = findAttached(document, ['    if (b) {', '      c();', '    }'], 9);
    assert.deepEqual(found, { startLine: 1, endLine: 4 });
  });

  it('is not found where it was changed, or stands twice', () => {
    assert.equal(findAttached(document, ['c(1);'], 2), undefined);
    assert.equal(findAttached(document, ['a();'], 2), undefined);
    assert.equal(findAttached(document, [''], 5), undefined);
  });
});

const rewrites: readonly (readonly [name: string, lines: string, code: string, expected: boolean])[] = [
  ['the same lines in another form', 'var a = 1;\nvar b = 2;', 'const a = 1;\nconst b = 2;', true],
  ['a function of the same name', 'function f() {\n  a();\n}', 'const f = () => b;\nfunction f() {}', true],
  [
    'more lines around the same',
    'a = load();\nb = a + 1;',
    'try {\n  a = load();\n  b = a + 1;\n} catch {}',
    true,
  ],
  ['one line in another form', 'return a + b;', 'return a * b;', true],
  [
    'one of two methods',
    'class A {\n  f() {\n    one();\n  }\n  g() {\n    two();\n  }\n}',
    'f() {\n  three();\n}',
    false,
  ],
  ['other code', 'a = load();\nb = a + 1;', 'npm install', false],
  ['nothing', 'a = load();', '', false],
];

describe('a rewrite of attached code', () => {
  for (const [name, lines, code, expected] of rewrites)
    it(`is ${expected ? '' : 'not '}${name}`, () => {
      assert.equal(isRewriteOf(lines.split('\n'), code.split('\n')), expected);
    });
});
