import type { Knex } from 'knex';
import { eventJson, type EventRow } from '../log/eventJson';
import { typeCondition } from '../log/typeCondition';
import { utcInstant } from '../log/utcInstant';
import { decodeCursor, encodeCursor } from './eventCursor';

/** Which events are asked for. */
export interface EventFilter {
  /** Exact, or up to a dot. */
  type?: string;
  source?: string;
  subject?: string;
  repository?: string;
  /** Received at or after. */
  from?: Date;
  /** Received before. */
  to?: Date;
}

/** Reads events by time, newest first, for people. */
export class EventReader {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): EventReader {
    return new EventReader(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * A page of events, each as JSON text.
   *
   * @throws InputError if the cursor isn't one of ours.
   */
  async page(options: {
    filter: EventFilter;
    limit: number;
    cursor?: string;
  }): Promise<{ items: string[]; nextCursor?: string }> {
    const { filter, limit, cursor } = options;
    const rows = await this.query({ filter, limit: limit + 1, cursor });
    const items = rows.slice(0, limit);
    return {
      items: items.map(eventJson),
      nextCursor:
        rows.length > limit ? encodeCursor(items[limit - 1]) : undefined,
    };
  }

  /** Each filter has an index that ends in the order of the page. */
  query(options: {
    filter: EventFilter;
    limit: number;
    cursor?: string;
  }): Knex.QueryBuilder<object, EventRow[]> {
    const { filter, limit, cursor } = options;
    const query = this.#knex('events')
      .select<EventRow[]>(
        'sequence',
        'index',
        'source',
        this.#knex.raw(`${utcInstant('received_at')} as received_at`),
        this.#knex.raw('event::text as event'),
      )
      .orderBy([
        { column: 'events.received_at', order: 'desc' },
        { column: 'sequence', order: 'desc' },
        { column: 'index', order: 'desc' },
      ])
      .limit(limit);

    for (const column of ['source', 'subject', 'repository'] as const) {
      const value = filter[column];
      if (value !== undefined) {
        query.where(column, value);
      }
    }
    if (filter.type !== undefined) {
      const { sql, bindings } = typeCondition([filter.type]);
      query.whereRaw(sql, bindings);
    }
    if (filter.from !== undefined) {
      query.where('events.received_at', '>=', filter.from);
    }
    if (filter.to !== undefined) {
      query.where('events.received_at', '<', filter.to);
    }
    if (cursor !== undefined) {
      const { receivedAt, sequence, index } = decodeCursor(cursor);
      // The first condition is implied by the second; it lets partitions be left out.
      query
        .where('events.received_at', '<=', receivedAt)
        .whereRaw('(events.received_at, sequence, index) < (?, ?, ?)', [
          receivedAt,
          sequence,
          index,
        ]);
    }
    return query;
  }
}
