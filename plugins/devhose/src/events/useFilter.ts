import { useMemo } from 'react';
import type { EventsFilter } from '../api';
import { useScope, type ScopeState } from '../entities/useScope';
import type { EventsQuery } from '../query/EventsQuery';
import { resolveFilter } from '../query/resolveFilter';
import { useVocabulary } from './useVocabulary';

/** What to ask the backend for, once all that it takes is known. */
export interface FilterState {
  filter?: EventsFilter;
  /** Of the entity that was chosen, if one was. */
  scope?: ScopeState;
}

/**
 * Turns the reader's choice into a filter. It stays the same until the choice
 * changes, also where it ends now.
 */
export function useFilter(query: EventsQuery, timeZone: string): FilterState {
  const { vocabulary, error } = useVocabulary();
  const scope = useScope(query.entityRef);
  const names = scope.status === 'ready' ? scope.names : undefined;
  // Without the vocabulary types are found too, only slower.
  const knowsTypes =
    query.types.length === 0 || vocabulary !== undefined || error !== undefined;
  const knowsScope = query.entityRef === undefined || names !== undefined;
  const filter = useMemo(
    () =>
      knowsTypes && knowsScope
        ? resolveFilter(query, {
            now: new Date(),
            timeZone,
            names,
            knownTypes: query.types.length > 0 ? vocabulary?.types ?? [] : [],
          })
        : undefined,
    // The vocabulary matters only where types were chosen, and once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [query, timeZone, names, knowsTypes, knowsScope],
  );
  return {
    filter,
    scope: query.entityRef === undefined ? undefined : scope,
  };
}
