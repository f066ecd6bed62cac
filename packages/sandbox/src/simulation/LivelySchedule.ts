import type { Company, Repository } from '../company';
import type { Random } from '../random';
import { second } from './time/units';

/** Of the lively changes, the share in the repositories of the guest's team. */
const guestTeamShare = 0.25;

const firstSlot = 30 * second;
const growth = 2;

/**
 * Where somebody watches, there is something to see: beside the changes that
 * people begin in their office hours, some are begun and made in minutes. One
 * in every slot of time, each slot twice as long as the one before: some in the
 * first minutes, fifteen in the first week, so that no week becomes another
 * than the weeks before.
 */
export class LivelySchedule {
  readonly #random: Random;
  /** The share of a repository and of all before it. */
  readonly #shares: number[] = [];
  /** By repository. */
  readonly #beginnings: number[][];
  #slotBegins: number;
  #slotLength = firstSlot;

  private constructor(options: {
    company: Company;
    random: Random;
    from: number;
  }) {
    const { components, guestTeam } = options.company;
    this.#random = options.random;
    this.#slotBegins = options.from;
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
    from: number;
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
    this.#beginnings[this.#drawRepository()].push(at);
    this.#slotBegins += this.#slotLength;
    this.#slotLength *= growth;
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
