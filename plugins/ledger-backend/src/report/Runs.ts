import type { BuildSummary } from '@pitstop/plugin-ledger-common';
import { outcomeCodes, type RepositoryBuilds } from '../facts';
import { Samples } from './Samples';

/** Runs of pipelines by place. */
export class Runs {
  readonly #seconds: Samples;
  readonly #redSeconds: Samples;
  readonly #all: Uint32Array;
  readonly #ended: Uint32Array;
  readonly #succeeded: Uint32Array;

  static create(options: { places: number }): Runs {
    return new Runs(options.places);
  }

  private constructor(places: number) {
    this.#seconds = Samples.create({ places });
    this.#redSeconds = Samples.create({ places });
    this.#all = new Uint32Array(places);
    this.#ended = new Uint32Array(places);
    this.#succeeded = new Uint32Array(places);
  }

  /** Adds the run of a row. */
  add(place: number, builds: RepositoryBuilds['builds'], row: number): void {
    const outcome = builds.outcome[row];
    this.#all[place] += 1;
    this.#redSeconds.add(place, builds.redMilliseconds[row] / 1000);
    // One that was cancelled or skipped says nothing.
    if (outcome !== outcomeCodes.other) {
      this.#ended[place] += 1;
      this.#succeeded[place] += Number(outcome === outcomeCodes.success);
      this.#seconds.add(place, builds.durationMilliseconds[row] / 1000);
    }
  }

  isAny(place: number): boolean {
    return this.#all[place] > 0;
  }

  /** @param from - The first place, @param to - and the last. */
  summarize(from: number, to: number): BuildSummary {
    const builds = sum(this.#ended, from, to);
    const [median, p90] = this.#seconds.percentiles(from, to, [0.5, 0.9]) ?? [];
    const red = this.#redSeconds.percentiles(from, to, [0.5]);
    return {
      builds,
      ...(builds > 0 && {
        successRate: sum(this.#succeeded, from, to) / builds,
      }),
      ...(median !== undefined && { medianSeconds: median, p90Seconds: p90 }),
      repaired: this.#redSeconds.count(from, to),
      ...(red && { medianRedSeconds: red[0] }),
    };
  }
}

function sum(counts: Uint32Array, from: number, to: number): number {
  let total = 0;
  for (let place = from; place <= to; place++) {
    total += counts[place];
  }
  return total;
}
