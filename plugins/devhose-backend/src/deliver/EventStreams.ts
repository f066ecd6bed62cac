import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceUnavailableError } from '@backstage/errors';
import type { DeliveryRange } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { eventJson, type EventRow } from '../log/eventJson';
import type { LogHead } from '../log/LogHead';
import { monthAfter, monthStart } from '../log/month';
import { placeCondition } from '../log/places';
import { utcInstant } from '../log/utcInstant';
import { narrowDown, type EventFilter } from '../read/EventFilter';
import { expiredWithin } from './expiredWithin';
import { readStretch, type Stretch } from './readStretch';
import { streamPosition, type StreamPosition } from './streamPosition';

/** What goes out at once; the rest waits until it is written. */
const batchEvents = 200;

/** How much sooner than this a watcher need not know: it saves a query per append. */
const defaultPauseMilliseconds = 250;

/** A sign of life: proxies close what is silent for a minute. */
const defaultHeartbeatMilliseconds = 15_000;

/** Each holds a connection, and asks the database whenever something comes in. */
const defaultLimit = 500;

/** What a watcher is told: events, maybe none, and where to go on. */
export interface StreamedBatch {
  events: Array<{ position: string; json: string }>;
  position: string;
  /** Told where it has changed, and at first: counted up when events of the past are exchanged. */
  generation?: number;
  /** Between the first and the last of these, deliveries whose events have expired. */
  expired?: DeliveryRange;
}

/** Streams of what comes in, for people who watch. */
export class EventStreams {
  readonly #knex: Knex;
  readonly #head: LogHead;
  readonly #limit: number;
  readonly #pauseMilliseconds: number;
  readonly #heartbeatMilliseconds: number;
  readonly #closed = new AbortController();
  #open = 0;

  static create(options: {
    knex: Knex;
    head: LogHead;
    limit?: number;
    pauseMilliseconds?: number;
    heartbeatMilliseconds?: number;
  }): EventStreams {
    return new EventStreams(options);
  }

  private constructor(options: {
    knex: Knex;
    head: LogHead;
    limit?: number;
    pauseMilliseconds?: number;
    heartbeatMilliseconds?: number;
  }) {
    this.#knex = options.knex;
    this.#head = options.head;
    this.#limit = options.limit ?? defaultLimit;
    this.#pauseMilliseconds =
      options.pauseMilliseconds ?? defaultPauseMilliseconds;
    this.#heartbeatMilliseconds =
      options.heartbeatMilliseconds ?? defaultHeartbeatMilliseconds;
  }

  /**
   * What comes in after a position, in the order of the log, until the signal
   * is aborted or Devhose stops. A batch without events is a sign of life.
   *
   * The next batch is read when the last one was taken, so a slow watcher
   * costs no memory.
   *
   * @param options.after - Undefined, or beyond the head: what comes in from now on.
   * @throws ServiceUnavailableError if too many watch already.
   */
  async *watch(options: {
    after?: StreamPosition;
    filter: EventFilter;
    signal: AbortSignal;
  }): AsyncGenerator<StreamedBatch> {
    if (this.#open >= this.#limit) {
      throw new ServiceUnavailableError(
        `${this.#limit} streams of events are open already; try again later`,
      );
    }
    this.#open += 1;
    try {
      yield* this.#batches(options);
    } finally {
      this.#open -= 1;
    }
  }

  /** Ends all streams. */
  close(): void {
    this.#closed.abort();
  }

  async *#batches(options: {
    after?: StreamPosition;
    filter: EventFilter;
    signal: AbortSignal;
  }): AsyncGenerator<StreamedBatch> {
    const signal = AbortSignal.any([options.signal, this.#closed.signal]);
    let { position, generation } = await this.#begin(options.after);
    yield { events: [], position: streamPosition.write(position), generation };

    while (!signal.aborted) {
      // An event in the middle of a delivery: its others are still to come.
      const after =
        position.index === undefined
          ? position.sequence
          : position.sequence - 1;
      const { stretch, ...log } = await readStretch(this.#knex, after);
      const isNew = log.generation !== generation;
      generation = log.generation;
      if (stretch === undefined) {
        await this.#head.beyond(
          after,
          AbortSignal.any([
            signal,
            AbortSignal.timeout(this.#heartbeatMilliseconds),
          ]),
        );
        yield {
          events: [],
          position: streamPosition.write(position),
          ...(isNew && { generation }),
        };
      } else {
        const rows = await this.#query(stretch, position, options.filter);
        const last = rows[rows.length - 1];
        position =
          rows.length === batchEvents
            ? { sequence: Number(last.sequence), index: last.index }
            : { sequence: stretch.upTo };
        yield {
          expired: await this.#expired(stretch, position, options.filter),
          events: rows.map(row => ({
            position: streamPosition.write({
              sequence: Number(row.sequence),
              index: row.index,
            }),
            json: eventJson(row),
          })),
          position: streamPosition.write(position),
          ...(isNew && { generation }),
        };
      }
      await this.#pause(signal);
    }
  }

  async #begin(
    after?: StreamPosition,
  ): Promise<{ position: StreamPosition; generation: number }> {
    const { head, generation } = await readStretch(this.#knex, 0);
    const isThere = after && after.sequence <= head;
    return { position: isThere ? after : { sequence: head }, generation };
  }

  async #expired(
    { after }: Stretch,
    { sequence }: StreamPosition,
    { source }: EventFilter,
  ): Promise<DeliveryRange | undefined> {
    return expiredWithin(this.#knex, {
      after,
      upTo: sequence,
      sources: source === undefined ? undefined : [source],
    });
  }

  #query(
    stretch: Stretch,
    position: StreamPosition,
    { repositories, services, ...filter }: EventFilter,
  ): Knex.QueryBuilder<object, EventRow[]> {
    const query = this.#knex('events')
      .select<EventRow[]>(
        'sequence',
        'index',
        'source',
        this.#knex.raw(`${utcInstant('received_at')} as received_at`),
        this.#knex.raw('event::text as event'),
      )
      .where('sequence', '<=', stretch.upTo)
      .where('events.received_at', '>=', monthStart(stretch.firstMonth))
      .where(
        'events.received_at',
        '<',
        monthStart(monthAfter(stretch.lastMonth, 1)),
      )
      .orderBy(['sequence', 'index'])
      .limit(batchEvents);
    if (position.index === undefined) {
      query.where('sequence', '>', position.sequence);
    } else {
      query.whereRaw('(sequence, index) > (?, ?)', [
        position.sequence,
        position.index,
      ]);
    }
    const places = placeCondition({ repositories, services });
    if (places !== undefined) {
      query.whereRaw(places.sql, places.bindings);
    }
    narrowDown(query, filter);
    return query;
  }

  async #pause(signal: AbortSignal): Promise<void> {
    try {
      await sleep(this.#pauseMilliseconds, undefined, { signal, ref: false });
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }
}
