import type {
  FollowedEvent,
  FollowedPage,
} from '@pitstop/plugin-devhose-common';
import { ZodError } from 'zod';
import { readEvent, type Observation, type ObservationRules } from '../observe';

/** An event that is not what its type promises. What it holds is nobody's business. */
export interface UnreadEvent {
  sequence: number;
  index: number;
  type: string;
  /** What is wrong with it is told by these. */
  fields: string;
}

/** What the events of a page tell. The events are not kept: memory is better without them. */
export interface ReadPage
  extends Pick<FollowedPage, 'cursor' | 'head' | 'generation'> {
  eventCount: number;
  newestEventAt: Date | undefined;
  /** Branches, labels and contributors are as the events name them. */
  observations: Observation[];
  /** They must not stop those that follow. */
  unread: UnreadEvent[];
}

/** Reads the events of a page. */
export function readPage(
  { events, cursor, head, generation }: FollowedPage,
  rules: ObservationRules,
): ReadPage {
  const observations: Observation[] = [];
  const unread: UnreadEvent[] = [];
  for (const event of events) {
    try {
      const observation = readEvent(event, rules);
      if (observation) {
        observations.push(observation);
      }
    } catch (error) {
      if (!(error instanceof ZodError)) {
        throw error;
      }
      unread.push({
        sequence: event.sequence,
        index: event.index,
        type: event.event.type,
        fields: error.issues.map(issue => issue.path.join('.')).join(', '),
      });
    }
  }
  return {
    cursor,
    head,
    generation,
    eventCount: events.length,
    newestEventAt: newestEventAt(events),
    observations,
    unread,
  };
}

/**
 * When the newest of the events happened. A clock that is ahead is not
 * believed beyond the moment of reception.
 */
function newestEventAt(events: FollowedEvent[]): Date | undefined {
  let newest: number | undefined;
  for (const { event, receivedAt } of events) {
    const happenedAt = Math.min(Date.parse(event.time), Date.parse(receivedAt));
    if (!Number.isNaN(happenedAt)) {
      newest = Math.max(newest ?? happenedAt, happenedAt);
    }
  }
  return newest === undefined ? undefined : new Date(newest);
}
