import type { Measured } from '@pitstop/plugin-ledger-common';
import type { Instant } from '../observe';
import { toPeriod } from './toPeriod';
import type { Window } from './Window';

/**
 * What held at moments: at the end of the range before (index 0), and at the
 * end of each period. The last is that of the range.
 *
 * A moment that has not come is answered by what holds now; a period that has
 * not begun by nothing.
 *
 * @param summarize - Undefined is given for a period that has not begun.
 */
export function toMoments<T>(
  { from, periods }: Window,
  now: Instant,
  summarize: (index: number | undefined) => T,
): Measured<T> {
  const begun = periods.findLastIndex(({ start }) => start < now);
  return {
    current: summarize(begun < 0 ? undefined : begun + 1),
    previous: summarize(from <= now ? 0 : undefined),
    series: periods.map((period, index) => ({
      ...toPeriod(period, now),
      ...summarize(index <= begun ? index + 1 : undefined),
    })),
  };
}
