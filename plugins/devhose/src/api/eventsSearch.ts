import type { EventsFilter } from './DevhoseApi';

/** A filter as Devhose's backend reads it from an address. */
export function eventsSearch(filter: EventsFilter): URLSearchParams {
  const { types, repositories, services, ...single } = filter;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(single)) {
    if (value !== undefined) {
      search.set(name, value);
    }
  }
  const lists = { type: types, repository: repositories, service: services };
  for (const [name, values] of Object.entries(lists)) {
    if (values !== undefined && values.length > 0) {
      search.set(name, values.join(','));
    }
  }
  return search;
}
