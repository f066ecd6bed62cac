import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { followedEventJson, type FollowedRow } from '../log/eventJson';
import { followedRowsQuery } from './followedRowsQuery';
import { readStretch } from './readStretch';
import type { WantedEvents } from './wantedEvents';

/** A page larger than this ends, unless it is a single delivery. */
const defaultPageBytes = 4 * 1024 * 1024;

/** A page of the log, its events as JSON text. */
export interface FollowedText {
  events: string[];
  cursor: number;
  head: number;
}

/** Reads the log in order. */
export class FollowReader {
  readonly #knex: Knex;
  readonly #pageBytes: number;

  static create(options: { knex: Knex; pageBytes?: number }): FollowReader {
    return new FollowReader(
      options.knex,
      options.pageBytes ?? defaultPageBytes,
    );
  }

  private constructor(knex: Knex, pageBytes: number) {
    this.#knex = knex;
    this.#pageBytes = pageBytes;
  }

  /**
   * What comes after a position, in whole deliveries.
   *
   * @throws InputError if the position is beyond the head.
   */
  async page(options: {
    after: number;
    limit: number;
    wanted?: WantedEvents;
  }): Promise<FollowedText> {
    const { after, limit, wanted } = options;
    // Before the events: all that is up to this head is visible to the next query.
    const { head, stretch } = await readStretch(this.#knex, after);
    if (after > head) {
      throw new InputError(
        `Position ${after} is beyond the head of the log, ${head}. If the log was restored from a backup, start over from 0`,
      );
    }
    if (stretch === undefined) {
      return { events: [], cursor: after, head };
    }

    const { rows } = await followedRowsQuery(this.#knex, stretch, {
      wanted,
      cap: { events: limit + 1, bytes: this.#pageBytes },
    });
    if (!this.#wasCut(rows, limit)) {
      return {
        events: rows.map(followedEventJson),
        cursor: stretch.upTo,
        head,
      };
    }

    // The last delivery may lack events: it is for the next page.
    const lastSequence = rows[rows.length - 1].sequence;
    const whole = rows.filter(row => row.sequence !== lastSequence);
    if (whole.length > 0) {
      const cursor = Number(whole[whole.length - 1].sequence);
      return { events: whole.map(followedEventJson), cursor, head };
    }

    const cursor = Number(lastSequence);
    const single = { ...stretch, after: cursor - 1, upTo: cursor };
    const all = await followedRowsQuery(this.#knex, single, { wanted });
    return { events: all.rows.map(followedEventJson), cursor, head };
  }

  #wasCut(rows: readonly FollowedRow[], limit: number): boolean {
    let bytes = 0;
    for (const row of rows) {
      bytes += row.event_bytes;
    }
    return rows.length > limit || bytes >= this.#pageBytes;
  }
}
