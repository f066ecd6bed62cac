import type { Measured, Period } from '@pitstop/plugin-ledger-common';
import type { Instant } from '../observe';
import type { Scope } from '../scope';
import { scopeBindings } from '../store/scopeBindings';
import type { Window } from './Window';

/*
 * Every metric is computed over three kinds of buckets in one pass: the periods
 * of the series, the whole range, and the range before it. A row belongs to the
 * period that width_bucket() finds for it, from 1; what comes before the range
 * is period 0.
 */

/** Groups by period and, for the totals, by whether it is in the range. */
export const groupByBucket = `
  group by grouping sets ((period, period > 0), (period > 0))
  having grouping(period) = 1 or period > 0`;

/** Where a row of a result belongs; `period` is null in those of the totals. */
export interface BucketRow {
  period: number | null;
  current: boolean;
}

/** The named bindings that queries over buckets use. */
export function bucketBindings(
  scope: Scope,
  window: Window,
): Record<string, string[] | string | boolean | null> {
  return {
    ...scopeBindings(scope),
    starts: window.periods.map(({ start }) => toIso(start)),
    previousFrom: toIso(window.previousFrom),
    to: toIso(window.to),
  };
}

/** A stretch of time, half-open. */
export interface Stretch {
  start: Instant;
  end: Instant;
}

/**
 * Puts the rows of a result where they belong. Buckets without a row are
 * summarized from nothing.
 */
export function toMeasured<TRow extends BucketRow, T>(
  rows: TRow[],
  window: Window,
  now: Instant,
  summarize: (row: TRow | undefined, stretch: Stretch) => T,
): Measured<T> {
  const totals = rows.filter(row => row.period === null);
  const byPeriod = new Map(rows.map(row => [row.period, row]));
  return {
    current: summarize(
      totals.find(row => row.current),
      { start: window.from, end: window.to },
    ),
    previous: summarize(
      totals.find(row => !row.current),
      { start: window.previousFrom, end: window.from },
    ),
    series: window.periods.map((period, index) => ({
      ...toPeriod(period, now),
      ...summarize(byPeriod.get(index + 1), period),
    })),
  };
}

function toPeriod(
  { start, end, cut }: Window['periods'][number],
  now: Instant,
): Period {
  return {
    start: toIso(start),
    end: toIso(end),
    incomplete: cut || end > now,
  };
}

export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}
