import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ColumnChart, type Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { loadingChart } from '../metrics/loadingChart';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef } from '../translation';
import { distributionChart } from './distributionChart';

interface DistributionCardProps {
  /** Left out while it loads. */
  report?: DeliveryReport;
  formats: Formats;
}

/** How the lead times of single changes are spread. */
export function DistributionCard({ report, formats }: DistributionCardProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const distribution = report?.leadTime.distribution;
  return (
    <MetricCard
      title={t('distribution.title')}
      helpLabel={t('distribution.help')}
      help={<Text as="p">{t('distribution.explanation')}</Text>}
    >
      <ColumnChart
        {...(distribution
          ? distributionChart(distribution, formats, t)
          : loadingChart)}
      />
    </MetricCard>
  );
}
