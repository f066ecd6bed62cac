import { lazy } from 'react';
import { FramedPlot, type TimeChartProps } from './FramedPlot';

const RangePlot = lazy(() => import('../plots/RangePlot'));

/**
 * A box per point from the first series (a first quartile) to the third (a third
 * quartile), with a line at the second (the median), over samples of what they
 * sum up. Times are on a logarithmic axis: a minute and a month are both seen.
 *
 * @public
 */
export function RangeChart({ height = 280, ...props }: TimeChartProps) {
  return <FramedPlot {...props} height={height} plot={RangePlot} />;
}
