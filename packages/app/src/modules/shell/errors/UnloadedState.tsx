import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { StateCard } from '@pitstop/states';
import { appTranslationRef } from '../../../translation';
import { usePortalAnswers } from './usePortalAnswers';

const circumstance = (answers?: boolean) => {
  if (answers === undefined) {
    return 'asking';
  }
  return answers ? 'outdated' : 'unreachable';
};

/**
 * What a page needs to begin with did not come: because the portal is away, or
 * because a newer one has taken its place, which has other files.
 */
export const UnloadedState = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslationRef(appTranslationRef);
  const { answers, isAsking, ask } = usePortalAnswers();

  const reloadIfAnswered = async () => {
    if (await ask()) {
      window.location.reload();
    }
  };

  return (
    <StateCard title={t('unloaded.title')} alert>
      <Text as="p">{t(`unloaded.${circumstance(answers)}`)}</Text>
      <div>
        <Button
          variant="primary"
          isPending={isAsking}
          onPress={reloadIfAnswered}
        >
          {answers ? t('unloaded.reload') : t('unloaded.retry')}
        </Button>
      </div>
      {children}
    </StateCard>
  );
};
