import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countOne, format, isNothing, reconcile, sum } from './counts.ts';

describe('the counts of a test run', () => {
  it('name skipped tests only if there are any', () => {
    const counts = { passed: 3, failed: 1, skipped: 0 };
    assert.equal(format(counts), '3 passed, 1 failed');
    assert.equal(
      format({ ...counts, skipped: 2 }),
      '3 passed, 1 failed, 2 skipped',
    );
  });

  it('add up', () => {
    assert.deepEqual(
      sum([
        countOne(true),
        countOne(false),
        { passed: 5, failed: 2, skipped: 1 },
      ]),
      { passed: 6, failed: 3, skipped: 1 },
    );
  });

  it('have a failure when the runner failed without naming one', () => {
    const counts = { passed: 7, failed: 0, skipped: 0 };
    assert.deepEqual(reconcile(counts, 1), { ...counts, failed: 1 });
    assert.deepEqual(reconcile({ ...counts, failed: 4 }, 1).failed, 4);
  });

  it('tell a run without tests', () => {
    assert.equal(isNothing(sum([])), true);
    assert.equal(isNothing({ passed: 0, failed: 0, skipped: 1 }), false);
  });
});
