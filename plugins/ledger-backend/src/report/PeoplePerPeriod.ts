import type { Lists } from '../facts/Lists';
import { FewPeople, type AllowedStretches } from '../people';
import type { Periods } from './Periods';

/**
 * How much of the work of each period may be shown and how many people are
 * behind it. A period that is only in part what may be shown is not shown.
 */
export class PeoplePerPeriod {
  readonly #periods: Periods;
  readonly #minimum: number;
  readonly #people: FewPeople;
  readonly #all: Uint32Array;
  readonly #allowed: Uint32Array;
  #hidesNobody: boolean | undefined;

  static create(
    periods: Periods,
    { minimum }: AllowedStretches,
  ): PeoplePerPeriod {
    return new PeoplePerPeriod(periods, minimum);
  }

  private constructor(periods: Periods, minimum: number) {
    this.#periods = periods;
    this.#minimum = minimum;
    this.#people = FewPeople.create({
      places: periods.places,
      enough: minimum,
    });
    this.#all = new Uint32Array(periods.places);
    this.#allowed = new Uint32Array(periods.places);
  }

  /** @param place - 0 or a period, which is part of the whole range. */
  add(
    place: number,
    isAllowed: boolean,
    contributors: Lists,
    row: number,
  ): void {
    this.#addAt(place, isAllowed, contributors, row);
    if (place > 0) {
      this.#addAt(this.#periods.whole, isAllowed, contributors, row);
    }
  }

  /** How much there is, shown or not. */
  all(place: number): number {
    return this.#all[place];
  }

  /** How much of it is what may be shown. */
  allowed(place: number): number {
    return this.#allowed[place];
  }

  /**
   * Whether a place may be shown. Periods only are where those that may not be
   * shown, which is the total less those that are, hold enough people
   * together, or nobody.
   */
  mayShow(place: number): boolean {
    return this.#periods.isPeriod(place)
      ? this.#isEnough(place) && this.#isSafe()
      : this.#people.count(place) >= this.#minimum;
  }

  #addAt(
    place: number,
    isAllowed: boolean,
    contributors: Lists,
    row: number,
  ): void {
    this.#all[place] += 1;
    if (isAllowed) {
      this.#allowed[place] += 1;
      this.#people.add(place, contributors, row);
    }
  }

  #isSafe(): boolean {
    this.#hidesNobody ??= this.#findWhetherNobodyIsHidden();
    return this.#hidesNobody;
  }

  #findWhetherNobodyIsHidden(): boolean {
    const hidden: number[] = [];
    for (let place = 1; place < this.#periods.whole; place++) {
      if (this.#allowed[place] > 0 && !this.#isEnough(place)) {
        hidden.push(place);
      }
    }
    return (
      hidden.length === 0 || this.#people.countTogether(hidden) >= this.#minimum
    );
  }

  #isEnough(period: number): boolean {
    return (
      this.#people.count(period) >= this.#minimum &&
      this.#allowed[period] === this.#all[period]
    );
  }
}
