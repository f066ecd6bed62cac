import { Button, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { chartsTranslationRef } from '../translation';
import styles from './ChartFrame.module.css';
import type { ChartState } from './ChartState';

interface ChartMessageProps {
  state: Extract<ChartState, { status: 'empty' | 'failed' }>;
}

/** Says in the chart's place why there is no chart. */
export function ChartMessage({ state }: ChartMessageProps) {
  const { t } = useTranslationRef(chartsTranslationRef);
  const failed = state.status === 'failed';
  const { description } = state;
  return (
    <div className={styles.message} role={failed ? 'alert' : undefined}>
      <Text as="p" weight="bold">
        {state.title}
      </Text>
      {description && (
        <Text as="p" variant="body-small" color="secondary">
          {description}
        </Text>
      )}
      {failed && state.onRetry && (
        <Button variant="secondary" onPress={state.onRetry}>
          {t('state.retry')}
        </Button>
      )}
    </div>
  );
}
