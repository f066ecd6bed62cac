import useSWR from 'swr';
import { useApi } from '@backstage/frontend-plugin-api';
import type { EventVocabulary } from '@pitstop/plugin-devhose-common';
import { devhoseApiRef } from '../api';
import { hasStatus } from '../states/hasStatus';

/** The words that occur in the log, once they are known. */
export function useVocabulary(): {
  vocabulary?: EventVocabulary;
  error?: Error;
  retry: () => void;
} {
  const devhoseApi = useApi(devhoseApiRef);
  const { data, error, mutate } = useSWR<EventVocabulary, Error>(
    'devhose-vocabulary',
    () => devhoseApi.getVocabulary(),
    {
      revalidateOnFocus: false,
      shouldRetryOnError: failure => !hasStatus(failure, [403]),
    },
  );
  return { vocabulary: data, error, retry: () => mutate() };
}
