import type { Company, Repository } from '../company';
import type { Random } from '../random';
import { second, week } from './time/units';

/** Of the lively changes, the share in the repositories of the guest's team. */
const guestTeamShare = 0.25;

const firstSlot = 30 * second;
const growth = 2;
/** Else the slots would soon be longer than time. */
const longestSlot = 4 * week;

/**
 * Where somebody watches, there is something to see: beside the changes that
 * people begin in their office hours, some are begun and made in minutes. One
 * in every slot of time, each slot twice as long as the one before: some in the
 * first minutes, fifteen in the first week, so that no week becomes another
 * than the weeks before. Whenever somebody begins to watch, the slots begin
 * with the shortest again, and what was before stays as it was.
 */
export class LivelySchedule {
  readonly #random: Random;
  /** The share of a repository and of all before it. */
  readonly #shares: number[] = [];
  /** By repository. */
  readonly #beginnings: number[][];
  /** When somebody begins to watch, those to come. */
  readonly #watchers: number[];
  #slotBegins: number;
  #slotLength = firstSlot;

  private constructor(options: {
    company: Company;
    random: Random;
    watchedFrom: readonly number[];
  }) {
    const { components, guestTeam } = options.company;
    const [first, ...others] = options.watchedFrom;
    this.#random = options.random;
    this.#watchers = others;
    this.#slotBegins = first;
    this.#beginnings = components.map(() => []);
    const guests = components.filter(({ owner }) => owner === guestTeam);
    let sum = 0;
    for (const { owner, repository } of components) {
      sum += (1 - guestTeamShare) * repository.activity;
      sum += owner === guestTeam ? guestTeamShare / guests.length : 0;
      this.#shares.push(sum);
    }
  }

  static create(options: {
    company: Company;
    random: Random;
    /** When somebody begins to watch, in ascending order; at least one instant. */
    watchedFrom: readonly number[];
  }): LivelySchedule {
    return new LivelySchedule(options);
  }

  /** When changes are begun in a repository, without end. */
  *beginnings({ index }: Repository): Generator<number, void, undefined> {
    const beginnings = this.#beginnings[index];
    for (;;) {
      while (beginnings.length === 0) {
        this.#fillSlot();
      }
      yield* beginnings.splice(0);
    }
  }

  #fillSlot(): void {
    const at = this.#slotBegins + this.#random.fraction() * this.#slotLength;
    const repository = this.#drawRepository();
    const slotEnds = this.#slotBegins + this.#slotLength;
    const [watcher = Infinity] = this.#watchers;
    // Drawn in any case, and kept if it has been: nobody's coming changes the past.
    if (at < watcher) {
      this.#beginnings[repository].push(at);
    }
    if (watcher < slotEnds) {
      this.#watchers.shift();
      this.#slotBegins = watcher;
      this.#slotLength = firstSlot;
    } else {
      this.#slotBegins = slotEnds;
      this.#slotLength = Math.min(this.#slotLength * growth, longestSlot);
    }
  }

  #drawRepository(): number {
    const draw = this.#random.fraction();
    let low = 0;
    let high = this.#shares.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#shares[middle] > draw) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
