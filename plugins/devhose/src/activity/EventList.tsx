import type { Entity } from '@backstage/catalog-model';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import type { EventsQuery } from '../query/EventsQuery';
import { writePlace } from '../query/useOpenEvent';
import { EventLine } from './EventLine';
import { useEventHref } from './useEventHref';
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
  const hrefOf = useEventHref({ entity, outcome });
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
