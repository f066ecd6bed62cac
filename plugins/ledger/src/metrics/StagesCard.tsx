import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SegmentBar, type Formats } from '@pitstop/charts';
import {
  leadTimeStages,
  type DeliveryReport,
} from '@pitstop/plugin-ledger-common';
import { ledgerTranslationRef } from '../translation';
import { loadingChart } from './loadingChart';
import { MetricCard } from './MetricCard';
import { NoList } from './NoList';
import { stagesChart } from './stagesChart';

interface StagesCardProps {
  /** Left out while it loads. */
  report?: DeliveryReport;
  formats: Formats;
}

/** The four stages between a first commit and production. */
export function StagesCard({ report, formats }: StagesCardProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <MetricCard
      title={t('stages.title')}
      helpLabel={t('stages.help')}
      help={
        <>
          {leadTimeStages.map(stage => (
            <Text as="p" key={stage}>
              {t(`stages.definition.${stage}`)}
            </Text>
          ))}
        </>
      }
    >
      <SegmentBar
        {...(report ? stagesChart(report, formats, t) : loadingChart)}
      />
      <NoList />
    </MetricCard>
  );
}
