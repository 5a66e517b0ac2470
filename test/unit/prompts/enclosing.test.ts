import assert from 'node:assert/strict';
import fc from 'fast-check';
import { enclosingLines } from '../../../src/core/prompts/enclosing.ts';

/** The lines that enclose the last line of a text. */
const around = (text: string): string[][] => {
  const lines = text.split('\n');
  const found = enclosingLines(lines.slice(0, -1).join('\n') + '\n', lines.at(-1) ?? '');
  return found.map((signature) => signature.map((line) => line.text));
};

describe('enclosingLines', () => {
  it('finds function, class and namespace, outermost first', () => {
    assert.deepEqual(
      around(
        'namespace A {\n  let x = 1;\n  class B {\n    c() {\n      d();\n    }\n\n    e(f: string) {\n      g();\n      h',
      ),
      [['namespace A {'], ['  class B {'], ['    e(f: string) {']],
    );
  });

  it('goes by indentation alone, with tabs too', () => {
    assert.deepEqual(around('class A:\n\tb = 1\n\tdef c(self):\n\t\td()\n\t\te'), [
      ['class A:'],
      ['\tdef c(self):'],
    ]);
  });

  it('finds nothing around what stands at the left edge, or around blank lines', () => {
    assert.deepEqual(around('function a() {\n  b();\n}\nc'), []);
    assert.deepEqual(around('function a() {\n'), []);
  });

  it('passes closed blocks, comments, directives and labels of access', () => {
    assert.deepEqual(
      around(
        'class A {\npublic:\n  void b() {\n// c\n# d\n#if E\n    if (f) {\n      g;\n    }\n    /* h\n  * i */\n    j',
      ),
      [['class A {'], ['  void b() {']],
    );
    assert.deepEqual(around('if a\n  b do\n    c\n  end\n  d'), [['if a']]);
    assert.deepEqual(around('const a = {\n};\n  b'), []);
  });

  it('goes on to where a branch begins', () => {
    assert.deepEqual(around('f() {\n  if (a) {\n    b;\n  } else if (c) {\n    d;\n  } else {\n    e'), [
      ['f() {'],
      ['  if (a) {'],
      ['  } else if (c) {'],
      ['  } else {'],
    ]);
    assert.deepEqual(around('try:\n    a\nexcept B:\n    c'), [['try:'], ['except B:']]);
  });

  it('takes the line above a bracket that has one of its own', () => {
    assert.deepEqual(around('class A\n{\n    void B()\n    {\n        c'), [['class A'], ['    void B()']]);
    assert.deepEqual(around('void A(\n    int b\n)\n{\n    c'), [['void A(', '    int b', ')']]);
  });

  it('takes a signature of several lines whole, and a long one by its ends', () => {
    assert.deepEqual(around('class A {\n  b(\n    c: D,\n    e: F,\n  ): G {\n    h'), [
      ['class A {'],
      ['  b(', '    c: D,', '    e: F,', '  ): G {'],
    ]);
    assert.deepEqual(around(`def a(\n${'    b,\n'.repeat(20)}) -> c:\n    d`), [['def a(', ') -> c:']]);
  });

  it('gives whole lines of the text in order, whatever it holds', () => {
    const line = fc
      .tuple(
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom('a {', '}', 'b', '', ') {', '{', '} else {', '# c'),
      )
      .map(([depth, text]) => '  '.repeat(depth) + text);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), line, (lines, selection) => {
        const found = enclosingLines(lines.map((text) => `${text}\n`).join(''), selection).flat();
        found.forEach(({ index, text }, place) => {
          assert.equal(text, lines[index]);
          assert.ok(place === 0 || index > found[place - 1]!.index);
        });
      }),
      { seed: 1 },
    );
  });
});
