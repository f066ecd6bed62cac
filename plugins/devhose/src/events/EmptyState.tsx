import useAsync from 'react-use/esm/useAsync';
import {
  discoveryApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Snippet, StateCard } from '@pitstop/states';
import { devhoseTranslationRef } from '../translation';

/** There is nothing in the log yet. */
export function EmptyState() {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const discoveryApi = useApi(discoveryApiRef);
  const { value: baseUrl } = useAsync(
    () => discoveryApi.getBaseUrl('devhose'),
    [discoveryApi],
  );
  return (
    <StateCard title={t('events.emptyTitle')}>
      <Text as="p">{t('events.empty')}</Text>
      {baseUrl && <Snippet text={`${baseUrl}/ingest/github`} />}
    </StateCard>
  );
}
