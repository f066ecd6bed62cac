import type {
  ChartPoint,
  ChartProps,
  ChartSeries,
  ChartUnit,
  Formats,
} from '@pitstop/charts';
import type { Granularity, Period } from '@pitstop/plugin-ledger-common';
import { extremes, toPoints } from '../report/series';
import type { Translate } from '../translation';
import { writeQuantity } from './writeQuantity';

interface CourseChartOptions<T> {
  series: ReadonlyArray<Period & T>;
  granularity: Granularity;
  /** The first is what the title speaks of. */
  drawn: Array<Omit<ChartSeries, 'unit'> & { unit?: ChartUnit }>;
  unit: 'seconds' | 'ratio' | 'count';
  values(measured: T): ChartPoint['values'];
  subtitle?: string;
  notice?: string;
  formats: Formats;
  t: Translate;
}

const quantities = { seconds: 'time', ratio: 'rate', count: 'count' } as const;

/** A metric over time, titled by where it lay. */
export function courseChart<T>(options: CourseChartOptions<T>): ChartProps {
  const { series, granularity, drawn, unit, values, formats, t } = options;
  const quantity = quantities[unit];
  const found = extremes(series, each => values(each)[drawn[0].id]);
  return {
    title: found
      ? t(`course.between.${granularity}`, {
          minimum: writeQuantity(found.minimum, quantity, formats),
          maximum: writeQuantity(found.maximum, quantity, formats),
        })
      : t('leadTime.onlyIncomplete'),
    subtitle: options.subtitle,
    state: {
      status: 'ready',
      notice: options.notice,
      data: {
        pointName: t(`period.${granularity}`),
        series: drawn.map(each => ({ ...each, unit: each.unit ?? unit })),
        points: toPoints(series, granularity, formats, values),
      },
    },
  };
}
