import assert from 'node:assert/strict';
import { decodeText } from '../../../src/core/context/decodeText.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('decodeText', () => {
  for (const text of ['', 'plain\n', 'Größe 大きさ 👍'])
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.equal(decodeText(encode(text)), text);
    });

  it('leaves a byte order mark out', () => {
    assert.equal(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), 'a');
  });

  for (const [name, bytes] of [
    ['a NUL', encode('PNG\0\0')],
    ['the last NUL that is looked for', encode(`${'a'.repeat(8191)}\0`)],
    ['Latin-1', Uint8Array.of(0x47, 0x72, 0xf6, 0xdf, 0x65)],
    ['half a letter', encode('ö').subarray(0, 1)],
  ] as const)
    it(`takes ${name} for a binary`, () => {
      assert.equal(decodeText(bytes), undefined);
    });

  it('does not look for NULs behind the first 8 KB', () => {
    assert.equal(decodeText(encode(`${'a'.repeat(8192)}\0`))?.length, 8193);
  });
});
