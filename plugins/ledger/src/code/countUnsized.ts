import type { CodeReport } from '@pitstop/plugin-ledger-common';
import { shownOnly } from '../report/shownOnly';

/** How many of the merged pull requests have no size; undefined where that is not shown. */
export function countUnsized(code: CodeReport): number | undefined {
  const { timeToMerge, sizes } = code;
  const merged = shownOnly(timeToMerge.current.timeToMerge);
  if (!merged || sizes.status === 'withheld') {
    return undefined;
  }
  return merged.changes - (shownOnly(sizes)?.changes ?? 0);
}
