import { Button, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useReason, StateCard } from '@pitstop/states';
import { devhoseTranslationRef } from '../translation';

interface FailedStateProps {
  error: Error;
  onRetry: () => void;
}

/** Devhose gave no answer. */
export function FailedState({ error, onRetry }: FailedStateProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const reasonOf = useReason();
  return (
    <StateCard title={t('state.failedTitle')} alert>
      <Text as="p">{t('state.failed', { reason: reasonOf(error) })}</Text>
      <div>
        <Button variant="secondary" onPress={onRetry}>
          {t('state.retry')}
        </Button>
      </div>
    </StateCard>
  );
}
