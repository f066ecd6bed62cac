import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Flex, Link, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import { ComponentLinks } from '../entities/ComponentLinks';
import { writePlace } from '../query/useOpenEvent';
import { eventsRouteRef } from '../routes';
import { devhoseTranslationRef } from '../translation';
import { describeEvent } from '../vocabulary/describeEvent';
import { readFacts } from '../vocabulary/EventFacts';
import { EventIcon } from '../vocabulary/EventIcon';
import { groupByDay } from './groupByDay';
import styles from './Timeline.module.css';

interface TimelineProps {
  entity: Entity;
  /** Newest first. */
  events: readonly DevhoseEvent[];
  formats: Formats;
}

/** Events by day, each leading to what is known about it. */
export function Timeline({ entity, events, formats }: TimelineProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const eventsRoute = useRouteRef(eventsRouteRef);
  // On a component's own page its name would be on every line.
  const isSystem = entity.kind.toLowerCase() === 'system';
  const hrefOf = (event: DevhoseEvent) =>
    `${eventsRoute?.() ?? ''}?${new URLSearchParams({
      entity: stringifyEntityRef(entity),
      event: writePlace(event),
    })}`;

  return (
    <Flex direction="column" gap="4">
      {groupByDay(events, formats).map(({ day, title, events: ofDay }) => (
        <Card key={day}>
          <CardBody>
            <section aria-label={title}>
              <Text as="h2" variant="body-medium" weight="bold">
                {title}
              </Text>
              <ol className={styles.list}>
                {ofDay.map(event => {
                  const { outcome, repository } = readFacts(event.event);
                  return (
                    <li key={writePlace(event)} className={styles.entry}>
                      <time dateTime={event.receivedAt} className={styles.time}>
                        {formats.time(event.receivedAt)}
                      </time>
                      <EventIcon type={event.event.type} outcome={outcome} />
                      <span className={styles.what}>
                        <Link href={hrefOf(event)} standalone>
                          {describeEvent(event.event, t)}
                        </Link>
                        {isSystem && (
                          <span className={styles.where}>
                            <ComponentLinks repository={repository} />
                          </span>
                        )}
                      </span>
                    </li>
                  );
                })}
              </ol>
            </section>
          </CardBody>
        </Card>
      ))}
    </Flex>
  );
}
