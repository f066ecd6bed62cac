import { InputError } from '@backstage/errors';
import type { DeliveryRange } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { expiredWithin } from './expiredWithin';
import { locatePage, readPage } from './followedPageQuery';
import { readStretch, type Stretch } from './readStretch';
import type { WantedEvents } from './wantedEvents';

/** A page larger than this ends, unless it is a single delivery. */
const defaultPageBytes = 4 * 1024 * 1024;

/** A page of the log, known from where to where before its events are read. */
export interface FollowedText {
  /** Of its events. */
  count: number;
  cursor: number;
  head: number;
  generation: number;
  content: Promise<PageContent>;
}

/** What is on a page. */
export interface PageContent {
  /** As JSON text, with commas in between, in UTF-8. */
  events: readonly Buffer[];
  /** What would have been on it, and has expired. */
  expired?: DeliveryRange;
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
    const { head, generation, stretch } = await readStretch(this.#knex, after);
    if (after > head) {
      throw new InputError(
        `Position ${after} is beyond the head of the log, ${head}. If the log was restored from a backup, start over from 0`,
      );
    }
    if (stretch === undefined) {
      const content = Promise.resolve({ events: [] });
      return { count: 0, cursor: after, head, generation, content };
    }
    const { cursor, count } = await locatePage(this.#knex, stretch, {
      wanted,
      limit,
      bytes: this.#pageBytes,
    });
    const content = this.#content(
      { ...stretch, upTo: cursor },
      { count, wanted },
    );
    return { count, cursor, head, generation, content };
  }

  async #content(
    stretch: Stretch,
    { count, wanted = {} }: { count: number; wanted?: WantedEvents },
  ): Promise<PageContent> {
    const events = count > 0 ? await readPage(this.#knex, stretch, wanted) : [];
    // Afterwards: what expires while it is read is told as well.
    const { after, upTo } = stretch;
    const { sources } = wanted;
    const expired = await expiredWithin(this.#knex, { after, upTo, sources });
    return { events, expired };
  }
}
