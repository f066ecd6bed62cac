import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import type { Scope } from '../scope';
import { readFactsVersion } from '../store/readFactsVersion';
import { underAllNames } from '../store/underAllNames';
import type { Window } from './Window';

/** A tab's answer is some 100 KB. */
const mostAnswers = 200;

/** Time alone moves what is asked up to now; more often nobody looks. */
const momentMilliseconds = 60_000;

/**
 * Answers a question once for as long as the facts it is about stay the same,
 * and once for all who ask it at the same time.
 */
export class AnswerCache<T extends object> {
  readonly #knex: Knex;
  readonly #answers = new LRUCache<string, Promise<T>>({ max: mostAnswers });
  readonly #digests = new WeakMap<Scope, string>();

  static create<T extends object>(options: { knex: Knex }): AnswerCache<T> {
    return new AnswerCache(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * @param question - What the answer depends on besides scope, window and moment.
   * @param compute - Finds the answer in facts that are no older than this call.
   */
  async answer(
    asked: { scope: Scope; window: Window; now: Date; question: string },
    compute: () => Promise<T>,
  ): Promise<T> {
    const version = await this.#knex.transaction(
      async snapshot =>
        readFactsVersion(snapshot, await underAllNames(snapshot, asked.scope)),
      { isolationLevel: 'repeatable read', readOnly: true },
    );
    if (version === undefined) {
      return compute();
    }
    const key = `${version} ${this.#keyOf(asked)}`;
    const known = this.#answers.get(key);
    if (known) {
      return known;
    }
    const answer = compute();
    this.#answers.set(key, answer);
    // Who asks next may have better luck.
    answer.catch(() => this.#answers.delete(key));
    return answer;
  }

  #keyOf({
    scope,
    window,
    now,
    question,
  }: {
    scope: Scope;
    window: Window;
    now: Date;
    question: string;
  }): string {
    const { from, to, previousFrom, granularity, timeZone } = window;
    // What a range holds that has ended is the same whenever it is asked for.
    const moment = Math.min(
      Math.ceil(to / momentMilliseconds),
      Math.floor(now.getTime() / momentMilliseconds),
    );
    return [
      this.#digest(scope),
      ...[from, to, previousFrom, granularity, timeZone, moment, question],
    ].join(' ');
  }

  #digest(scope: Scope): string {
    const known = this.#digests.get(scope);
    if (known) {
      return known;
    }
    const text = JSON.stringify(scope, (_, value) =>
      value instanceof Map ? [...value] : value,
    );
    const digest = createHash('sha256').update(text).digest('base64');
    this.#digests.set(scope, digest);
    return digest;
  }
}
