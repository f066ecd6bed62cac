import { lazy } from 'react';
import { FramedPlot, type TimeChartProps } from './FramedPlot';

const StackedColumnPlot = lazy(() => import('../plots/StackedColumnPlot'));

/**
 * A column per period whose parts are the series, the first at the bottom.
 * Incomplete periods are hatched; series with a sign stand above the column
 * where they are not zero.
 *
 * @public
 */
export function StackedColumnChart({ height = 240, ...props }: TimeChartProps) {
  return (
    <FramedPlot {...props} height={height} plot={StackedColumnPlot} overTime />
  );
}
