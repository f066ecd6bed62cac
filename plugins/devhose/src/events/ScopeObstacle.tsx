import { ANNOTATION_EDIT_URL } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { ButtonLink, Text } from '@backstage/ui';
import { annotationSnippet, Snippet, StateCard } from '@pitstop/states';
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
    case 'empty':
      return (
        <StateCard title={t('entity.emptyTitle', { name })}>
          <Text as="p">{t('entity.empty')}</Text>
          <Snippet text={`spec:\n  system: ${scope.entity.metadata.name}`} />
        </StateCard>
      );
    default: {
      const editUrl = scope.entity.metadata.annotations?.[ANNOTATION_EDIT_URL];
      return (
        <StateCard title={t('entity.unlinkedTitle', { name })}>
          <Text as="p">{t('entity.unlinked')}</Text>
          <Snippet text={annotationSnippet(scope.entity)} />
          {editUrl && (
            <div>
              <ButtonLink href={editUrl} target="_blank" variant="secondary">
                {t('entity.edit')}
              </ButtonLink>
            </div>
          )}
        </StateCard>
      );
    }
  }
}
