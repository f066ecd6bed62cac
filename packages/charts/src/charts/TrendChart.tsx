import { lazy } from 'react';
import { FramedPlot, type TimeChartProps } from './FramedPlot';

const TrendPlot = lazy(() => import('../plots/TrendPlot'));

/**
 * A line per series over time; the space between the first two (a median and
 * its 90th percentile) is filled. Incomplete periods are reached with dashes,
 * *no data* leaves a gap.
 *
 * @public
 */
export function TrendChart({ height = 220, ...props }: TimeChartProps) {
  return <FramedPlot {...props} height={height} plot={TrendPlot} overTime />;
}
