import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { Snippet, StateCard } from '@pitstop/states';
import type { ScopeState } from '../entities/useScope';
import { FailedState } from '../states/FailedState';
import { devhoseTranslationRef } from '../translation';

interface ScopeObstacleProps {
  entityRef?: string;
  scope: Exclude<ScopeState, { status: 'loading' | 'ready' }>;
}

/** Why the events of an entity cannot be told, and what to do about it. */
export function ScopeObstacle({ entityRef = '', scope }: ScopeObstacleProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { primaryTitle: name } = useEntityPresentation(
    'entity' in scope ? scope.entity : entityRef,
  );
  switch (scope.status) {
    case 'failed':
      return <FailedState error={scope.error} onRetry={scope.retry} />;
    case 'unknown':
      return (
        <StateCard title={t('entity.unknownTitle', { name: entityRef })}>
          <Text as="p">{t('entity.unknown')}</Text>
        </StateCard>
      );
    default: {
      const { kind, metadata } = scope.entity;
      const isGroup = kind.toLowerCase() === 'group';
      return (
        <StateCard title={t('entity.emptyTitle', { name })}>
          <Text as="p">
            {t(isGroup ? 'entity.emptyGroup' : 'entity.empty')}
          </Text>
          <Snippet
            text={
              isGroup
                ? `spec:\n  owner: ${stringifyEntityRef(scope.entity)}`
                : `spec:\n  system: ${metadata.name}`
            }
          />
        </StateCard>
      );
    }
  }
}
