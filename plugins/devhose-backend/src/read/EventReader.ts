import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import { readStretch } from '../deliver/readStretch';
import { eventJson, type EventRow } from '../log/eventJson';
import { utcInstant } from '../log/utcInstant';
import { decodeCursor, encodeCursor } from './eventCursor';
import {
  narrowDown,
  splitAlternatives,
  type EventFilter,
  type SimpleEventFilter,
} from './EventFilter';

const newestFirst = [
  { column: 'received_at', order: 'desc' },
  { column: 'sequence', order: 'desc' },
  { column: 'index', order: 'desc' },
];

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
  }): Promise<{ items: string[]; nextCursor?: string; head: number }> {
    const { filter, limit, cursor } = options;
    // Before the events: whoever goes on from there misses none.
    const { head } = await readStretch(this.#knex, 0);
    const rows = await this.query({ filter, limit: limit + 1, cursor });
    const items = rows.slice(0, limit);
    return {
      items: items.map(eventJson),
      nextCursor:
        rows.length > limit ? encodeCursor(items[limit - 1]) : undefined,
      head,
    };
  }

  /**
   * A single event as JSON text.
   *
   * @throws NotFoundError if there is none.
   */
  async one(sequence: number, index: number): Promise<string> {
    const row = await this.#rows()
      .join('delivery_keys', join =>
        // The time of receipt leads to the partition.
        join
          .on('delivery_keys.sequence', 'events.sequence')
          .andOn('delivery_keys.received_at', 'events.received_at'),
      )
      .where({ 'events.sequence': sequence, 'events.index': index })
      .first();
    if (row === undefined) {
      throw new NotFoundError(
        `There is no event ${index} of delivery ${sequence} in the log`,
      );
    }
    return eventJson(row);
  }

  /** Each filter has an index that ends in the order of the page. */
  query(options: {
    filter: EventFilter;
    limit: number;
    cursor?: string;
  }): Knex.QueryBuilder<object, EventRow[]> {
    const { filter, lookups } = splitAlternatives(options.filter);
    if (lookups === undefined) {
      return this.#page({ ...options, filter });
    }
    // The newest of each come from the index in order; all of theirs at once
    // would have to be sorted.
    const found = lookups.map(({ expression, values }) =>
      this.#knex
        .select('newest.*')
        .from(
          this.#knex.raw(
            'unnest(?::text[]) as asked (value) cross join lateral ? as newest',
            [
              values,
              this.#page({ ...options, filter }).whereRaw(
                `${expression} = asked.value`,
              ),
            ],
          ),
        ),
    );
    return this.#knex
      .from<object>(this.#knex.unionAll(found).as('found'))
      .distinctOn(newestFirst.map(({ column }) => column))
      .select<EventRow[]>('found.*')
      .orderBy(newestFirst)
      .limit(options.limit);
  }

  #page(options: {
    filter: SimpleEventFilter;
    limit: number;
    cursor?: string;
  }): Knex.QueryBuilder<object, EventRow[]> {
    const query = this.#rows()
      .orderBy(
        newestFirst.map(({ column, order }) => ({
          column: `events.${column}`,
          order,
        })),
      )
      .limit(options.limit);
    narrowDown(query, options.filter);
    if (options.cursor !== undefined) {
      const { receivedAt, sequence, index } = decodeCursor(options.cursor);
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

  #rows(): Knex.QueryBuilder<object, EventRow[]> {
    return this.#knex('events').select<EventRow[]>(
      'events.sequence',
      'events.index',
      'events.source',
      this.#knex.raw(`${utcInstant('events.received_at')} as received_at`),
      this.#knex.raw('events.event::text as event'),
    );
  }
}
