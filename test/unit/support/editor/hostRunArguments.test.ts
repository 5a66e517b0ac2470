import assert from 'node:assert/strict';
import { readHostRunArguments } from '../../../support/editor/hostRunArguments.ts';

const paths = [
  '--extensionDevelopmentPath=/project',
  '--extensionTestsPath=/project/out/tests.cjs',
  '/folder',
];

describe('arguments of a run of host tests', () => {
  it('come as test-electron writes them', () => {
    const run = readHostRunArguments(['--no-sandbox', '--disable-workspace-trust', ...paths]);
    assert.deepEqual(run, {
      extension: '/project',
      tests: '/project/out/tests.cjs',
      folder: '/folder',
      trusted: true,
    });
  });

  it('mean Restricted Mode unless trust is off', () => {
    assert.equal(readHostRunArguments(paths).trusted, false);
  });

  for (const [index, path] of paths.entries()) {
    it(`need ${path}`, () => {
      assert.throws(() => readHostRunArguments(paths.toSpliced(index, 1)), /absolute path/);
    });
  }

  it('are absolute paths', () => {
    assert.throws(
      () => readHostRunArguments([...paths.slice(0, 2), 'folder']),
      /the folder as an absolute path/,
    );
  });
});
