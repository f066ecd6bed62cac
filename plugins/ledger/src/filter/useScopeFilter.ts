import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { ScopeFilter } from '@pitstop/plugin-ledger-common';
import { parseScopeFilter, writeScopeFilter } from './scopeFilterSearch';

/** Which part of an entity the reader wants to see, and the way to change it. */
export interface ScopeFilterState {
  filter: ScopeFilter;
  setFilter(filter: ScopeFilter): void;
}

/** Keeps it in the URL, as the range is. */
export function useScopeFilter(): ScopeFilterState {
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => parseScopeFilter(search), [search]);
  const setFilter = useCallback(
    (changed: ScopeFilter) =>
      setSearch(current => writeScopeFilter(current, changed)),
    [setSearch],
  );
  return { filter, setFilter };
}
