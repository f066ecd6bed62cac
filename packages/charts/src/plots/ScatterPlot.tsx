import {
  CartesianGrid,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { axisTicks } from '../data/axisTicks';
import {
  drawnSeries,
  type ChartPoint,
  type ChartSeries,
} from '../data/ChartData';
import { formatValue } from '../data/formatValue';
import type { Formats } from '../format';
import { chartTones } from '../theme/tones';
import { axisText, pixelsPerCharacter } from './plotAxes';
import type { PlotProps } from './PlotProps';
import { PlotSize } from './PlotSize';
import { PlotTooltip } from './PlotTooltip';

const titlePixels = 24;

/** An axis of numbers, from zero, with its name. */
function numberAxis(
  series: ChartSeries,
  points: readonly ChartPoint[],
  formats: Formats,
) {
  const ticks = axisTicks(
    Math.max(0, ...points.map(({ values }) => values[series.id] ?? 0)),
    series.unit,
  );
  const write = (tick: number) =>
    series.unit === 'seconds'
      ? formats.durationStep(tick, ticks[1])
      : formatValue(tick, series.unit, formats);
  return {
    type: 'number' as const,
    dataKey: (point: ChartPoint) => point.values[series.id],
    ticks,
    domain: [0, ticks[ticks.length - 1]],
    tickFormatter: (tick: number) => (tick === 0 ? '0' : write(tick)),
    tick: axisText,
    tickLine: false,
    longest: Math.max(...ticks.map(tick => write(tick).length)),
  };
}

interface DotProps {
  cx?: number;
  cy?: number;
  payload?: ChartPoint;
}

/** A dot per point, the one at the keyboard larger. */
export default function ScatterPlot(props: PlotProps) {
  const { data, heightPixels, widthPixels, activeIndex, formats } = props;
  const [across, upwards] = drawnSeries(data);
  const { longest: _, ...xAxis } = numberAxis(across, data.points, formats);
  const { longest, ...yAxis } = numberAxis(upwards, data.points, formats);
  const active =
    activeIndex === undefined ? undefined : data.points[activeIndex]?.id;
  const color = chartTones[upwards.tone];
  return (
    <PlotSize heightPixels={heightPixels} widthPixels={widthPixels}>
      <ScatterChart
        accessibilityLayer={false}
        margin={{ top: 8, right: 16, bottom: titlePixels, left: 8 }}
      >
        <CartesianGrid stroke="var(--bui-border-1)" />
        <XAxis
          {...xAxis}
          axisLine={{ stroke: 'var(--bui-border-2)' }}
          label={{
            value: across.name,
            position: 'insideBottom',
            offset: -titlePixels / 2,
            ...axisText,
          }}
        />
        <YAxis
          {...yAxis}
          axisLine={false}
          width={longest * pixelsPerCharacter + 12 + titlePixels}
          label={{
            value: upwards.name,
            angle: -90,
            position: 'insideLeft',
            style: { textAnchor: 'middle' },
            ...axisText,
          }}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={false}
          content={({ payload }) => {
            const point: ChartPoint | undefined = payload?.[0]?.payload;
            return <PlotTooltip {...props} pointId={point?.id} />;
          }}
        />
        <Scatter
          data={data.points}
          isAnimationActive={false}
          shape={({ cx, cy, payload }: DotProps) => {
            const isActive = payload?.id === active;
            return (
              <circle
                data-dot
                cx={cx}
                cy={cy}
                r={isActive ? 7 : 4}
                fill={color}
                fillOpacity={isActive ? 1 : 0.55}
                stroke={isActive ? 'var(--bui-fg-primary)' : 'none'}
              />
            );
          }}
        />
      </ScatterChart>
    </PlotSize>
  );
}
