import { useId } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
  type BarShapeProps,
} from 'recharts';
import { drawnSeries, type ChartPoint } from '../data/ChartData';
import { chartTones } from '../theme/tones';
import { Column } from './Column';
import { NoteMark, notePixels } from './NoteMark';
import { pointAxisProps, valueAxisProps } from './plotAxes';
import type { PlotProps } from './PlotProps';
import { PlotSize } from './PlotSize';
import { PlotTooltip } from './PlotTooltip';

/** One column per point, of the first series. */
export default function ColumnPlot(props: PlotProps) {
  const { data, heightPixels, widthPixels, activeIndex, formats } = props;
  // Colons are not allowed in a reference to a pattern.
  const hatchId = `hatch-${useId().replace(/:/g, '')}`;
  const [series] = drawnSeries(data);
  const color = chartTones[series.tone];
  const noted = data.points.filter(({ notes }) => notes && notes.length > 0);
  return (
    <PlotSize heightPixels={heightPixels} widthPixels={widthPixels}>
      <BarChart
        data={data.points}
        accessibilityLayer={false}
        margin={{
          top: 8 + (noted.length > 0 ? notePixels : 0),
          right: 8,
          bottom: 0,
          left: 0,
        }}
        barCategoryGap="18%"
      >
        <defs>
          <pattern
            id={hatchId}
            width={6}
            height={6}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line y2={6} stroke={color} strokeWidth={4} />
          </pattern>
        </defs>
        <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
        <XAxis {...pointAxisProps(data)} />
        <YAxis {...valueAxisProps(data, formats)} />
        {noted.map(({ id, notes = [] }) => (
          <ReferenceLine
            key={id}
            x={id}
            stroke="var(--bui-fg-secondary)"
            strokeDasharray="2 3"
            label={<NoteMark notes={notes} />}
          />
        ))}
        <Tooltip
          isAnimationActive={false}
          defaultIndex={activeIndex}
          filterNull={false}
          cursor={{ fill: 'var(--bui-fg-primary)', fillOpacity: 0.08 }}
          content={({ label }) => <PlotTooltip {...props} pointId={label} />}
        />
        <Bar
          dataKey={(point: ChartPoint) => point.values[series.id]}
          name={series.name}
          isAnimationActive={false}
          maxBarSize={44}
          shape={(shape: BarShapeProps) => {
            const point: ChartPoint = shape.payload;
            return (
              <Column
                shape={shape}
                color={color}
                hatchId={point.incomplete ? hatchId : undefined}
              />
            );
          }}
        />
      </BarChart>
    </PlotSize>
  );
}
