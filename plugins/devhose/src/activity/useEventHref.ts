import { useCallback } from 'react';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import type { EventsQuery } from '../query/EventsQuery';
import { writeEventsSearch } from '../query/eventsSearch';
import { writePlace } from '../query/useOpenEvent';
import { eventsRouteRef } from '../routes';
import { readFacts } from '../vocabulary/EventFacts';

/**
 * Where an event is told whole, beside others of the entity, else of its
 * repository; one that would not be among them is beside those of its subject.
 */
export function useEventHref(options: {
  entity?: Entity;
  outcome?: EventsQuery['outcome'];
}): (event: DevhoseEvent) => string {
  const { entity, outcome } = options;
  const entityRef = entity && stringifyEntityRef(entity);
  const eventsRoute = useRouteRef(eventsRouteRef);
  return useCallback(
    event => {
      const facts = readFacts(event.event);
      const others = {
        outcome,
        ...(entityRef ? { entityRef } : { repository: facts.repository }),
      };
      const isAmong =
        (entityRef !== undefined || facts.repository !== undefined) &&
        (outcome === undefined || facts.outcome !== undefined);
      const search = writeEventsSearch(new URLSearchParams(), {
        types: [],
        ...(isAmong ? others : { subject: event.event.subject }),
      });
      search.set('event', writePlace(event));
      return `${eventsRoute?.() ?? ''}?${search}`;
    },
    [entityRef, outcome, eventsRoute],
  );
}
