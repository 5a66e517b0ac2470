import assert from 'node:assert/strict';
import { excluderOf } from '../../../src/core/context/glob.ts';

const cases: readonly (readonly [glob: string, excluded: readonly string[], not: readonly string[]])[] = [
  ['**/.git', ['.git', '.git/config', 'a/.git/HEAD'], ['.gitignore', 'a.git', '.github/x.yml']],
  ['**/node_modules', ['node_modules/a/b.js', 'x/node_modules'], ['my_node_modules/a.js']],
  ['**/*.map', ['a.map', 'dist/a.js.map'], ['a.maps', 'map']],
  ['dist', ['dist', 'dist/a.js'], ['src/dist', 'distant']],
  ['dist/', ['dist/a.js'], ['src/dist']],
  ['build/**', ['build/a', 'build/a/b', 'build'], ['rebuild/a']],
  ['**/out/**', ['out/a', 'x/out/a/b'], ['about/a']],
  ['src/*/gen', ['src/a/gen/x.ts'], ['src/a/b/gen/x.ts', 'src/gen/x.ts']],
  ['src/**/gen', ['src/gen/x', 'src/a/b/gen'], ['gen/x']],
  ['*.{log,tmp}', ['a.log', 'b.tmp'], ['x/a.log', 'a.txt']],
  ['**/{a,b{c,d}}.ts', ['a.ts', 'x/bc.ts', 'bd.ts'], ['b.ts', 'c.ts']],
  ['file?.ts', ['file1.ts'], ['file.ts', 'file12.ts', 'file/.ts']],
  ['[abc].ts', ['a.ts'], ['d.ts']],
  ['[!abc].ts', ['d.ts'], ['a.ts']],
  ['a+(b).ts', ['a+(b).ts'], ['aab.ts', 'ab.ts']],
  ['**', ['a', 'a/b'], []],
  ['[z-a]', [], ['z', 'a']],
];

describe('excluderOf', () => {
  for (const [glob, excluded, not] of cases)
    it(`means what VS Code means by ${glob}`, () => {
      for (const path of excluded) assert.ok(excluderOf([glob])(path), path);
      for (const path of not) assert.ok(!excluderOf([glob])(path), path);
    });

  it('excludes nothing without globs, and by any of several', () => {
    assert.ok(!excluderOf([])('a.ts'));
    assert.ok(excluderOf(['b.ts', 'a.ts'])('a.ts'));
  });
});
