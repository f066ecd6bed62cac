import useSWR from 'swr';
import { useApi } from '@backstage/frontend-plugin-api';
import type { FailureList } from '@pitstop/plugin-devhose-common';
import { devhoseApiRef } from '../api';
import type { ComponentNames } from '../entities/useScope';
import { hasStatus } from '../states/hasStatus';

/** For how long a failure is news. */
export const failureDays = 7;

const refreshMilliseconds = 30_000;
const mostAtOnce = 6;

/** What failed lately, once it is known. */
export interface FailuresState {
  /** The first few: what still fails before what does not. */
  failures?: FailureList;
  error?: Error;
  retry: () => void;
}

/**
 * What failed lately of some components, kept up to date.
 *
 * @param names - Undefined asks for nothing yet.
 */
export function useFailures(names: ComponentNames | undefined): FailuresState {
  const devhoseApi = useApi(devhoseApiRef);
  const { data, error, mutate } = useSWR<FailureList, Error>(
    names && ['devhose-failures', names.repositories, names.services],
    async () => {
      const { repositories = [], services = [] } = names ?? {};
      return repositories.length === 0 && services.length === 0
        ? { items: [], lasting: 0 }
        : devhoseApi.listFailures(
            { repositories, services, days: failureDays },
            mostAtOnce,
          );
    },
    {
      refreshInterval: refreshMilliseconds,
      revalidateOnFocus: false,
      shouldRetryOnError: failure => !hasStatus(failure, [400, 403]),
    },
  );
  return {
    failures: data,
    error: data ? undefined : error,
    // Given anything, it would take that for the answer.
    retry: () => mutate(),
  };
}
