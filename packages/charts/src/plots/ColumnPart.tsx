import type { BarShapeProps } from 'recharts';
import type { ChartPoint, ChartSeries } from '../data/ChartData';
import { chartTones } from '../theme/tones';

interface ColumnPartProps {
  shape: BarShapeProps;
  series: ChartSeries;
  /** Pattern for a number that is not final or not whole. */
  hatchId: string;
}

/** Parts keep off each other by a line of background. */
const gapPixels = 1;

/** The part of a column that one series has in one point. */
export function ColumnPart({ shape, series, hatchId }: ColumnPartProps) {
  const { x, y, width, height } = shape;
  const point: ChartPoint = shape.payload;
  if (!point.values[series.id] || height <= 0) {
    return <g />;
  }
  const color = chartTones[series.tone];
  const framed = series.outlined || point.incomplete;
  const inset = framed ? 0.75 : 0;
  const filled = point.incomplete ? `url(#${hatchId})` : color;
  return (
    <rect
      data-series={series.id}
      data-incomplete={point.incomplete || undefined}
      x={x + inset}
      y={y + gapPixels + inset}
      width={Math.max(1, width - 2 * inset)}
      height={Math.max(1, height - gapPixels - 2 * inset)}
      rx={Math.min(2, width / 4)}
      fill={series.outlined ? 'none' : filled}
      stroke={framed ? color : 'none'}
      strokeWidth={1.5}
      strokeDasharray={series.outlined && point.incomplete ? '3 2' : undefined}
    />
  );
}
