import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { EventsQuery } from './EventsQuery';
import { parseEventsSearch, writeEventsSearch } from './eventsSearch';

/** The reader's choice and the way to change it. */
export interface EventsQueryState {
  query: EventsQuery;
  /** Parts of the URL that could not be understood: `range=3w`. */
  rejected: string[];
  /** What is not given stays; undefined takes it away. */
  change(changes: Partial<EventsQuery>): void;
  reset(): void;
}

const everything: EventsQuery = { types: [] };

/**
 * Keeps what is shown in the URL, so that a reload, a shared link and the
 * browser's back button show the same again.
 */
export function useEventsQuery(): EventsQueryState {
  const [search, setSearch] = useSearchParams();
  const { query, rejected } = useMemo(
    () => parseEventsSearch(search),
    [search],
  );
  const change = useCallback(
    (changes: Partial<EventsQuery>) =>
      setSearch(current =>
        writeEventsSearch(current, {
          ...parseEventsSearch(current).query,
          ...changes,
        }),
      ),
    [setSearch],
  );
  const reset = useCallback(
    () => setSearch(current => writeEventsSearch(current, everything)),
    [setSearch],
  );
  return { query, rejected, change, reset };
}
