import {
  CartesianGrid,
  ReferenceArea,
  ReferenceLine,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from 'recharts';
import { logarithmicTicks } from '../data/axisTicks';
import { sizedSeries, type ChartData } from '../data/ChartData';
import { chartTones } from '../theme/tones';
import { axisText, pixelsPerCharacter } from './plotAxes';
import type { PlotProps } from './PlotProps';
import { PlotSize } from './PlotSize';

/** Boxes keep this far from each other, of a point's width. */
const boxMargin = 0.14;

function ticksOf(data: ChartData): number[] {
  const values = [
    ...data.points.flatMap(point =>
      sizedSeries(data).map(series => point.values[series.id]),
    ),
    ...(data.samples ?? []).map(sample => sample.value),
  ].filter(value => value !== undefined);
  return logarithmicTicks(Math.min(...values), Math.max(...values));
}

/** A box of quartiles per point, over samples. */
export default function RangePlot(props: PlotProps) {
  const { data, heightPixels, widthPixels, activeIndex, formats } = props;
  const [lower, middle, upper] = sizedSeries(data);
  const ticks = ticksOf(data);
  const labels = new Map(ticks.map(tick => [tick, formats.duration(tick)]));
  const longest = Math.max(...[...labels.values()].map(each => each.length));
  const within = (value: number) => Math.max(value, ticks[0]);
  const color = chartTones[middle.tone];
  return (
    <PlotSize heightPixels={heightPixels} widthPixels={widthPixels}>
      <ScatterChart
        accessibilityLayer={false}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
        <XAxis
          type="number"
          dataKey="at"
          domain={[0, data.points.length]}
          ticks={data.points.map((_, index) => index + 0.5)}
          tickFormatter={(at: number) =>
            data.points[Math.floor(at)]?.tick ?? ''
          }
          interval={0}
          tick={axisText}
          axisLine={{ stroke: 'var(--bui-border-2)' }}
          tickLine={false}
        />
        <YAxis
          type="number"
          dataKey="value"
          scale="log"
          domain={[ticks[0], ticks[ticks.length - 1]]}
          ticks={ticks}
          tickFormatter={(tick: number) => labels.get(tick) ?? ''}
          width={longest * pixelsPerCharacter + 12}
          tick={axisText}
          axisLine={false}
          tickLine={false}
          allowDataOverflow
        />
        <Scatter
          data={(data.samples ?? []).map(({ at, value }) => ({
            at,
            value: within(value),
          }))}
          isAnimationActive={false}
          shape={({ cx, cy }: { cx?: number; cy?: number }) => (
            <circle
              data-sample
              cx={cx}
              cy={cy}
              r={2.5}
              fill="var(--bui-fg-secondary)"
              fillOpacity={0.55}
            />
          )}
        />
        {data.points.map((point, index) => {
          const { [lower.id]: from, [upper.id]: to } = point.values;
          return from === undefined || to === undefined ? null : (
            <ReferenceArea
              key={point.id}
              x1={index + boxMargin}
              x2={index + 1 - boxMargin}
              y1={within(from)}
              y2={within(to)}
              fill={color}
              fillOpacity={index === activeIndex ? 0.4 : 0.22}
              stroke={color}
            />
          );
        })}
        {data.points.map((point, index) => {
          const { [middle.id]: value } = point.values;
          return value === undefined ? null : (
            <ReferenceLine
              key={point.id}
              segment={[
                { x: index + boxMargin, y: within(value) },
                { x: index + 1 - boxMargin, y: within(value) },
              ]}
              stroke={color}
              strokeWidth={3}
            />
          );
        })}
      </ScatterChart>
    </PlotSize>
  );
}
