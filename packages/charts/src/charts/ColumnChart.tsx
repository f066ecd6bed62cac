import { lazy } from 'react';
import { ChartFrame, type ChartProps } from '../frame/ChartFrame';
import { NavigablePlot } from '../navigation/NavigablePlot';

const ColumnPlot = lazy(() => import('../plots/ColumnPlot'));

/** @public */
export interface TimeChartProps extends ChartProps {
  /** In pixels; the width there is when left out. */
  width?: number;
}

/**
 * A column per period, of the first series. Incomplete periods are hatched,
 * a zero stands as a line on the axis, *no data* leaves the place empty.
 *
 * @public
 */
export function ColumnChart(props: TimeChartProps) {
  const { height = 220, width, ...frame } = props;
  return (
    <ChartFrame {...frame} height={height} legend newestFirst>
      {data => (
        <NavigablePlot
          label={frame.title}
          data={data}
          heightPixels={height}
          widthPixels={width}
          plot={ColumnPlot}
        />
      )}
    </ChartFrame>
  );
}
