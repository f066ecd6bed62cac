import type { ChartProps, Formats } from '@pitstop/charts';
import type {
  AboutPeople,
  LeadTimeBucket,
  LeadTimeDistribution,
} from '@pitstop/plugin-ledger-common';
import { changesText } from '../metrics/leadTimeChart';
import { basisNotice, notShownState } from '../report/shownOnly';
import type { Translate } from '../translation';

function labelOf(
  { fromSeconds, toSeconds }: LeadTimeBucket,
  formats: Formats,
  t: Translate,
): string {
  const from = formats.duration(fromSeconds);
  if (toSeconds === undefined) {
    return t('distribution.from', { from });
  }
  const to = formats.duration(toSeconds);
  return fromSeconds === 0
    ? t('distribution.upTo', { to })
    : t('distribution.between', { from, to });
}

/** Changes by their lead time, or why they aren't shown. */
export function distributionChart(
  distribution: AboutPeople<LeadTimeDistribution>,
  formats: Formats,
  t: Translate,
): ChartProps {
  if (distribution.status !== 'shown') {
    return {
      title: t('distribution.title'),
      state: notShownState(distribution, t),
    };
  }
  const { buckets, changes } = distribution;
  const fullest = buckets.reduce((most, bucket) =>
    bucket.changes > most.changes ? bucket : most,
  );
  return {
    title: t('distribution.sentence', {
      percent: formats.percent(fullest.changes / changes),
      label: labelOf(fullest, formats, t),
    }),
    subtitle: changesText(changes, formats, t),
    state: {
      status: 'ready',
      notice: basisNotice(distribution, formats, t),
      data: {
        pointName: t('distribution.time'),
        series: [
          {
            id: 'changes',
            name: t('distribution.changes'),
            unit: 'count',
            tone: 'first',
          },
        ],
        points: buckets.map(bucket => ({
          id: `${bucket.fromSeconds}`,
          label: labelOf(bucket, formats, t),
          tick: formats.duration(bucket.fromSeconds),
          values: { changes: bucket.changes },
        })),
      },
    },
  };
}
