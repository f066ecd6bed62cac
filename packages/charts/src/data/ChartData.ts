import type { ChartTone } from '../theme/tones';

/**
 * What a number counts; it decides how values and axes are written. A ratio is
 * from 0 to 1.
 *
 * @public
 */
export type ChartUnit = 'count' | 'seconds' | 'ratio';

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

/** A remark on a point, by somebody who knows what happened. @public */
export interface ChartNote {
  /** One or two characters that stand in the chart and beside the text: "3". */
  mark: string;
  text: string;
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
  /** Where a chart knows how to draw them; listed and announced everywhere. */
  notes?: ChartNote[];
  /** By series id. Undefined is *no data*, never zero. */
  values: Record<string, number | undefined>;
}

/** A single measurement among those that the points sum up. @public */
export interface ChartSample {
  /** Its place on the axis: 2.5 is the middle of the third point. */
  at: number;
  value: number;
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
  /** Measurements to be drawn behind the points, where a chart knows how. */
  samples?: ChartSample[];
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
