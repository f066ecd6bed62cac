import {
  Area,
  CartesianGrid,
  ComposedChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { drawnSeries, type ChartPoint } from '../data/ChartData';
import { chartTones } from '../theme/tones';
import { pointAxisProps, valueAxisProps } from './plotAxes';
import type { PlotProps } from './PlotProps';
import { PlotSize } from './PlotSize';
import { PlotTooltip } from './PlotTooltip';
import { trendLines } from './trendLines';

/** A line per drawn series; the space between the first two is filled. */
export default function TrendPlot(props: PlotProps) {
  const { data, heightPixels, widthPixels, activeIndex, formats } = props;
  const drawn = drawnSeries(data);
  const [lower, upper] = drawn;
  const band = (point: ChartPoint) => {
    const from = point.values[lower.id];
    const to = upper && point.values[upper.id];
    return from === undefined || to === undefined ? undefined : [from, to];
  };
  return (
    <PlotSize heightPixels={heightPixels} widthPixels={widthPixels}>
      <ComposedChart
        data={data.points}
        accessibilityLayer={false}
        margin={{ top: 8, right: 28, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
        <XAxis {...pointAxisProps(data)} />
        <YAxis {...valueAxisProps(data, formats)} />
        <Tooltip
          isAnimationActive={false}
          defaultIndex={activeIndex}
          filterNull={false}
          cursor={{ stroke: 'var(--bui-fg-secondary)' }}
          content={({ label }) => <PlotTooltip {...props} pointId={label} />}
        />
        {upper && (
          <Area
            dataKey={band}
            stroke="none"
            fill={chartTones[lower.tone]}
            fillOpacity={0.12}
            activeDot={false}
            isAnimationActive={false}
          />
        )}
        {drawn.flatMap((series, index) =>
          trendLines(data.points, series, index === 0),
        )}
      </ComposedChart>
    </PlotSize>
  );
}
