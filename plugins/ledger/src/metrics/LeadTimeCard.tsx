import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TrendChart, type Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { EvidenceLink } from '../evidence/EvidenceLink';
import { compare } from '../report/compare';
import { ledgerTranslationRef } from '../translation';
import { DoraLink } from './DoraLink';
import { Headline } from './Headline';
import { leadTimeChart, steadyP90Seconds } from './leadTimeChart';
import { loadingChart } from './loadingChart';
import { MetricCard } from './MetricCard';
import { Trend } from './Trend';
import { WaitingFacts } from './WaitingFacts';

interface LeadTimeCardProps {
  /** Left out while it loads. */
  report?: DeliveryReport;
  formats: Formats;
}

function LeadTimeHeadline({ report, formats }: Required<LeadTimeCardProps>) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { current, previous } = report.leadTime;
  const { medianSeconds } = current;
  const p90Seconds = steadyP90Seconds(current);
  if (medianSeconds === undefined) {
    return <Headline value={t('noData')} />;
  }
  return (
    <Headline
      value={formats.duration(medianSeconds)}
      unit={t('unit.median')}
      evidence={{ metric: 'lead-time' }}
      trend={
        <Trend
          comparison={compare(medianSeconds, previous.medianSeconds, 'down')}
          of="time"
          previousRange={report.previousRange}
          formats={formats}
        />
      }
      detail={
        p90Seconds === undefined
          ? undefined
          : t('leadTime.p90', { duration: formats.duration(p90Seconds) })
      }
    />
  );
}

/** How long a change takes from its first commit to production. */
export function LeadTimeCard({ report, formats }: LeadTimeCardProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <MetricCard
      title={t('leadTime.title')}
      helpLabel={t('leadTime.help')}
      help={
        <>
          <Text as="p">{t('leadTime.definition')}</Text>
          <Text as="p">{t('leadTime.finePrint')}</Text>
          <DoraLink />
        </>
      }
    >
      {report ? (
        <LeadTimeHeadline report={report} formats={formats} />
      ) : (
        <Headline />
      )}
      <TrendChart
        {...(report ? leadTimeChart(report, formats, t) : loadingChart)}
      />
      <WaitingFacts report={report} formats={formats} />
      <div>
        <EvidenceLink evidence={{ metric: 'lead-time', order: 'longest' }}>
          {t('evidence.slowest')}
        </EvidenceLink>
      </div>
    </MetricCard>
  );
}
