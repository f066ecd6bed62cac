import type { ChartProps, Formats } from '@pitstop/charts';
import type {
  DeliveryReport,
  QualityReport,
} from '@pitstop/plugin-ledger-common';
import { extremes, toPoints } from '../report/series';
import type { Translate } from '../translation';

/** Open security findings over time. */
export function findingsChart(
  { range }: DeliveryReport,
  { findings }: QualityReport,
  formats: Formats,
  t: Translate,
): ChartProps {
  const { granularity } = range;
  const { series, current } = findings;
  const found = extremes(series, ({ open }) => open);
  if (current.open + current.closed + (found?.maximum ?? 0) === 0) {
    return {
      title: t('quality.findings.title'),
      state: {
        status: 'empty',
        title: t('quality.findings.none'),
        description: t('quality.findings.noneDescription'),
      },
    };
  }
  return {
    title: found
      ? t('quality.findings.between', {
          minimum: formats.count(found.minimum),
          maximum: formats.count(found.maximum),
        })
      : t('leadTime.onlyIncomplete'),
    state: {
      status: 'ready',
      data: {
        pointName: t(`period.${granularity}`),
        series: [
          {
            id: 'open',
            name: t('quality.findings.series'),
            unit: 'count',
            tone: 'first',
          },
          {
            id: 'opened',
            name: t('quality.findings.opened'),
            unit: 'count',
            tone: 'third',
            listedOnly: true,
          },
          {
            id: 'closed',
            name: t('quality.findings.closed'),
            unit: 'count',
            tone: 'third',
            listedOnly: true,
          },
        ],
        points: toPoints(
          series,
          granularity,
          formats,
          ({ open, opened, closed }) => ({ open, opened, closed }),
        ),
      },
    },
  };
}
