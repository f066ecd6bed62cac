import type { Lists } from '../facts/Lists';

/**
 * The people at some places, up to as many as are enough: whether somebody is
 * one more than enough makes no difference.
 */
export class FewPeople {
  readonly #enough: number;
  readonly #people: Uint32Array;
  readonly #counts: Uint32Array;

  static create(options: { places: number; enough: number }): FewPeople {
    return new FewPeople(options.places, options.enough);
  }

  private constructor(places: number, enough: number) {
    this.#enough = enough;
    this.#people = new Uint32Array(places * enough);
    this.#counts = new Uint32Array(places);
  }

  /** Adds those in the list of a row. */
  add(place: number, { starts, items }: Lists, row: number): void {
    for (let index = starts[row]; index < starts[row + 1]; index++) {
      if (this.#counts[place] === this.#enough) {
        return;
      }
      this.#addOne(place, items[index]);
    }
  }

  /** Distinct people, no more than are enough. */
  count(place: number): number {
    return this.#counts[place];
  }

  /** Distinct people at any of these places, no more than are enough. */
  countTogether(places: Iterable<number>): number {
    const together = new Set<number>();
    for (const place of places) {
      for (const person of this.at(place)) {
        together.add(person);
      }
      if (together.size >= this.#enough) {
        return this.#enough;
      }
    }
    return together.size;
  }

  at(place: number): Uint32Array {
    const start = place * this.#enough;
    return this.#people.subarray(start, start + this.#counts[place]);
  }

  #addOne(place: number, person: number): void {
    if (!this.at(place).includes(person)) {
      this.#people[place * this.#enough + this.#counts[place]] = person;
      this.#counts[place] += 1;
    }
  }
}
