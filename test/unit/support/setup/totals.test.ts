import assert from 'node:assert/strict';
import { sum, totalsOfMocha, totalsOfStep } from '../../../support/setup/totals.ts';

describe('totals', () => {
  it('counts a step as one check', () => {
    assert.deepEqual(totalsOfStep(0), { passed: 1, failed: 0 });
    assert.deepEqual(totalsOfStep(2), { passed: 0, failed: 1 });
  });

  it('reads what mocha reports', () => {
    const output = '  1) breaks\n\n  12 passing (3s)\n  2 failing\n\n  1) breaks\n';
    assert.deepEqual(totalsOfMocha(2, output), { passed: 12, failed: 2 });
    assert.deepEqual(totalsOfMocha(0, '\n  4 passing (18s)\n'), { passed: 4, failed: 0 });
  });

  it('takes the last report, as a test may print one too', () => {
    assert.deepEqual(totalsOfMocha(0, '  9 passing\n  1 failing\n\n  3 passing (1s)\n  0 failing\n'), {
      passed: 3,
      failed: 0,
    });
  });

  it('counts a run that broke outside its tests as a failure', () => {
    assert.deepEqual(totalsOfMocha(1, '  4 passing (18s)\n'), { passed: 4, failed: 1 });
    assert.deepEqual(totalsOfMocha(1, 'SyntaxError'), { passed: 0, failed: 1 });
  });

  it('counts a run without tests as a failure', () => {
    assert.deepEqual(totalsOfMocha(0, '  0 passing (1ms)\n'), { passed: 0, failed: 1 });
  });

  it('adds up', () => {
    assert.deepEqual(sum({ passed: 1, failed: 2 }, { passed: 10, failed: 20 }), { passed: 11, failed: 22 });
  });
});
