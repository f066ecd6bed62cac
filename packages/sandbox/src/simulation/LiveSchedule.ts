import type { Company, Repository } from '../company';
import type { Random } from '../random';
import { second } from './time/units';

/** Of the changes begun live, the share in the repositories of the guest's team. */
const guestTeamShare = 0.25;

/**
 * Where changes are begun once history has ended: one somewhere in every slot
 * of time, so that it is never silent for long, whatever chance says.
 */
export class LiveSchedule {
  readonly #random: Random;
  readonly #from: number;
  readonly #slotSeconds: number;
  /** The share of a repository and of all before it. */
  readonly #shares: number[] = [];
  /** By repository. */
  readonly #beginnings: number[][];
  #slots = 0;

  private constructor(options: {
    company: Company;
    random: Random;
    from: number;
    slotSeconds: number;
  }) {
    const { components, guestTeam } = options.company;
    this.#random = options.random;
    this.#from = options.from;
    this.#slotSeconds = options.slotSeconds;
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
    slotSeconds: number;
  }): LiveSchedule {
    return new LiveSchedule(options);
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
    const slot = this.#from + this.#slots * this.#slotSeconds * second;
    const at = slot + this.#random.fraction() * this.#slotSeconds * second;
    this.#beginnings[this.#drawRepository()].push(at);
    this.#slots++;
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
