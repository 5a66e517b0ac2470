import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bestFitting, fuzzyScore } from '../../../src/core/context/fuzzy.ts';

const paths = [
  'src/host/chat/chatView.ts',
  'src/core/orders.ts',
  'docs/order-of-service.md',
  'src/webview/borders/recorder.css',
  'test/orders.test.ts',
  'src/o/r/d.ts',
];
const best = (query: string): string | undefined => bestFitting(query, paths, (path) => path, 20)[0];

describe('fuzzy search', () => {
  for (const [query, path] of [
    ['orders', 'src/core/orders.ts'],
    ['ORDERS', 'src/core/orders.ts'],
    ['cv', 'src/host/chat/chatView.ts'],
    ['chat/ch', 'src/host/chat/chatView.ts'],
    ['order-', 'docs/order-of-service.md'],
    ['orders.test', 'test/orders.test.ts'],
    ['src/or', 'src/core/orders.ts'],
  ] as const)
    it(`finds ${path} by ${query}`, () => {
      assert.equal(best(query), path);
    });

  it('finds nothing where a letter is missing', () => {
    assert.equal(fuzzyScore('ordersx', 'src/core/orders.ts'), undefined);
    assert.deepEqual(
      bestFitting('qqq', paths, (path) => path, 5),
      [],
    );
  });

  it('keeps the order of what fits as well, and at most so many', () => {
    assert.deepEqual(
      bestFitting('', paths, (path) => path, 2),
      paths.slice(0, 2),
    );
  });

  it('finds every path by any of its letters in their order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.array(fc.boolean()), (path, chosen) => {
        const query = path
          .split('')
          .filter((_, index) => chosen[index])
          .join('');
        assert.notEqual(fuzzyScore(query, path), undefined);
      }),
      { seed: 7 },
    );
  });
});
