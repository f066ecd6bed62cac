import { lazy } from 'react';
import { FramedPlot, type TimeChartProps } from './FramedPlot';

const ColumnPlot = lazy(() => import('../plots/ColumnPlot'));

/**
 * A column per period, of the first series. Incomplete periods are hatched,
 * a zero stands as a line on the axis, *no data* leaves the place empty.
 *
 * @public
 */
export function ColumnChart({ height = 220, ...props }: TimeChartProps) {
  return <FramedPlot {...props} height={height} plot={ColumnPlot} overTime />;
}
