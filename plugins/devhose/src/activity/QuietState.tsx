import useAsync from 'react-use/esm/useAsync';
import type { Entity } from '@backstage/catalog-model';
import {
  discoveryApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { Snippet, StateCard } from '@pitstop/states';
import { devhoseTranslationRef } from '../translation';
import type { ActivityQuery } from './activitySearch';

interface QuietStateProps {
  entity: Entity;
  query: ActivityQuery;
}

/** Nothing happened here, or nothing of the kinds that were chosen. */
export function QuietState({ entity, query }: QuietStateProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { primaryTitle: name } = useEntityPresentation(entity);
  const discoveryApi = useApi(discoveryApiRef);
  const { value: baseUrl } = useAsync(
    () => discoveryApi.getBaseUrl('devhose'),
    [discoveryApi],
  );
  if (query.failuresOnly) {
    return (
      <StateCard title={t('activity.noFailureTitle', { name })}>
        <Text as="p">{t('activity.noFailure')}</Text>
      </StateCard>
    );
  }
  if (query.kinds.length > 0) {
    return (
      <StateCard title={t('activity.noneOfKindTitle', { name })}>
        <Text as="p">{t('activity.noneOfKind')}</Text>
      </StateCard>
    );
  }
  return (
    <StateCard title={t('activity.quietTitle', { name })}>
      <Text as="p">{t('activity.quiet')}</Text>
      {baseUrl && <Snippet text={`${baseUrl}/ingest/github`} />}
    </StateCard>
  );
}
