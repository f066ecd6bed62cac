import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ColumnChart, type Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { compare } from '../report/compare';
import { ledgerTranslationRef } from '../translation';
import { DoraLink } from './DoraLink';
import { FactList } from './FactList';
import { frequencyChart } from './frequencyChart';
import { Headline } from './Headline';
import { loadingChart } from './loadingChart';
import { MetricCard } from './MetricCard';
import { Trend } from './Trend';

interface FrequencyCardProps {
  /** Left out while it loads. */
  report?: DeliveryReport;
  formats: Formats;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

function FrequencyHeadline({ report, formats }: Required<FrequencyCardProps>) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { current, previous, series } = report.deploymentFrequency;
  if (current.deployments === undefined) {
    return <Headline value={t('noData')} />;
  }
  const { from, to } = report.range;
  const days = (Date.parse(to) - Date.parse(from)) / dayMilliseconds;
  const perDay = current.deployments / days;
  // An average over days from before the first deployment would be too low.
  const known = series[0]?.deployments !== undefined;
  const average =
    perDay >= 1
      ? t('unit.perDay', { average: formats.average(perDay) })
      : t('unit.perWeek', { average: formats.average(perDay * 7) });
  return (
    <Headline
      value={formats.count(current.deployments)}
      unit={t('unit.deployments', { count: current.deployments })}
      trend={
        <Trend
          comparison={compare(current.deployments, previous.deployments, 'up')}
          of="count"
          previousRange={report.previousRange}
          formats={formats}
        />
      }
      detail={known ? average : undefined}
    />
  );
}

/** How often something new reached production. */
export function FrequencyCard({ report, formats }: FrequencyCardProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const current = report?.deploymentFrequency.current;
  const count = (value?: number) =>
    value === undefined ? undefined : formats.count(value);
  return (
    <MetricCard
      title={t('frequency.title')}
      helpLabel={t('frequency.help')}
      help={
        <>
          <Text as="p">{t('frequency.definition')}</Text>
          <Text as="p">{t('frequency.apart')}</Text>
          <DoraLink />
        </>
      }
    >
      {report ? (
        <FrequencyHeadline report={report} formats={formats} />
      ) : (
        <Headline />
      )}
      <ColumnChart
        {...(report ? frequencyChart(report, formats, t) : loadingChart)}
      />
      <FactList
        facts={[
          {
            label: t('frequency.rollbacks'),
            value: count(current?.rollbacks),
          },
          {
            label: t('frequency.redeployments'),
            value: count(current?.redeployments),
          },
          { label: t('frequency.failed'), value: count(current?.failed) },
        ]}
      />
    </MetricCard>
  );
}
