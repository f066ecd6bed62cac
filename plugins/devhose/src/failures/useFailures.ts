import useSWR from 'swr';
import { useApi } from '@backstage/frontend-plugin-api';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import { typesOf } from '../activity/activitySearch';
import { devhoseApiRef } from '../api';
import { useVocabulary } from '../events/useVocabulary';
import { hasStatus } from '../states/hasStatus';

/** For how long a failure is news. */
export const failureDays = 7;

const dayMilliseconds = 24 * 60 * 60 * 1000;
const refreshMilliseconds = 30_000;
const mostAtOnce = 6;

/** What failed lately, once it is known. */
export interface FailuresState {
  /** The newest few, newest first. */
  failures?: DevhoseEvent[];
  error?: Error;
  retry: () => void;
}

/**
 * The newest failures in some repositories, kept up to date. Single checks are
 * left out: what they are a step of fails with them.
 *
 * @param repositories - Undefined asks for nothing yet.
 */
export function useFailures(
  repositories: readonly string[] | undefined,
): FailuresState {
  const devhoseApi = useApi(devhoseApiRef);
  const vocabulary = useVocabulary();
  const types =
    vocabulary.vocabulary &&
    typesOf({ kinds: [], everyStep: false }, vocabulary.vocabulary.types);
  const { data, error, mutate } = useSWR<DevhoseEvent[], Error>(
    repositories && types && ['devhose-failures', repositories, types],
    async () => {
      // The first event of all has yet to happen, or nobody has a repository.
      if (!types?.length || !repositories?.length) {
        return [];
      }
      const since = Date.now() - failureDays * dayMilliseconds;
      const { items } = await devhoseApi.listEvents(
        {
          repositories: [...repositories],
          types,
          outcome: 'failure',
          from: new Date(since).toISOString(),
        },
        { limit: mostAtOnce },
      );
      return items;
    },
    {
      refreshInterval: refreshMilliseconds,
      revalidateOnFocus: false,
      shouldRetryOnError: failure => !hasStatus(failure, [400, 403]),
    },
  );
  return {
    failures: data,
    error: data ? undefined : vocabulary.error ?? error,
    retry: () => {
      vocabulary.retry();
      mutate();
    },
  };
}
