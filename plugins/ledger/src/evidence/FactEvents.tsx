import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { Link, Skeleton, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import { useReason } from '@pitstop/states';
import { eventsRouteRef } from '../routes';
import { ledgerTranslationRef } from '../translation';
import styles from './FactEvents.module.css';
import type { FactTrail } from './factTrails';
import { eventWords, toolPage } from './readEvent';
import { useSubjectEvents } from './useSubjectEvents';

interface FactEventsProps {
  trail: FactTrail;
  formats: Formats;
}

/** The events behind a fact, each with the way to it and to the tool. */
export function FactEvents({ trail, formats }: FactEventsProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const reasonOf = useReason();
  const { events, error } = useSubjectEvents(trail);
  return (
    <section aria-label={t(`evidence.${trail.name}`)}>
      <Text as="p" variant="body-small" weight="bold">
        {t(`evidence.${trail.name}`)}
      </Text>
      {renderEvents()}
    </section>
  );

  function renderEvents() {
    if (error) {
      const denied = error instanceof ResponseError && error.statusCode === 403;
      return (
        <Text as="p" variant="body-small" color="secondary" role="alert">
          {denied
            ? t('evidence.eventsDenied')
            : t('evidence.eventsFailed', { reason: reasonOf(error) })}
        </Text>
      );
    }
    if (!events) {
      return (
        <Skeleton
          width="70%"
          height={20}
          aria-label={t('evidence.eventsLoading')}
        />
      );
    }
    if (events.length === 0) {
      return (
        <Text as="p" variant="body-small" color="secondary">
          {t('evidence.eventsGone', { subject: trail.subjects.join(', ') })}
        </Text>
      );
    }
    return (
      <ul className={styles.events}>
        {events.map(event => (
          <li key={`${event.sequence}.${event.index}`}>
            <EventLine event={event} formats={formats} />
          </li>
        ))}
      </ul>
    );
  }
}

interface EventLineProps {
  event: NonNullable<ReturnType<typeof useSubjectEvents>['events']>[number];
  formats: Formats;
}

function EventLine({ event, formats }: EventLineProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const eventsRoute = useRouteRef(eventsRouteRef);
  const page = toolPage(event);
  const what = t('evidence.showEvent', {
    what: eventWords(event),
    instant: formats.instant(event.event.time),
  });
  const search = new URLSearchParams({
    subject: event.event.subject,
    event: `${event.sequence}.${event.index}`,
  });
  return (
    <span className={styles.event}>
      {eventsRoute ? (
        <Link href={`${eventsRoute()}?${search}`} variant="body-small">
          {what}
        </Link>
      ) : (
        <Text variant="body-small">{what}</Text>
      )}
      {page && (
        <Link href={page.href} target="_blank" variant="body-small">
          {t('evidence.openTool', { host: page.host })}
        </Link>
      )}
    </span>
  );
}
