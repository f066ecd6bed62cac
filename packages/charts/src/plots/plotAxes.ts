import { axisTicks } from '../data/axisTicks';
import {
  drawnSeries,
  sizedSeries,
  type ChartData,
  type ChartPoint,
} from '../data/ChartData';
import { formatValue } from '../data/formatValue';
import type { Formats } from '../format';

export const axisText = { fill: 'var(--bui-fg-secondary)', fontSize: 12 };

/** Room that recharts reserves for the labels of the value axis, per character. */
export const pixelsPerCharacter = 7;

function largestValue(data: ChartData): number {
  return Math.max(
    0,
    ...data.points.flatMap(point =>
      drawnSeries(data).map(series => point.values[series.id] ?? 0),
    ),
  );
}

/** The height of a column whose parts stand on each other. */
export function stackedValue(point: ChartPoint, data: ChartData): number {
  return sizedSeries(data).reduce(
    (sum, series) => sum + (point.values[series.id] ?? 0),
    0,
  );
}

function largestStack(data: ChartData): number {
  return Math.max(0, ...data.points.map(point => stackedValue(point, data)));
}

/** The value axis: from zero, round steps, in the unit of the first drawn series. */
export function valueAxisProps(
  data: ChartData,
  formats: Formats,
  stacked = false,
) {
  const { unit } = drawnSeries(data)[0];
  const maximum = stacked ? largestStack(data) : largestValue(data);
  const ticks = axisTicks(maximum, unit);
  const labels = ticks.map(tick => {
    if (tick === 0) {
      return '0';
    }
    return unit === 'seconds'
      ? formats.durationStep(tick, ticks[1])
      : formatValue(tick, unit, formats);
  });
  const longest = Math.max(...labels.map(label => label.length));
  return {
    ticks,
    domain: [0, ticks[ticks.length - 1]],
    tickFormatter: (tick: number) => labels[ticks.indexOf(tick)] ?? '',
    width: longest * pixelsPerCharacter + 12,
    tick: axisText,
    axisLine: false,
    tickLine: false,
  };
}

/** The axis of points: as many labels as fit, always the first and the last. */
export function pointAxisProps(data: ChartData) {
  const ticks = new Map(data.points.map(point => [point.id, point.tick]));
  return {
    dataKey: 'id',
    tickFormatter: (id: string) => ticks.get(id) ?? '',
    interval: 'equidistantPreserveStart' as const,
    minTickGap: 20,
    tick: axisText,
    axisLine: { stroke: 'var(--bui-border-2)' },
    tickLine: false,
  };
}
