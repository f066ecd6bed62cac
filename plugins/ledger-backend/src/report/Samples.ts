import { percentilesOf } from './percentilesOf';

/** Values are collected in chunks, each twice as long as the one before, from so many… */
const shortestChunk = 256;

/** …to so many: nothing is copied to make room. */
const longestChunk = 16_384;

interface Chunk {
  length: number;
  placeOf: Uint32Array;
  values: Float64Array;
}

/** Numbers at places, and their percentiles. */
export class Samples {
  readonly #places: number;
  #chunk = chunkOf(shortestChunk);
  readonly #chunks = [this.#chunk];
  #grouped: { starts: Uint32Array; values: Float64Array } | undefined;

  static create(options: { places: number }): Samples {
    return new Samples(options.places);
  }

  private constructor(places: number) {
    this.#places = places;
  }

  /** What is no number is not added. */
  add(place: number, value: number): void {
    if (Number.isNaN(value)) {
      return;
    }
    if (this.#chunk.length === this.#chunk.values.length) {
      this.#chunk = chunkOf(Math.min(2 * this.#chunk.length, longestChunk));
      this.#chunks.push(this.#chunk);
    }
    const chunk = this.#chunk;
    chunk.placeOf[chunk.length] = place;
    chunk.values[chunk.length] = value;
    chunk.length += 1;
    this.#grouped = undefined;
  }

  /**
   * True percentiles of the values at some places, interpolated as PostgreSQL's
   * percentile_cont() does; undefined where there are none.
   *
   * @param from - The first place…
   * @param to - …and the last.
   */
  percentiles<const Fractions extends readonly number[]>(
    from: number,
    to: number,
    fractions: Fractions,
  ): { [K in keyof Fractions]: number } | undefined {
    const { starts, values } = this.#byPlace();
    const [start, end] = [starts[from], starts[to + 1]];
    if (start === end) {
      return undefined;
    }
    // Selecting moves values about, which must not take them to another place.
    const chosen =
      from === to ? values.subarray(start, end) : values.slice(start, end);
    return percentilesOf(chosen, fractions);
  }

  /** How many values there are from the first place to the last. */
  count(from: number, to: number): number {
    const { starts } = this.#byPlace();
    return starts[to + 1] - starts[from];
  }

  /** Of the values at a place. */
  sum(place: number): number {
    const { starts, values } = this.#byPlace();
    let sum = 0;
    for (let index = starts[place]; index < starts[place + 1]; index++) {
      sum += values[index];
    }
    return sum;
  }

  #byPlace(): { starts: Uint32Array; values: Float64Array } {
    this.#grouped ??= this.#group();
    return this.#grouped;
  }

  #group(): { starts: Uint32Array; values: Float64Array } {
    const starts = new Uint32Array(this.#places + 1);
    for (const { length, placeOf } of this.#chunks) {
      for (let index = 0; index < length; index++) {
        starts[placeOf[index] + 1] += 1;
      }
    }
    for (let place = 0; place < this.#places; place++) {
      starts[place + 1] += starts[place];
    }
    const next = starts.slice();
    const grouped = new Float64Array(starts[this.#places]);
    for (const { length, placeOf, values } of this.#chunks) {
      for (let index = 0; index < length; index++) {
        const place = placeOf[index];
        grouped[next[place]] = values[index];
        next[place] += 1;
      }
    }
    return { starts, values: grouped };
  }
}

function chunkOf(capacity: number): Chunk {
  return {
    length: 0,
    placeOf: new Uint32Array(capacity),
    values: new Float64Array(capacity),
  };
}
