import type { ChartTone } from '../theme/tones';

/** What a number counts; it decides how values and axes are written. @public */
export type ChartUnit = 'count' | 'seconds';

/** A sign that tells what happened without a colour. @public */
export type ChartSign = 'cross' | 'check';

/** One measured quantity of a chart. @public */
export interface ChartSeries {
  id: string;
  /** Legend, table heading and announcement: "Deployments". */
  name: string;
  unit: ChartUnit;
  tone: ChartTone;
  /** In table, tooltip and announcement only: what the drawn numbers rest on. */
  listedOnly?: boolean;
  /** Drawn as a sign where it is not zero, and not by its size: "a failure was here". */
  sign?: ChartSign;
  /** Drawn as an outline: it is not of the same kind as what is filled. */
  outlined?: boolean;
}

/** One place on the axis. @public */
export interface ChartPoint {
  id: string;
  /** In full, for tooltip, table and announcement: "6 – 12 Jan 2025". */
  label: string;
  /** Short, for the axis: "6 Jan". */
  tick: string;
  /** The number is not final or not whole; drawn and told apart. */
  incomplete?: boolean;
  /** By series id. Undefined is *no data*, never zero. */
  values: Record<string, number | undefined>;
}

/**
 * What a chart draws, its table lists and its keyboard navigation announces.
 *
 * @public
 */
export interface ChartData {
  /** Heading of the points in the table: "Week". */
  pointName: string;
  /** In the order they are drawn and listed. */
  series: ChartSeries[];
  points: ChartPoint[];
}

/** Those that are drawn by their size. */
export function sizedSeries(data: ChartData): ChartSeries[] {
  return drawnSeries(data).filter(series => !series.sign);
}

/** Those that a point is marked with. */
export function signSeries(data: ChartData): ChartSeries[] {
  return drawnSeries(data).filter(series => series.sign);
}

/** The series that have marks. */
export function drawnSeries(data: ChartData): ChartSeries[] {
  return data.series.filter(series => !series.listedOnly);
}
