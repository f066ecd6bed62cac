import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Grid, VisuallyHidden } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { FrequencyCard } from '../metrics/FrequencyCard';
import { LeadTimeCard } from '../metrics/LeadTimeCard';
import { StagesCard } from '../metrics/StagesCard';
import { reasonOf } from '../states/reasonOf';
import { ledgerTranslationRef } from '../translation';
import styles from './DeliveryMetrics.module.css';
import { ScopeLine } from './ScopeLine';

interface DeliveryMetricsProps {
  /** Left out while it loads: everything has its place already. */
  report?: DeliveryReport;
  formats: Formats;
  /** Another range has been asked for; these are the old numbers. */
  changing: boolean;
  refreshError?: Error;
  onRetry?: () => void;
}

/** The two metrics of delivery and the stages behind them. */
export function DeliveryMetrics(props: DeliveryMetricsProps) {
  const { report, formats, changing, refreshError, onRetry } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <div aria-busy={!report || changing}>
      {!report && <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>}
      {refreshError && (
        <Alert
          status="warning"
          icon
          mb="4"
          title={t('scope.outdatedTitle')}
          description={t('scope.outdated', { reason: reasonOf(refreshError) })}
          customActions={
            <Button size="small" variant="secondary" onPress={onRetry}>
              {t('failed.retry')}
            </Button>
          }
        />
      )}
      <ScopeLine report={report} formats={formats} changing={changing} />
      <Grid.Root
        columns="12"
        gap="4"
        mt="3"
        className={changing ? styles.changing : undefined}
      >
        <Grid.Item colSpan={{ initial: '12', lg: '6' }}>
          <FrequencyCard report={report} formats={formats} />
        </Grid.Item>
        <Grid.Item colSpan={{ initial: '12', lg: '6' }}>
          <LeadTimeCard report={report} formats={formats} />
        </Grid.Item>
        <Grid.Item colSpan="12">
          <StagesCard report={report} formats={formats} />
        </Grid.Item>
      </Grid.Root>
    </div>
  );
}
