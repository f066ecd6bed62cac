import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import { writeEventsSearch } from '../query/eventsSearch';
import type { EventsQuery } from '../query/EventsQuery';
import { writePlace } from '../query/useOpenEvent';
import { eventsRouteRef } from '../routes';
import { readFacts } from '../vocabulary/EventFacts';
import { EventLine } from './EventLine';
import styles from './EventList.module.css';

interface EventListProps {
  /** Whose events they are; where they are of several, of each its repository. */
  entity?: Entity;
  events: readonly DevhoseEvent[];
  /** Of those beside which an event is told. */
  outcome?: EventsQuery['outcome'];
  /** Writes when an event was received. */
  writeTime: (receivedAt: string) => string;
}

/** Events, each leading to what is known about it. */
export function EventList(props: EventListProps) {
  const { entity, events, outcome, writeTime } = props;
  const eventsRoute = useRouteRef(eventsRouteRef);
  const hrefOf = (event: DevhoseEvent) => {
    const search = writeEventsSearch(
      new URLSearchParams(),
      entity
        ? { types: [], outcome, entityRef: stringifyEntityRef(entity) }
        : { types: [], outcome, repository: readFacts(event.event).repository },
    );
    search.set('event', writePlace(event));
    return `${eventsRoute?.() ?? ''}?${search}`;
  };
  return (
    <ol className={styles.list}>
      {events.map(event => (
        <EventLine
          key={writePlace(event)}
          event={event}
          when={writeTime(event.receivedAt)}
          href={hrefOf(event)}
          // On a component's own page its name would be on every line.
          withPlace={entity?.kind.toLowerCase() !== 'component'}
        />
      ))}
    </ol>
  );
}
