import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitContext, noContext, type FileAround } from '../../../src/core/prompts/rewriteContext.ts';

const lines = (count: number, text: string): string => `${text}\n`.repeat(count);

/** A selection deep in a file: its imports and the blocks around it stand more than 60 lines above. */
const file: FileAround = {
  languageId: 'python',
  before: `import a\nimport b\n\nclass C:\n    def d(self):\n${lines(70, '        e()')}`,
  selection: '        f()',
  after: lines(50, '        g()'),
};

describe('fitContext', () => {
  it('shows all there is where there is room', () => {
    assert.deepEqual(fitContext(file, 10_000), {
      enclosing: 'class C:\n    def d(self):',
      imports: 'import a\nimport b',
      before: lines(60, '        e()'),
      after: lines(40, '        g()'),
    });
  });

  it('gives room to the blocks around first, then to imports, then to the lines around', () => {
    for (let tokens = 0; tokens < 60; tokens += 1) {
      const [less, more] = [fitContext(file, tokens), fitContext(file, tokens + 1)];
      assert.ok(more.enclosing.endsWith(less.enclosing));
    }
    assert.equal(fitContext(file, 8).enclosing, '    def d(self):');
    assert.equal(fitContext(file, 8).imports, '');
    assert.equal(fitContext(file, 20).before, '');
  });

  it('shows nothing twice', () => {
    const shown = { ...file, before: file.before.replace(lines(70, '        e()'), '') };
    assert.deepEqual(fitContext(shown, 10_000), {
      enclosing: '',
      imports: '',
      before: shown.before,
      after: lines(40, '        g()'),
    });
  });

  it('shows the four nearest of the blocks above the lines shown', () => {
    const opening = Array.from({ length: 8 }, (_, depth) => `${'  '.repeat(depth)}if ${depth}:`);
    const before = `${opening.join('\n')}\n${lines(70, `${'  '.repeat(8)}x`)}`;
    const deep = { ...file, before, selection: `${'  '.repeat(8)}y` };
    assert.equal(fitContext(deep, 10_000).enclosing, opening.slice(4).join('\n'));
  });

  it('shows nothing where there is no room', () => {
    assert.deepEqual(fitContext(file, 0), noContext);
  });

  it('shows no line twice, however little room there is', () => {
    const piece = fc.constantFrom('import a', 'class B:', '    def c():', '        d', '', 'e');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 100 }), fc.nat({ max: 400 }), (pieces, tokens) => {
        const numbered = pieces.map((text, index) => (text === '' ? '' : `${text} # ${index}`));
        const before = numbered.map((line) => `${line}\n`).join('');
        const context = fitContext({ ...file, before }, tokens);
        const shown = [context.imports, context.enclosing, context.before].flatMap((text) =>
          text.split('\n').filter((line) => line !== ''),
        );
        assert.ok(shown.every((line) => numbered.includes(line)));
        const atEdge = shown.filter((line, place) => shown.indexOf(line) !== place);
        assert.deepEqual(atEdge, []);
      }),
      { seed: 1 },
    );
  });
});
