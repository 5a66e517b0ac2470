import assert from 'node:assert/strict';
import { readFolderTree, type TreeEntry } from '../../../src/core/context/folderTree.ts';

interface Folder {
  readonly [name: string]: Folder | null;
}

function listOf(root: Folder): (path: readonly string[]) => Promise<TreeEntry[]> {
  return (path) => {
    const folder = path.reduce<Folder>((at, name) => at[name] ?? {}, root);
    return Promise.resolve(
      Object.entries(folder).map(([name, inside]) => ({ name, isFolder: inside !== null })),
    );
  };
}

const shop: Folder = {
  'zoo.ts': null,
  'README.md': null,
  src: { 'b.ts': null, deep: { deeper: { 'x.ts': null } }, 'a.ts': null },
  empty: {},
};

describe('readFolderTree', () => {
  it('draws folders first, then files, by name', async () => {
    const { text, entries, isWhole } = await readFolderTree(listOf(shop), { entries: 100, depth: 10 });
    assert.equal(text, 'empty/\nsrc/\n  deep/\n    deeper/\n      x.ts\n  a.ts\n  b.ts\nREADME.md\nzoo.ts');
    assert.equal(entries, 9);
    assert.ok(isWhole);
  });

  it('cuts off what is deepest, and says so', async () => {
    const { text, isWhole } = await readFolderTree(listOf(shop), { entries: 100, depth: 2 });
    assert.equal(text, 'empty/\nsrc/\n  deep/ …\n  a.ts\n  b.ts\nREADME.md\nzoo.ts');
    assert.ok(!isWhole);
  });

  it('takes at most so many entries, level by level', async () => {
    const { text, entries, isWhole } = await readFolderTree(listOf(shop), { entries: 5, depth: 10 });
    assert.equal(text, 'empty/\nsrc/\n  deep/ …\n  … 2 more\nREADME.md\nzoo.ts');
    assert.equal(entries, 5);
    assert.ok(!isWhole);
  });

  it('cuts within the first level too', async () => {
    const { text, isWhole } = await readFolderTree(listOf(shop), { entries: 1, depth: 10 });
    assert.equal(text, 'empty/ …\n… 3 more');
    assert.ok(!isWhole);
  });

  it('is whole when the limits are just reached', async () => {
    assert.ok((await readFolderTree(listOf({ a: null }), { entries: 1, depth: 1 })).isWhole);
  });

  it('draws nothing for an empty folder', async () => {
    assert.deepEqual(await readFolderTree(listOf({}), { entries: 5, depth: 5 }), {
      text: '',
      entries: 0,
      isWhole: true,
    });
  });
});
