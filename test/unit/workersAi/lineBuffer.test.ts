import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineBuffer } from '../../../src/core/workersAi/lineBuffer.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

describe('LineBuffer', () => {
  it('gives whole lines and keeps the beginning of the next one', () => {
    const buffer = new LineBuffer();
    assert.equal(buffer.push(encoder.encode('first ')), undefined);
    const lines = buffer.push(encoder.encode('line\nNEXT'));
    assert.equal(decoder.decode(lines), 'first line\n');
    assert.equal(decoder.decode(buffer.takeRest()), 'NEXT');
  });

  it('loses nothing and mixes up nothing, however the bytes come', () => {
    const pieces = fc.array(fc.array(fc.constantFrom('a', 'bc', '\n', '\r', 'ü'), { maxLength: 8 }));
    fc.assert(
      fc.property(pieces, (chunks) => {
        const buffer = new LineBuffer();
        const texts = chunks.map((chunk) => chunk.join(''));
        const taken = texts.map((text) => buffer.push(encoder.encode(text)));
        const all = [...taken.map((lines) => decoder.decode(lines)), decoder.decode(buffer.takeRest())];
        assert.equal(all.join(''), texts.join(''));
      }),
      { seed: 1 },
    );
  });
});
