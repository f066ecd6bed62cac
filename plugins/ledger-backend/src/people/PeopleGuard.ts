import type { Knex } from 'knex';
import type { Instant } from '../observe';
import type { Scope } from '../scope';
import {
  byAsked,
  firstToEnvironment,
  scopeBindings,
} from '../store/scopeBindings';
import { blocksOf, inGrowingParts, segmentsOf, type Block } from './weekBlocks';

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
 * - What a group or system has more than a part of it, or less than the whole
 *   that a filter cuts, or than one of the components that live in its
 *   directories, has so many people behind it too, or nobody.
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
    for (const segments of inGrowingParts(segmentsOf(asked, this.#timeZone))) {
      const blocks = await this.#blocks(segments, moment);
      const first = blocks.find(block => isWithin(block, asked));
      if (first) {
        return first;
      }
    }
    return undefined;
  }

  async #lastBlock(asked: Stretch, moment: WorkMoment) {
    const backwards = segmentsOf(asked, this.#timeZone).reverse();
    for (const segments of inGrowingParts(backwards)) {
      const blocks = await this.#blocks(segments.reverse(), moment);
      const last = blocks.findLast(block => isWithin(block, asked));
      if (last) {
        return last;
      }
    }
    return undefined;
  }

  /** @param segments - One right after the other. */
  async #blocks(segments: Instant[][], moment: WorkMoment): Promise<Block[]> {
    const starts = segments.flatMap(segment => segment.slice(0, -1));
    const end = segments[segments.length - 1].slice(-1)[0];
    // More than enough people are as good as enough.
    const { rows } = await this.#knex.raw<{
      rows: Array<{ week: number; people: string[] }>;
    }>(
      `select width_bucket(${moment}, cast(:starts as timestamptz[])) as week,
         (array_agg(distinct contributor))[1 : :minimum] as people
       from changes, unnest(contributors) as contributor
       where unit = any(:units)
         and ${moment} >= :from and ${moment} < :to
         and ${isAskedFor(moment)}
       group by week`,
      {
        ...scopeBindings(this.#scope),
        minimum: this.#minimum,
        starts: starts.map(toIso),
        from: toIso(starts[0]),
        to: toIso(end),
      },
    );
    const people = new Map(rows.map(row => [starts[row.week - 1], row.people]));
    return segments.flatMap(segment =>
      blocksOf(
        segment.slice(1).map((weekEnd, index) => ({
          start: segment[index],
          end: weekEnd,
          people: new Set(people.get(segment[index])),
        })),
        this.#minimum,
      ),
    );
  }

  /**
   * Whether the work of a few would be left of the scope by what one of its
   * parts shows, or by the scope of what is around it.
   */
  async #leavesFew(stretch: Stretch, moment: WorkMoment): Promise<boolean> {
    const { units, parts = [], around = [], inside = [], filter } = this.#scope;
    const shown = new Set(units);
    if (
      filter?.withoutBots ||
      (filter?.environment !== undefined && moment === 'deployed_at')
    ) {
      const leftOut = await this.#peopleLeftOut(stretch, moment);
      if (isFew(leftOut, this.#minimum)) {
        return true;
      }
    }
    for (const each of inside) {
      const outside = await this.#peopleOutside(each, stretch, moment);
      if (isFew(outside, this.#minimum)) {
        return true;
      }
    }
    if (parts.length === 0 && around.length === 0) {
      return false;
    }
    const people = await this.#peopleOfUnits(
      [...new Set([units, ...around.map(each => each.units)].flat())],
      stretch,
      moment,
    );
    const leavesFew = (whole: string[], part: ReadonlySet<string>) =>
      isFew(
        whole.flatMap(unit => (part.has(unit) ? [] : people.get(unit) ?? [])),
        this.#minimum,
      );
    return (
      parts.some(part => leavesFew(units, new Set(part.units))) ||
      around.some(wider => leavesFew(wider.units, shown))
    );
  }

  async #peopleOfUnits(
    units: string[],
    stretch: Stretch,
    moment: WorkMoment,
  ): Promise<Map<string, string[]>> {
    const { rows } = await this.#knex.raw<{
      rows: Array<{ unit: string; people: string[] }>;
    }>(
      `select unit, array_agg(distinct contributor) as people
       from changes, unnest(contributors) as contributor
       where unit = any(:units)
         and ${moment} >= :from and ${moment} < :to
       group by unit`,
      { units, from: toIso(stretch.from), to: toIso(stretch.to) },
    );
    return new Map(rows.map(row => [row.unit, row.people]));
  }

  /** Those behind the changes that a unit has more than one inside it. */
  async #peopleOutside(
    { unit, inside }: { unit: string; inside: string },
    stretch: Stretch,
    moment: WorkMoment,
  ): Promise<string[]> {
    const { rows } = await this.#knex.raw<{ rows: Array<{ person: string }> }>(
      `select distinct contributor as person
       from changes, unnest(contributors) as contributor
       where unit = :inside and ${moment} >= :from and ${moment} < :to
         and not exists (
           select from changes as within
           where within.unit = :unit and within.change = changes.change
         )
       limit :minimum`,
      {
        unit,
        inside,
        minimum: this.#minimum,
        from: toIso(stretch.from),
        to: toIso(stretch.to),
      },
    );
    return rows.map(({ person }) => person);
  }

  /** Those behind the changes of these units that are not asked for. */
  async #peopleLeftOut(
    stretch: Stretch,
    moment: WorkMoment,
  ): Promise<string[]> {
    const { rows } = await this.#knex.raw<{ rows: Array<{ person: string }> }>(
      `select distinct contributor as person
       from changes, unnest(contributors) as contributor
       where unit = any(:units)
         and ${moment} >= :from and ${moment} < :to
         and not (${isAskedFor(moment)})
       limit :minimum`,
      {
        ...scopeBindings(this.#scope),
        minimum: this.#minimum,
        from: toIso(stretch.from),
        to: toIso(stretch.to),
      },
    );
    return rows.map(({ person }) => person);
  }
}

/** Before a change is deployed, it is to no environment. */
function isAskedFor(moment: WorkMoment): string {
  return moment === 'deployed_at'
    ? `${byAsked} and ${firstToEnvironment}`
    : byAsked;
}

function isWithin({ start, end }: Block, asked: Stretch): boolean {
  return start >= asked.from && end <= asked.to;
}

/** Somebody, and fewer than it takes. */
function isFew(people: string[], minimum: number): boolean {
  const distinct = new Set(people);
  return distinct.size > 0 && distinct.size < minimum;
}

function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}
