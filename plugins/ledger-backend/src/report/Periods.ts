import type { Measured } from '@pitstop/plugin-ledger-common';
import { lastAtOrBefore } from '../facts/lastAtOrBefore';
import type { Instant } from '../observe';
import { toPeriod } from './toPeriod';
import type { Window } from './Window';

/** A stretch of time, half-open. */
interface Stretch {
  start: Instant;
  end: Instant;
}

/**
 * The places over which a metric is computed in one pass: the range before (0),
 * the periods of the series (from 1), and the whole range (the last).
 */
export class Periods {
  readonly #window: Window;
  readonly #starts: Float64Array;

  static create(window: Window): Periods {
    return new Periods(window);
  }

  private constructor(window: Window) {
    this.#window = window;
    this.#starts = Float64Array.from(window.periods, ({ start }) => start);
  }

  /** How many places there are. */
  get places(): number {
    return this.#starts.length + 2;
  }

  /** The place of the whole range. */
  get whole(): number {
    return this.#starts.length + 1;
  }

  /** Whether a place is a period of the series. */
  isPeriod(place: number): boolean {
    return place > 0 && place < this.whole;
  }

  /** The place of a moment in the range or the one before: 0 or a period. */
  at(instant: Instant): number {
    return lastAtOrBefore(this.#starts, instant) + 1;
  }

  /** The first and the last of the places that make up a place. */
  within(place: number): [from: number, to: number] {
    return place === this.whole ? [1, place - 1] : [place, place];
  }

  /** @param summarize - Says what there is at a place. */
  measure<T>(
    now: Instant,
    summarize: (place: number, stretch: Stretch) => T,
  ): Measured<T> {
    const { previousFrom, from, to, periods } = this.#window;
    return {
      current: summarize(this.whole, { start: from, end: to }),
      previous: summarize(0, { start: previousFrom, end: from }),
      series: periods.map((period, index) => ({
        ...toPeriod(period, now),
        ...summarize(index + 1, period),
      })),
    };
  }
}

/** Counts by place. */
export class Tally {
  readonly #periods: Periods;
  readonly #counts: Float64Array;

  static create(periods: Periods): Tally {
    return new Tally(periods);
  }

  private constructor(periods: Periods) {
    this.#periods = periods;
    this.#counts = new Float64Array(periods.places);
  }

  /** @param place - 0 or a period, which is part of the whole range. */
  add(place: number, number = 1): void {
    this.#counts[place] += number;
    if (place > 0) {
      this.#counts[this.#periods.whole] += number;
    }
  }

  at(place: number): number {
    return this.#counts[place];
  }
}
