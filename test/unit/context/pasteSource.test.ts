import assert from 'node:assert/strict';
import { onlyPlace } from '../../../src/core/context/pasteSource.ts';

describe('onlyPlace', () => {
  const document = 'one\n  two\nthree\none\nfour';

  it('finds lines that stand at one place', () => {
    assert.deepEqual(onlyPlace('  two\nthree', document), {
      start: { line: 1, character: 0 },
      end: { line: 2, character: 5 },
    });
  });

  it('finds what begins and ends within lines', () => {
    assert.deepEqual(onlyPlace('wo\nthr', document), {
      start: { line: 1, character: 3 },
      end: { line: 2, character: 3 },
    });
  });

  it('does not mind line endings', () => {
    assert.ok(onlyPlace('  two\r\nthree', document));
    assert.ok(onlyPlace('  two\nthree', document.replaceAll('\n', '\r\n')));
  });

  for (const [name, text] of [
    ['one line', '  two'],
    ['one line with its ending', '  two\n'],
    ['other lines', 'two\nfour'],
  ] as const)
    it(`does not find ${name}`, () => {
      assert.equal(onlyPlace(text, document), undefined);
    });

  it('does not find what is there twice', () => {
    assert.equal(onlyPlace('a\nb', 'a\nb\na\nb'), undefined);
  });
});
