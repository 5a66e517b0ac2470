import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { estimateTokens } from '../../../src/core/tokens/estimate.ts';

// Counts of Llama 3's own tokenizer, without special tokens, from llama.cpp's published vectors (MIT licence).
const published: readonly [string, number][] = [
  ['', 0],
  ['Hello world', 2],
  [' Hello World!', 3],
  ['Hello, world!', 4],
  ['3333333', 3],
  ['!!!!!!', 1],
  ['ied 4 ½ months', 6],
  ['w048 7tuijk dsdfhu', 9],
  ['нещо на Български', 8],
  ["Hello, y'all! How are you 😁 ?我想在apple工作1314151天～", 26],
];

describe('estimateTokens', () => {
  for (const [text, tokens] of published) {
    it(`is near ${tokens} for ${JSON.stringify(text)}`, () => {
      const estimate = estimateTokens(text);
      assert.ok(estimate >= tokens * 0.6 && estimate <= tokens * 2.2 + 1, `estimated ${estimate}`);
    });
  }

  it('gives whole numbers and grows with the text', () => {
    const source = readFileSync('src/core/tokens/estimate.ts', 'utf8');
    assert.ok(Number.isInteger(estimateTokens(source)));
    assert.ok(estimateTokens(source + source) > estimateTokens(source));
  });

  it('counts a megabyte of letters, of spaces, of digits and of emoji', () => {
    for (const character of ['a', ' ', '7', '🦙']) {
      const text = character.repeat(1_000_000 / character.length);
      assert.ok(estimateTokens(text) > 50_000);
    }
  });
});
