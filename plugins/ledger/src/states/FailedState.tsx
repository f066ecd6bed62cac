import { Button, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { reasonOf, StateCard } from '@pitstop/states';
import { ledgerTranslationRef } from '../translation';

interface FailedStateProps {
  name: string;
  error: Error;
  onRetry: () => void;
}

/** Ledger gave no answer. */
export function FailedState({ name, error, onRetry }: FailedStateProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <StateCard title={t('failed.title')} alert>
      <Text as="p">
        {t('failed.description', { name, reason: reasonOf(error) })}
      </Text>
      <div>
        <Button variant="secondary" onPress={onRetry}>
          {t('failed.retry')}
        </Button>
      </div>
    </StateCard>
  );
}
