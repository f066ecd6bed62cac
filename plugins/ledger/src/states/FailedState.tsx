import { Button, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useReason, StateCard } from '@pitstop/states';
import { ledgerTranslationRef } from '../translation';

interface FailedStateProps {
  /** What could not be loaded, as a sentence begins with it. */
  what: string;
  error: Error;
  onRetry: () => void;
}

/** Ledger gave no answer. */
export function FailedState({ what, error, onRetry }: FailedStateProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const reasonOf = useReason();
  return (
    <StateCard title={t('failed.title')} alert>
      <Text as="p">
        {t('failed.description', { what, reason: reasonOf(error) })}
      </Text>
      <div>
        <Button variant="secondary" onPress={onRetry}>
          {t('failed.retry')}
        </Button>
      </div>
    </StateCard>
  );
}
