import { useId } from 'react';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  Tooltip,
  XAxis,
  YAxis,
  type BarShapeProps,
  type DotItemDotProps,
} from 'recharts';
import { signSeries, sizedSeries, type ChartPoint } from '../data/ChartData';
import { ColumnPart } from './ColumnPart';
import { HatchPatterns } from './HatchPatterns';
import { pointAxisProps, stackedValue, valueAxisProps } from './plotAxes';
import type { PlotProps } from './PlotProps';
import { PlotSize } from './PlotSize';
import { PlotTooltip } from './PlotTooltip';
import { SignMark, signPixels } from './SignMark';

/** One column per point, of all sized series, with the signs above it. */
export default function StackedColumnPlot(props: PlotProps) {
  const { data, heightPixels, widthPixels, activeIndex, formats } = props;
  // Colons are not allowed in a reference to a pattern.
  const plotId = useId().replace(/:/g, '');
  const signs = signSeries(data);
  const hatchIdOf = (seriesId: string) => `hatch-${plotId}-${seriesId}`;

  const renderSigns = ({ index, cx, cy }: DotItemDotProps) => {
    const shown = signs.filter(({ id }) => data.points[index]?.values[id]);
    return (
      <g key={index}>
        {cx !== undefined &&
          cy !== undefined &&
          shown.map(({ id, sign, tone }, place) => (
            <SignMark
              key={id}
              sign={sign ?? 'cross'}
              tone={tone}
              x={cx}
              y={cy - signPixels * (place + 0.75)}
            />
          ))}
      </g>
    );
  };

  return (
    <PlotSize heightPixels={heightPixels} widthPixels={widthPixels}>
      <ComposedChart
        data={data.points}
        accessibilityLayer={false}
        margin={{
          top: 8 + signs.length * signPixels,
          right: 8,
          bottom: 0,
          left: 0,
        }}
        barCategoryGap="18%"
      >
        <HatchPatterns series={sizedSeries(data)} idOf={hatchIdOf} />
        <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
        <XAxis {...pointAxisProps(data)} scale="band" />
        <YAxis {...valueAxisProps(data, formats, true)} />
        <Tooltip
          isAnimationActive={false}
          defaultIndex={activeIndex}
          filterNull={false}
          cursor={{ fill: 'var(--bui-fg-primary)', fillOpacity: 0.08 }}
          content={({ label }) => <PlotTooltip {...props} pointId={label} />}
        />
        {sizedSeries(data).map(series => (
          <Bar
            key={series.id}
            dataKey={(point: ChartPoint) => point.values[series.id]}
            name={series.name}
            stackId="column"
            isAnimationActive={false}
            maxBarSize={44}
            shape={(shape: BarShapeProps) => (
              <ColumnPart
                shape={shape}
                series={series}
                hatchId={hatchIdOf(series.id)}
              />
            )}
          />
        ))}
        {signs.length > 0 && (
          <Line
            dataKey={(point: ChartPoint) => stackedValue(point, data)}
            stroke="none"
            activeDot={false}
            isAnimationActive={false}
            dot={renderSigns}
          />
        )}
      </ComposedChart>
    </PlotSize>
  );
}
