import type { KeptArchives } from '@pitstop/plugin-devhose-common';
import { monthAfter, monthOf, type Month } from '../log/month';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** How long something is kept; absent means for ever. */
export interface Retention {
  /** Headers and bodies, as they came in. */
  rawMilliseconds?: number;
  /** What was understood of them; never shorter than the raw. */
  eventsMilliseconds?: number;
}

/** What is kept for how long, by source. */
export class RetentionPolicy {
  readonly #standard: Retention;
  readonly #bySource: ReadonlyMap<string, Retention>;

  static create(
    standard: Retention,
    bySource: ReadonlyMap<string, Retention>,
  ): RetentionPolicy {
    return new RetentionPolicy(standard, bySource);
  }

  private constructor(
    standard: Retention,
    bySource: ReadonlyMap<string, Retention>,
  ) {
    this.#standard = standard;
    this.#bySource = bySource;
  }

  /** Whether everything is kept for ever. */
  get keepsAll(): boolean {
    return [this.#standard, ...this.#bySource.values()].every(
      ({ rawMilliseconds }) => rawMilliseconds === undefined,
    );
  }

  of(source: string): Retention {
    return this.#bySource.get(source) ?? this.#standard;
  }

  /** For people; the first is for the sources that are not named. */
  inDays(): KeptArchives['retention'] {
    const retentions: Array<[string | undefined, Retention]> = [
      [undefined, this.#standard],
      ...this.#bySource,
    ];
    return retentions.map(([source, retention]) => ({
      source,
      rawDays: days(retention.rawMilliseconds),
      eventsDays: days(retention.eventsMilliseconds),
    }));
  }

  /**
   * Whether all of a month is older than its retention: months go as a
   * whole, so that something is kept up to a month longer than it must be.
   */
  isOver(
    what: keyof Retention,
    source: string,
    month: Month,
    now: Date,
  ): boolean {
    const milliseconds = this.of(source)[what];
    if (milliseconds === undefined) {
      return false;
    }
    const oldestKept = monthOf(new Date(now.getTime() - milliseconds));
    return monthAfter(month, 1) <= oldestKept;
  }
}

function days(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined
    ? undefined
    : Math.round(milliseconds / dayMilliseconds);
}
