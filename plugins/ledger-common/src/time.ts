/** The periods a series is cut into. Weeks are ISO weeks, starting on Monday. @public */
export type Granularity = 'day' | 'week' | 'month';

/** @public */
export const granularities: readonly Granularity[] = ['day', 'week', 'month'];

/** Half-open: `from` is inside, `to` is not. RFC 3339 instants. @public */
export interface TimeRange {
  from: string;
  to: string;
}

/**
 * A stretch of a series.
 *
 * @public
 */
export interface Period {
  start: string;
  end: string;
  /** The range or the present cuts it: its number is not final or not whole. */
  incomplete: boolean;
}

/** A summary of the range, of the range of equal length before it, and over time. @public */
export interface Measured<T> {
  current: T;
  previous: T;
  series: Array<Period & T>;
}
