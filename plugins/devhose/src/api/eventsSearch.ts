import type { EventsFilter } from './DevhoseApi';

/** A filter as Devhose's backend reads it from an address. */
export function eventsSearch(filter: EventsFilter): URLSearchParams {
  const { types, repositories, ...single } = filter;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(single)) {
    if (value !== undefined) {
      search.set(name, value);
    }
  }
  if (types) {
    search.set('type', types.join(','));
  }
  if (repositories) {
    search.set('repository', repositories.join(','));
  }
  return search;
}
