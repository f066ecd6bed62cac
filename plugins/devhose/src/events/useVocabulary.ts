import useSWR from 'swr';
import { useApi } from '@backstage/frontend-plugin-api';
import type { EventVocabulary } from '@pitstop/plugin-devhose-common';
import { devhoseApiRef } from '../api';

/** The words that occur in the log, once they are known. */
export function useVocabulary(): {
  vocabulary?: EventVocabulary;
  error?: Error;
} {
  const devhoseApi = useApi(devhoseApiRef);
  const { data, error } = useSWR<EventVocabulary, Error>(
    'devhose-vocabulary',
    () => devhoseApi.getVocabulary(),
    { revalidateOnFocus: false },
  );
  return { vocabulary: data, error };
}
