import { lastAtOrBefore } from '../facts/lastAtOrBefore';
import type { ScopeFacts, Stretch, WorkMoment } from '../facts';
import type { Instant } from '../observe';
import type { Scope } from '../scope';
import { FewPeople } from './FewPeople';
import { blocksOf, segmentsOf, type Block } from './weekBlocks';

/** What may be shown of a range, and of the one before it. */
export interface AllowedStretches {
  current?: Stretch;
  previous?: Stretch;
  /** How many people must be behind each number. */
  minimum: number;
}

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
  readonly #facts: ScopeFacts;
  readonly #scope: Scope;
  readonly #timeZone: string;
  readonly #minimum: number;

  static create(options: {
    /** Of the scope. */
    facts: ScopeFacts;
    scope: Scope;
    timeZone: string;
    minimum: number;
  }): PeopleGuard {
    return new PeopleGuard(options);
  }

  private constructor(options: {
    facts: ScopeFacts;
    scope: Scope;
    timeZone: string;
    minimum: number;
  }) {
    this.#facts = options.facts;
    this.#scope = options.scope;
    this.#timeZone = options.timeZone;
    this.#minimum = options.minimum;
  }

  /** What may be shown of a window. */
  allowWindow(
    window: { previousFrom: Instant; from: Instant; to: Instant },
    moment: WorkMoment,
  ): AllowedStretches {
    const { previousFrom, from, to } = window;
    return {
      current: this.allow({ from, to }, moment),
      previous: this.allow({ from: previousFrom, to: from }, moment),
      minimum: this.#minimum,
    };
  }

  /** The widest part of a stretch that may be shown, if any. */
  allow(asked: Stretch, moment: WorkMoment): Stretch | undefined {
    const blocks = this.#blocks(asked, moment).filter(
      ({ start, end }) => start >= asked.from && end <= asked.to,
    );
    const [first] = blocks;
    const last = blocks.at(-1);
    if (!first || !last) {
      return undefined;
    }
    const allowed = { from: first.start, to: last.end };
    return this.#leavesFew(allowed, moment) ? undefined : allowed;
  }

  /** Of all weeks that the stretch touches, and those that decide about them. */
  #blocks(asked: Stretch, moment: WorkMoment): Block[] {
    const segments = segmentsOf(asked, this.#timeZone);
    const starts = segments.flatMap(segment => segment.slice(0, -1));
    const ends = segments.flatMap(segment => segment.slice(1));
    const people = this.#few(starts.length);
    this.#facts.eachChange(
      moment,
      { from: starts[0], to: ends[ends.length - 1] },
      (row, changes) => {
        const week = lastAtOrBefore(starts, changes[moment][row]);
        people.add(week, changes.contributors, row);
      },
    );
    const weeks = starts.map((start, week) => ({
      start,
      end: ends[week],
      people: new Set(people.at(week)),
    }));
    const weeksPerSegment = segments[0].length - 1;
    return segments.flatMap((_, index) => {
      const first = index * weeksPerSegment;
      return blocksOf(
        weeks.slice(first, first + weeksPerSegment),
        this.#minimum,
      );
    });
  }

  /**
   * Whether the work of a few would be left of the scope by what one of its
   * parts shows, or by the scope of what is around it.
   */
  #leavesFew(stretch: Stretch, moment: WorkMoment): boolean {
    const { units, parts = [], around = [], inside = [] } = this.#scope;
    if (
      this.#isFew(this.#peopleLeftOut(stretch, moment)) ||
      inside.some(each =>
        this.#isFew(this.#peopleOutside(each, stretch, moment)),
      )
    ) {
      return true;
    }
    if (parts.length === 0 && around.length === 0) {
      return false;
    }
    const all = [...new Set([units, ...around.map(each => each.units)].flat())];
    const placeOf = new Map(all.map((unit, place) => [unit, place]));
    const people = this.#peopleOfUnits(all, stretch, moment);
    const leavesFew = (whole: string[], part: string[]) => {
      const shown = new Set(part);
      const left = whole.filter(unit => !shown.has(unit));
      return this.#isFew(
        people.countTogether(left.map(unit => placeOf.get(unit) ?? 0)),
      );
    };
    return (
      parts.some(part => leavesFew(units, part.units)) ||
      around.some(wider => leavesFew(wider.units, units))
    );
  }

  /** By the place of the unit. */
  #peopleOfUnits(
    units: string[],
    stretch: Stretch,
    moment: WorkMoment,
  ): FewPeople {
    const people = this.#few(units.length);
    for (const [place, unit] of units.entries()) {
      this.#facts.eachChangeOf(unit, moment, stretch, (row, changes) =>
        people.add(place, changes.contributors, row),
      );
    }
    return people;
  }

  /** Those behind the changes that a unit has more than one inside it. */
  #peopleOutside(
    { unit, inside }: { unit: string; inside: string },
    stretch: Stretch,
    moment: WorkMoment,
  ): number {
    const within = new Set(this.#facts.unit(unit)?.changes?.identity);
    const people = this.#few(1);
    this.#facts.eachChangeOf(inside, moment, stretch, (row, changes) => {
      if (!within.has(changes.identity[row])) {
        people.add(0, changes.contributors, row);
      }
    });
    return people.count(0);
  }

  /** Those behind the changes that are left out by the filter. */
  #peopleLeftOut(stretch: Stretch, moment: WorkMoment): number {
    const people = this.#few(1);
    this.#facts.eachChangeLeftOut(moment, stretch, (row, changes) =>
      people.add(0, changes.contributors, row),
    );
    return people.count(0);
  }

  #few(places: number): FewPeople {
    return FewPeople.create({ places, enough: this.#minimum });
  }

  /** Somebody, and fewer than it takes. */
  #isFew(people: number): boolean {
    return people > 0 && people < this.#minimum;
  }
}
