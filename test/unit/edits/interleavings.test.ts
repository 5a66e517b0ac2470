import assert from 'node:assert/strict';
import { playInterleavings } from '../../support/interleavings.ts';

describe('a proposal that is decided about while the document changes', () => {
  it('loses, doubles and misplaces nothing in 300 random interleavings', () => {
    const { runs, accepted, rejected, acceptsUndone } = playInterleavings(20_261_124, 300);
    assert.ok(runs >= 300 && accepted > 300 && rejected > 50 && acceptsUndone > 50);
  });
});
