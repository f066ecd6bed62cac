import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { StateCard, useReason } from '@pitstop/states';
import { appTranslationRef } from '../../../translation';

interface BrokenStateProps {
  error: Error;
  onRetry: () => void;
  children: ReactNode;
}

/** A page, or a part of one, that failed while it was drawn. */
export const BrokenState = ({ error, onRetry, children }: BrokenStateProps) => {
  const { t } = useTranslationRef(appTranslationRef);
  const reasonOf = useReason();
  return (
    <StateCard title={t('broken.title')} alert>
      <Text as="p">{t('broken.help', { reason: reasonOf(error) })}</Text>
      <div>
        <Button variant="secondary" onPress={onRetry}>
          {t('broken.retry')}
        </Button>
      </div>
      {children}
    </StateCard>
  );
};
