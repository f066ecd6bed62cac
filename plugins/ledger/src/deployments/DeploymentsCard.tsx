import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StackedColumnChart, type Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { deploymentsChart } from './deploymentsChart';
import { failureFacts } from './failureFacts';
import type { ReportViewProps } from '../delivery/ReportViewProps';
import { compare } from '../report/compare';
import { failuresAreCounted } from '../report/failuresAreCounted';
import { ledgerTranslationRef } from '../translation';
import { DoraLink } from '../metrics/DoraLink';
import { FactList } from '../metrics/FactList';
import { frequencyAverage } from '../metrics/frequencyAverage';
import { Headline } from '../metrics/Headline';
import { loadingChart } from '../metrics/loadingChart';
import { MetricCard } from '../metrics/MetricCard';
import { Trend } from '../metrics/Trend';

interface FrequencyHeadlineProps {
  report: DeliveryReport;
  formats: Formats;
}

function FrequencyHeadline({ report, formats }: FrequencyHeadlineProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { current, previous } = report.deploymentFrequency;
  if (current.deployments === undefined) {
    return <Headline value={t('noData')} />;
  }
  return (
    <Headline
      value={formats.count(current.deployments)}
      unit={t('unit.deployments', { count: current.deployments })}
      evidence={{ metric: 'deployment-frequency' }}
      trend={
        <Trend
          comparison={compare(current.deployments, previous.deployments, 'up')}
          of="count"
          previousRange={report.previousRange}
          formats={formats}
        />
      }
      detail={frequencyAverage(report, formats, t)}
    />
  );
}

/** How often something new reached production, and what became of it. */
export function DeploymentsCard(props: ReportViewProps) {
  const { report, granularity, formats } = props;
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
          <Text as="p">{t('frequency.finePrint')}</Text>
          <DoraLink />
        </>
      }
    >
      {report ? (
        <FrequencyHeadline report={report} formats={formats} />
      ) : (
        <Headline />
      )}
      <StackedColumnChart
        {...(report
          ? deploymentsChart(report, granularity, formats, t)
          : loadingChart)}
      />
      <FactList
        facts={[
          {
            label: t('frequency.rollbacks'),
            value: count(current?.rollbacks),
            evidence: { metric: 'rollbacks' },
          },
          {
            label: t('frequency.redeployments'),
            value: count(current?.redeployments),
            evidence: { metric: 'redeployments' },
          },
          {
            label: t('frequency.failed'),
            value: count(current?.failed),
            evidence: { metric: 'failed-attempts' },
          },
          ...(report && failuresAreCounted(report)
            ? failureFacts(report, formats, t)
            : []),
        ]}
      />
    </MetricCard>
  );
}
