import type { ChartPoint, Formats } from '@pitstop/charts';
import type { Granularity, Period } from '@pitstop/plugin-ledger-common';

/** Periods of a report as the points of a chart. */
export function toPoints<T>(
  series: ReadonlyArray<Period & T>,
  granularity: Granularity,
  formats: Formats,
  values: (measured: T) => ChartPoint['values'],
): ChartPoint[] {
  return series.map(period => ({
    id: period.start,
    label: formats.period(period, granularity),
    tick: formats.periodTick(period, granularity),
    incomplete: period.incomplete,
    values: values(period),
  }));
}

/** The smallest and largest known number of the complete periods, if any. */
export function extremes<T>(
  series: ReadonlyArray<Period & T>,
  value: (measured: T) => number | undefined,
): { minimum: number; maximum: number } | undefined {
  const known = series
    .filter(period => !period.incomplete)
    .map(value)
    .filter(each => each !== undefined);
  return known.length === 0
    ? undefined
    : { minimum: Math.min(...known), maximum: Math.max(...known) };
}
