import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import type { Scope } from '../scope';
import { readFactsState, type FactsState } from '../store/readFactsState';
import type { Window } from './Window';

/** A tab's answer is some 100 KB. */
const mostAnswers = 200;

/** Time alone moves what is asked up to now; more often nobody looks. */
const momentMilliseconds = 60_000;

/**
 * Wherever so many repositories are, something happens all the time: their
 * answers rest, so that not every reader has everything computed again…
 */
const repositoriesOfWideScope = 50;

/** …for half of the second within which an event is to be in the numbers. */
const restMilliseconds = 500;

/** What a question is about: all that its answer depends on besides the facts. */
export interface Question {
  scope: Scope;
  window: Window;
  now: Date;
  /** Whatever else. */
  what: string;
}

/** An answer, and the state of the facts that it is of. */
export interface Answer<T> {
  state: FactsState;
  /** The same object for as long as the facts are the same. */
  numbers: T;
}

type Compute<T> = (version: string | undefined) => Promise<T>;

/**
 * Answers a question once for as long as the facts it is about stay the same,
 * and once for all who ask it at the same time.
 */
export class AnswerCache<T extends object> {
  readonly #knex: Knex;
  readonly #answers = new LRUCache<string, Promise<T>>({ max: mostAnswers });
  readonly #resting = new LRUCache<string, Promise<Answer<T>>>({
    max: mostAnswers,
    ttl: restMilliseconds,
  });
  readonly #digests = new WeakMap<Scope, string>();

  static create<T extends object>(options: { knex: Knex }): AnswerCache<T> {
    return new AnswerCache(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * @param compute - Finds the answer in facts that are no older than this call:
   *   of this version, if they have one, or later.
   */
  async answer(question: Question, compute: Compute<T>): Promise<Answer<T>> {
    const key = this.#keyOf(question);
    if (question.scope.repositories.length < repositoriesOfWideScope) {
      return this.#answerNow(key, question.scope, compute);
    }
    const resting = this.#resting.get(key);
    if (resting) {
      return resting;
    }
    const answer = this.#answerNow(key, question.scope, compute);
    this.#resting.set(key, answer);
    answer.catch(() => this.#resting.delete(key));
    return answer;
  }

  async #answerNow(
    question: string,
    scope: Scope,
    compute: Compute<T>,
  ): Promise<Answer<T>> {
    const state = await readFactsState(this.#knex, scope);
    if (state.version === undefined) {
      return { state, numbers: await compute(undefined) };
    }
    const key = `${state.version} ${question}`;
    const known = this.#answers.get(key);
    if (known) {
      return { state, numbers: await known };
    }
    const numbers = compute(state.version);
    this.#answers.set(key, numbers);
    // Who asks next may have better luck.
    numbers.catch(() => this.#answers.delete(key));
    return { state, numbers: await numbers };
  }

  #keyOf({ scope, window, now, what }: Question): string {
    const { from, to, previousFrom, granularity, timeZone } = window;
    // What a range holds that has ended is the same whenever it is asked for.
    const moment = Math.min(
      Math.ceil(to / momentMilliseconds),
      Math.floor(now.getTime() / momentMilliseconds),
    );
    return [
      this.#digest(scope),
      ...[from, to, previousFrom, granularity, timeZone, moment, what],
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
