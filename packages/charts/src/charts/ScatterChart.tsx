import { lazy } from 'react';
import { FramedPlot, type TimeChartProps } from './FramedPlot';

const ScatterPlot = lazy(() => import('../plots/ScatterPlot'));

/**
 * A dot per point: the first series along the bottom, the second upwards. A
 * point without both is not drawn.
 *
 * @public
 */
export function ScatterChart({ height = 320, ...props }: TimeChartProps) {
  return <FramedPlot {...props} height={height} plot={ScatterPlot} />;
}
