import type { Knex } from 'knex';
import type { Instant } from '../observe';
import type { Scope } from '../scope';
import { blocksOf, segmentAt, type Block, type WorkWeek } from './weekBlocks';

/** A stretch of time, half-open. */
export interface Stretch {
  from: Instant;
  to: Instant;
}

/** What may be shown of a range, and of the one before it. */
export interface AllowedStretches {
  current?: Stretch;
  previous?: Stretch;
  /** How many people must be behind each number. */
  minimum: number;
}

/** By which of its moments work belongs to a stretch of time. */
export type WorkMoment = 'merged_at' | 'deployed_at';

/**
 * Decides which statistics about people's work may be shown. Every such number
 * is asked of it first, whoever asks and by whatever endpoint.
 *
 * - At least `minimum` distinct people are behind what is shown.
 * - What is shown begins and ends with a block of whole weeks that has so many
 *   people by itself. So whatever two stretches are subtracted, what remains
 *   holds such a block.
 * - What a group or system has more than a part of it has so many people behind
 *   it too, or nobody.
 */
export class PeopleGuard {
  readonly #knex: Knex;
  readonly #scope: Scope;
  readonly #timeZone: string;
  readonly #minimum: number;

  static create(options: {
    knex: Knex;
    scope: Scope;
    timeZone: string;
    minimum: number;
  }): PeopleGuard {
    return new PeopleGuard(options);
  }

  private constructor(options: {
    knex: Knex;
    scope: Scope;
    timeZone: string;
    minimum: number;
  }) {
    this.#knex = options.knex;
    this.#scope = options.scope;
    this.#timeZone = options.timeZone;
    this.#minimum = options.minimum;
  }

  /** What may be shown of a window. */
  async allowWindow(
    window: { previousFrom: Instant; from: Instant; to: Instant },
    moment: WorkMoment,
  ): Promise<AllowedStretches> {
    const { previousFrom, from, to } = window;
    return {
      current: await this.allow({ from, to }, moment),
      previous: await this.allow({ from: previousFrom, to: from }, moment),
      minimum: this.#minimum,
    };
  }

  /** The widest part of a stretch that may be shown, if any. */
  async allow(
    asked: Stretch,
    moment: WorkMoment,
  ): Promise<Stretch | undefined> {
    const from = await this.#firstBlock(asked, moment);
    const to = from && (await this.#lastBlock(asked, moment));
    if (!from || !to || from.start >= to.end) {
      return undefined;
    }
    const allowed = { from: from.start, to: to.end };
    return (await this.#leavesFew(allowed, moment)) ? undefined : allowed;
  }

  async #firstBlock(asked: Stretch, moment: WorkMoment) {
    for (let at = asked.from; at < asked.to; ) {
      const segment = segmentAt(at, this.#timeZone);
      const blocks = await this.#blocks(segment, moment);
      const first = blocks.find(
        ({ start, end }) => start >= asked.from && end <= asked.to,
      );
      if (first) {
        return first;
      }
      at = segment[segment.length - 1];
    }
    return undefined;
  }

  async #lastBlock(asked: Stretch, moment: WorkMoment) {
    for (let at = asked.to - 1; at >= asked.from; ) {
      const segment = segmentAt(at, this.#timeZone);
      const blocks = await this.#blocks(segment, moment);
      const last = blocks.findLast(
        ({ start, end }) => start >= asked.from && end <= asked.to,
      );
      if (last) {
        return last;
      }
      at = segment[0] - 1;
    }
    return undefined;
  }

  async #blocks(segment: Instant[], moment: WorkMoment): Promise<Block[]> {
    const { rows } = await this.#knex.raw<{
      rows: Array<{ week: number; people: string[] }>;
    }>(
      `select width_bucket(${moment}, cast(:starts as timestamptz[])) as week,
         array_agg(distinct contributor) as people
       from changes, unnest(contributors) as contributor
       where repository = any(:repositories)
         and ${moment} >= :from and ${moment} < :to
       group by week`,
      {
        repositories: this.#scope.repositories,
        starts: segment.map(toIso),
        from: toIso(segment[0]),
        to: toIso(segment[segment.length - 1]),
      },
    );
    const people = new Map(rows.map(row => [row.week, row.people]));
    const weeks: WorkWeek[] = segment.slice(1).map((end, index) => ({
      start: segment[index],
      end,
      people: new Set(people.get(index + 1)),
    }));
    return blocksOf(weeks, this.#minimum);
  }

  /** Whether what a part leaves of the scope would be the work of a few. */
  async #leavesFew(stretch: Stretch, moment: WorkMoment): Promise<boolean> {
    const parts = this.#scope.parts ?? [];
    if (parts.length === 0) {
      return false;
    }
    const { rows } = await this.#knex.raw<{
      rows: Array<{ repository: string; people: string[] }>;
    }>(
      `select repository, array_agg(distinct contributor) as people
       from changes, unnest(contributors) as contributor
       where repository = any(:repositories)
         and ${moment} >= :from and ${moment} < :to
       group by repository`,
      {
        repositories: this.#scope.repositories,
        from: toIso(stretch.from),
        to: toIso(stretch.to),
      },
    );
    return parts.some(part => {
      const covered = new Set(part.repositories);
      const left = new Set<string>();
      for (const { repository, people } of rows) {
        if (!covered.has(repository)) {
          for (const person of people) {
            left.add(person);
          }
          if (left.size >= this.#minimum) {
            return false;
          }
        }
      }
      return left.size > 0;
    });
  }
}

function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}
