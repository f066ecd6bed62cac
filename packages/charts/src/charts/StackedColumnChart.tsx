import { lazy } from 'react';
import { ChartFrame } from '../frame/ChartFrame';
import { NavigablePlot } from '../navigation/NavigablePlot';
import type { TimeChartProps } from './ColumnChart';

const StackedColumnPlot = lazy(() => import('../plots/StackedColumnPlot'));

/**
 * A column per period whose parts are the series, the first at the bottom.
 * Incomplete periods are hatched; series with a sign stand above the column
 * where they are not zero.
 *
 * @public
 */
export function StackedColumnChart(props: TimeChartProps) {
  const { height = 240, width, ...frame } = props;
  return (
    <ChartFrame {...frame} height={height} legend newestFirst>
      {data => (
        <NavigablePlot
          label={frame.title}
          data={data}
          heightPixels={height}
          widthPixels={width}
          plot={StackedColumnPlot}
        />
      )}
    </ChartFrame>
  );
}
