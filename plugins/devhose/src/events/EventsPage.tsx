import { Container } from '@backstage/ui';
import { EventPanel } from '../event/EventPanel';
import { useEventsQuery } from '../query/useEventsQuery';
import { useOpenEvent } from '../query/useOpenEvent';
import { useReturnToRow } from '../query/useReturnToRow';
import { EventsBody } from './EventsBody';
import styles from './EventsPage.module.css';
import { EventsToolbar } from './EventsToolbar';
import { readerTimeZone } from './readerTimeZone';

/** What happened in all tools; one event may be open beside the others. */
export function EventsPage() {
  const state = useEventsQuery();
  const { open, close, hrefOf } = useOpenEvent();
  const list = useReturnToRow(open);
  return (
    <Container>
      <main className={styles.columns} data-open={open !== undefined}>
        <div className={styles.list} ref={list}>
          <EventsToolbar {...state} timeZone={readerTimeZone} />
          <EventsBody
            {...state}
            timeZone={readerTimeZone}
            open={open}
            hrefOf={hrefOf}
          />
        </div>
        {open && (
          <EventPanel
            key={`${open.sequence}.${open.index}`}
            place={open}
            timeZone={readerTimeZone}
            onClose={close}
          />
        )}
      </main>
    </Container>
  );
}
