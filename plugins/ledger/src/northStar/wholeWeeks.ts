import type { Period } from '@pitstop/plugin-ledger-common';

/** The weeks that are over and not cut. */
export function wholeWeeks<T extends Period>(weeks: readonly T[]): T[] {
  return weeks.filter(week => !week.incomplete);
}
