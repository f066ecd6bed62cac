import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CalendarChart } from '@pitstop/charts';
import type { ReportViewProps } from '../delivery/ReportViewProps';
import { loadingChart } from '../metrics/loadingChart';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef } from '../translation';
import { calendarChart } from './calendarChart';

/** On which days something was deployed. */
export function CalendarCard({ report, formats }: ReportViewProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <MetricCard
      title={t('calendar.title')}
      helpLabel={t('calendar.help')}
      help={<Text as="p">{t('calendar.explanation')}</Text>}
    >
      <CalendarChart
        {...(report ? calendarChart(report, formats, t) : loadingChart)}
      />
    </MetricCard>
  );
}
