import { lazy } from 'react';
import { ChartFrame } from '../frame/ChartFrame';
import { NavigablePlot } from '../navigation/NavigablePlot';
import type { TimeChartProps } from './ColumnChart';

const TrendPlot = lazy(() => import('../plots/TrendPlot'));

/**
 * A line per series over time; the space between the first two (a median and
 * its 90th percentile) is filled. Incomplete periods are reached with dashes,
 * *no data* leaves a gap.
 *
 * @public
 */
export function TrendChart(props: TimeChartProps) {
  const { height = 220, width, ...frame } = props;
  return (
    <ChartFrame {...frame} height={height} legend newestFirst>
      {data => (
        <NavigablePlot
          label={frame.title}
          data={data}
          heightPixels={height}
          widthPixels={width}
          plot={TrendPlot}
        />
      )}
    </ChartFrame>
  );
}
