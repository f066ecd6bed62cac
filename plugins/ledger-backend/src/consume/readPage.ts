import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FollowedEvent } from '@pitstop/plugin-devhose-common';
import { ZodError } from 'zod';
import { readEvent, type Observation, type ObservationRules } from '../observe';

/** What the events of a page tell. */
export function readPage(
  events: FollowedEvent[],
  rules: ObservationRules,
  logger: LoggerService,
): Observation[] {
  return events.flatMap(event => {
    try {
      return readEvent(event, rules) ?? [];
    } catch (error) {
      if (!(error instanceof ZodError)) {
        throw error;
      }
      // It must not stop those that follow. What is wrong with it is told by
      // its fields, what they hold is nobody's business.
      logger.warn('An event is not what its type promises and is not counted', {
        sequence: event.sequence,
        index: event.index,
        type: event.event.type,
        fields: error.issues.map(issue => issue.path.join('.')).join(', '),
      });
      return [];
    }
  });
}

/**
 * When the newest of the events happened. A clock that is ahead is not
 * believed beyond the moment of reception.
 */
export function newestEventAt(events: FollowedEvent[]): Date | undefined {
  let newest: number | undefined;
  for (const { event, receivedAt } of events) {
    const happenedAt = Math.min(Date.parse(event.time), Date.parse(receivedAt));
    if (!Number.isNaN(happenedAt)) {
      newest = Math.max(newest ?? happenedAt, happenedAt);
    }
  }
  return newest === undefined ? undefined : new Date(newest);
}
