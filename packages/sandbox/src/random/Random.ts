import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** @see https://github.com/ulid/spec */
const crockford = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

/**
 * A stream of chance. The same seed and names give the same stream, whatever
 * else is drawn elsewhere: every repository, team and person has its own.
 */
export class Random {
  readonly #generator: RandomGenerator;

  private constructor(generator: RandomGenerator) {
    this.#generator = generator;
  }

  static create(seed: number, ...names: Array<string | number>): Random {
    const digest = createHash('sha256')
      .update(JSON.stringify([seed, ...names]))
      .digest();
    return new Random(xoroshiro128plus(digest.readInt32BE()));
  }

  /** At least 0, below 1. */
  fraction(): number {
    return uniformFloat64(this.#generator);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** Both ends included. */
  integer(from: number, to: number): number {
    return uniformInt(this.#generator, from, to);
  }

  between(from: number, to: number): number {
    return from + this.fraction() * (to - from);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)];
  }

  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let index = shuffled.length - 1; index > 0; index--) {
      const other = this.integer(0, index);
      [shuffled[index], shuffled[other]] = [shuffled[other], shuffled[index]];
    }
    return shuffled;
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.fraction());
  }

  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.fraction()));
    return radius * Math.cos(2 * Math.PI * this.fraction());
  }

  /** Heavy-tailed, like most durations and sizes of work. */
  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) {
      text += (this.#generator.next() >>> 0).toString(16).padStart(8, '0');
    }
    return text.length === digits ? text : text.slice(0, digits);
  }

  /** An id that sorts by time. */
  ulid(at: number): string {
    let time = '';
    for (let left = Math.floor(at); time.length < 10; ) {
      time = crockford[left % 32] + time;
      left = Math.floor(left / 32);
    }
    return (
      time + Array.from({ length: 16 }, () => this.pick(crockford)).join('')
    );
  }

  /** A random (version 4) UUID. */
  uuid(): string {
    const hex = this.hex(32);
    const variant = '89ab'[Number.parseInt(hex[16], 16) % 4];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(
      13,
      16,
    )}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
