import { lazy } from 'react';
import { ChartFrame } from '../frame/ChartFrame';
import { NavigablePlot } from '../navigation/NavigablePlot';
import type { TimeChartProps } from './ColumnChart';

const ScatterPlot = lazy(() => import('../plots/ScatterPlot'));

/**
 * A dot per point: the first series along the bottom, the second upwards. A
 * point without both is not drawn.
 *
 * @public
 */
export function ScatterChart(props: TimeChartProps) {
  const { height = 320, width, ...frame } = props;
  return (
    <ChartFrame {...frame} height={height}>
      {data => (
        <NavigablePlot
          label={frame.title}
          data={data}
          heightPixels={height}
          widthPixels={width}
          plot={ScatterPlot}
        />
      )}
    </ChartFrame>
  );
}
