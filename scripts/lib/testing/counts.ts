/** How many tests ended how. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Of a check that is one thing, such as the type check. */
export function countOne(passed: boolean): Counts {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** What a test runner counted, where a run that failed has at least one failure. */
export function reconcile(counts: Counts, exitCode: number): Counts {
  return exitCode === 0
    ? counts
    : { ...counts, failed: Math.max(counts.failed, 1) };
}

/** Whether there was nothing to run. */
export function isNothing(counts: Counts): boolean {
  return counts.passed + counts.failed + counts.skipped === 0;
}

/** @see Counts */
export function sum(all: Counts[]): Counts {
  return all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: total.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** @example `311 passed, 0 failed, 2 skipped` */
export function format({ passed, failed, skipped }: Counts): string {
  const parts = [`${passed} passed`, `${failed} failed`];
  return [...parts, ...(skipped ? [`${skipped} skipped`] : [])].join(', ');
}
