import type { Entity } from '@backstage/catalog-model';
import { Card, CardBody, Flex, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import type { EventsQuery } from '../query/EventsQuery';
import { EventList } from './EventList';
import { groupByDay } from './groupByDay';

interface TimelineProps {
  entity: Entity;
  /** Newest first. */
  events: readonly DevhoseEvent[];
  outcome?: EventsQuery['outcome'];
  formats: Formats;
}

/** Events by day. */
export function Timeline({ entity, events, outcome, formats }: TimelineProps) {
  return (
    <Flex direction="column" gap="4">
      {groupByDay(events, formats).map(({ day, title, events: ofDay }) => (
        <Card key={day}>
          <CardBody>
            <section aria-label={title}>
              <Flex direction="column" gap="3">
                <Text as="h2" variant="body-medium" weight="bold">
                  {title}
                </Text>
                <EventList
                  entity={entity}
                  events={ofDay}
                  outcome={outcome}
                  writeTime={receivedAt => formats.time(receivedAt)}
                />
              </Flex>
            </section>
          </CardBody>
        </Card>
      ))}
    </Flex>
  );
}
