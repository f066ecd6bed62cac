import type { ComponentType } from 'react';
import { ChartFrame, type ChartProps } from '../frame/ChartFrame';
import { NavigablePlot } from '../navigation/NavigablePlot';
import type { PlotProps } from '../plots/PlotProps';

/** @public */
export interface TimeChartProps extends ChartProps {
  /** In pixels; the width there is when left out. */
  width?: number;
}

interface FramedPlotProps extends TimeChartProps {
  height: number;
  plot: ComponentType<PlotProps>;
  /** Whether series are told apart by colour, and the newest point comes first in the table. */
  overTime?: boolean;
}

/** A plot in its frame: what all charts of points share. */
export function FramedPlot(props: FramedPlotProps) {
  const { height, width, plot, overTime = false, ...frame } = props;
  return (
    <ChartFrame
      {...frame}
      height={height}
      legend={overTime}
      newestFirst={overTime}
    >
      {data => (
        <NavigablePlot
          label={frame.title}
          data={data}
          heightPixels={height}
          widthPixels={width}
          plot={plot}
        />
      )}
    </ChartFrame>
  );
}
