import type { ScopeFilter } from '@pitstop/plugin-ledger-common';

/** What is chosen by name. */
export const namedFilters = ['environment', 'lifecycle', 'type'] as const;

const withoutSubTeams = 'own';

/** Reads `environment=prod&lifecycle=production&type=service&teams=own`. */
export function parseScopeFilter(search: URLSearchParams): ScopeFilter {
  const filter: ScopeFilter = {};
  for (const name of namedFilters) {
    const value = search.get(name);
    if (value) {
      filter[name] = value;
    }
  }
  if (search.get('teams') === withoutSubTeams) {
    filter.withoutSubTeams = true;
  }
  return filter;
}

/** Writes a filter into a URL's search, leaving the parameters of others alone. */
export function writeScopeFilter(
  search: URLSearchParams,
  filter: ScopeFilter,
): URLSearchParams {
  const written = new URLSearchParams(search);
  for (const name of namedFilters) {
    const value = filter[name];
    if (value) {
      written.set(name, value);
    } else {
      written.delete(name);
    }
  }
  if (filter.withoutSubTeams) {
    written.set('teams', withoutSubTeams);
  } else {
    written.delete('teams');
  }
  return written;
}

/** How many parts of a scope are left out. */
export function countFilters(filter: ScopeFilter): number {
  return Object.values(filter).filter(Boolean).length;
}
