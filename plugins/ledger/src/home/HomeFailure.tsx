import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useReason } from '@pitstop/states';
import { ledgerTranslationRef } from '../translation';
import { HomeMessage } from './HomeMessage';

interface HomeFailureProps {
  title: string;
  error: Error;
  onRetry: () => void;
}

/** Says in a card of the home page what failed, and why. */
export function HomeFailure({ title, error, onRetry }: HomeFailureProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const reasonOf = useReason();
  return (
    <HomeMessage
      title={title}
      description={t('failed.reason', { reason: reasonOf(error) })}
      onRetry={onRetry}
    />
  );
}
