import { lazy } from 'react';
import { ChartFrame } from '../frame/ChartFrame';
import { NavigablePlot } from '../navigation/NavigablePlot';
import type { TimeChartProps } from './ColumnChart';

const RangePlot = lazy(() => import('../plots/RangePlot'));

/**
 * A box per point from the first series (a first quartile) to the third (a third
 * quartile), with a line at the second (the median), over samples of what they
 * sum up. Times are on a logarithmic axis: a minute and a month are both seen.
 *
 * @public
 */
export function RangeChart(props: TimeChartProps) {
  const { height = 280, width, ...frame } = props;
  return (
    <ChartFrame {...frame} height={height}>
      {data => (
        <NavigablePlot
          label={frame.title}
          data={data}
          heightPixels={height}
          widthPixels={width}
          plot={RangePlot}
        />
      )}
    </ChartFrame>
  );
}
