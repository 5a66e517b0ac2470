import assert from 'node:assert/strict';
import { cutRules } from '../../../src/core/prompts/cutRules.ts';

describe('cutRules', () => {
  it('leaves what is short as it is', () => {
    assert.equal(cutRules('a\nb\n'), 'a\nb\n');
    assert.equal(cutRules('a'.repeat(8000)), 'a'.repeat(8000));
  });

  it('cuts after a whole line, and says so', () => {
    const cut = cutRules('a line of rules\n'.repeat(1000));
    assert.ok(cut.length < 8100);
    assert.match(cut, /^(a line of rules\n)+\(The file goes on; the rest was left out\.\)$/);
  });

  it('cuts within a line where there is only one', () => {
    assert.ok(cutRules('a'.repeat(9000)).startsWith(`${'a'.repeat(8000)}\n(`));
  });
});
