import { Line, type DotItemDotProps } from 'recharts';
import type { ChartPoint, ChartSeries } from '../data/ChartData';
import { chartTones } from '../theme/tones';
import { completeValue, incompleteValue, isAlone } from './lineSegments';

/** With more points than this, dots hide the line they sit on. */
const dottedUpToPoints = 31;

/**
 * The lines of one series: solid, and dashed to incomplete points. A function
 * and not a component, because recharts looks for its own among the children.
 */
export function trendLines(
  points: readonly ChartPoint[],
  series: ChartSeries,
  main: boolean,
) {
  const color = chartTones[series.tone];
  const indexes = new Map(points.map((point, index) => [point.id, index]));
  const indexOf = (point: ChartPoint) => indexes.get(point.id) ?? 0;

  const renderDot = ({ index, cx, cy }: DotItemDotProps) => {
    const point = points[index];
    const shown =
      point.incomplete ||
      isAlone(points, index, series.id) ||
      (main && points.length <= dottedUpToPoints);
    if (!shown || cx === undefined || cy === undefined) {
      return <g key={index} />;
    }
    return (
      <circle
        key={index}
        data-incomplete={point.incomplete || undefined}
        cx={cx}
        cy={cy}
        r={main ? 3.5 : 3}
        fill={point.incomplete ? 'var(--bui-bg-neutral-1)' : color}
        stroke={color}
        strokeWidth={1.5}
      />
    );
  };

  const shared = {
    stroke: color,
    strokeWidth: main ? 2.25 : 1.5,
    activeDot: false,
    isAnimationActive: false,
    connectNulls: false,
  };
  return [
    <Line
      {...shared}
      key={`${series.id}-complete`}
      dataKey={(point: ChartPoint) =>
        completeValue(points, indexOf(point), series.id)
      }
      dot={false}
    />,
    <Line
      {...shared}
      key={`${series.id}-incomplete`}
      dataKey={(point: ChartPoint) =>
        incompleteValue(points, indexOf(point), series.id)
      }
      strokeDasharray="4 4"
      dot={false}
    />,
    <Line
      {...shared}
      key={`${series.id}-dots`}
      dataKey={(point: ChartPoint) => point.values[series.id]}
      stroke="none"
      dot={renderDot}
    />,
  ];
}
