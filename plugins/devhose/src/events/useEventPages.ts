import { useCallback } from 'react';
import useSWRInfinite from 'swr/infinite';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  DevhoseEvent,
  DevhoseEventPage,
} from '@pitstop/plugin-devhose-common';
import { devhoseApiRef, type EventsFilter } from '../api';
import { hasStatus } from '../states/hasStatus';

const pageSize = 50;
const emptyRefreshMilliseconds = 30_000;

/** Asking again will not help before something else changes. */
const finalStatusCodes = [400, 403];

/** The events that were loaded so far. */
export type EventPagesState =
  | { status: 'loading' }
  | { status: 'denied' }
  | { status: 'failed'; error: Error; retry: () => void }
  | {
      status: 'ready';
      /** Newest first. */
      events: DevhoseEvent[];
      /** Position in the log up to which they are complete. */
      head: number;
      /** Undefined where there are no older ones. */
      loadOlder?: () => void;
      loadingOlder: boolean;
      /** Begins anew with the newest. */
      reload: () => void;
      olderError?: Error;
    };

/**
 * The newest events and, on demand, older ones.
 *
 * @param filter - Undefined asks for nothing yet.
 */
export function useEventPages(
  filter: EventsFilter | undefined,
): EventPagesState {
  const devhoseApi = useApi(devhoseApiRef);
  const { data, error, size, setSize, mutate } = useSWRInfinite<
    DevhoseEventPage,
    Error
  >(
    (page: number, previous: DevhoseEventPage | null) =>
      filter && (page === 0 || previous?.nextCursor)
        ? ['devhose-events', JSON.stringify(filter), previous?.nextCursor]
        : null,
    ([, , cursor]: [string, string, string | undefined]) =>
      devhoseApi.listEvents(filter ?? {}, { limit: pageSize, cursor }),
    {
      // The past does not change, and what is new is streamed.
      revalidateFirstPage: false,
      revalidateOnFocus: false,
      // Nothing is streamed on top of nothing.
      refreshInterval: pages =>
        pages?.[0].items.length === 0 ? emptyRefreshMilliseconds : 0,
      shouldRetryOnError: failure => !hasStatus(failure, finalStatusCodes),
    },
  );
  const retry = useCallback(() => {
    mutate();
  }, [mutate]);
  const reload = useCallback(() => {
    setSize(1);
    mutate();
  }, [setSize, mutate]);
  const loadOlder = useCallback(() => {
    setSize(pages => pages + 1);
  }, [setSize]);

  if (hasStatus(error, [403])) {
    return { status: 'denied' };
  }
  if (!data) {
    return error ? { status: 'failed', error, retry } : { status: 'loading' };
  }
  const hasOlder = data[data.length - 1]?.nextCursor !== undefined;
  return {
    status: 'ready',
    events: data.flatMap(({ items }) => items),
    head: data[0].head,
    loadOlder: hasOlder ? loadOlder : undefined,
    loadingOlder: size > data.length && !error,
    olderError: error,
    reload,
  };
}
