import type {
  EventPlace,
  FailureAnswer,
  LeaseAnswer,
  LeaseRequest,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { beginAttempt, failAttempt } from './attempts';
import { commitPosition, type ShardCommit } from './commitPosition';
import { isNews } from './isNews';
import type { LeaseSignal } from './LeaseSignal';
import { leaseShards } from './leaseShards';
import { readRedrives, settleRedrive, type RedriveText } from './redrives';
import { releaseShards, type ShardRelease } from './releaseShards';

/**
 * Who has which shard of which consumer, and how far it is.
 *
 * All of it is in the database and each step is one short transaction, so any
 * replica answers any process, also behind a connection pooler.
 */
export class Consumers {
  readonly #knex: Knex;
  readonly #signal: LeaseSignal;
  readonly #closed = new AbortController();

  static create(options: { knex: Knex; signal: LeaseSignal }): Consumers {
    return new Consumers(options.knex, options.signal);
  }

  private constructor(knex: Knex, signal: LeaseSignal) {
    this.#knex = knex;
    this.#signal = signal;
  }

  /** Answers at once if there is something to tell, else waits for it. */
  async lease(
    consumer: string,
    request: LeaseRequest,
    signal: AbortSignal,
  ): Promise<LeaseAnswer> {
    const enough = AbortSignal.any([
      signal,
      this.#closed.signal,
      AbortSignal.timeout(Math.round(request.waitSeconds * 1000)),
    ]);
    // Before looking: what changes in between must wake us.
    const change = this.#signal.next(consumer, enough);
    const answer = await leaseShards(this.#knex, consumer, request);
    if (isNews(answer, request.held) || request.waitSeconds === 0) {
      return answer;
    }
    await change;
    return signal.aborted ? answer : leaseShards(this.#knex, consumer, request);
  }

  /** @throws ConflictError if the shard has changed hands. */
  async commit(
    consumer: string,
    shard: number,
    commit: ShardCommit,
  ): Promise<void> {
    await commitPosition(this.#knex, consumer, shard, commit);
  }

  /** @throws ConflictError if the shard has changed hands. */
  async beginAttempt(
    consumer: string,
    shard: number,
    attempt: { epoch: number; event: EventPlace },
  ): Promise<FailureAnswer> {
    return beginAttempt(this.#knex, consumer, shard, attempt);
  }

  /** @throws ConflictError if the shard has changed hands. */
  async failAttempt(
    consumer: string,
    shard: number,
    failure: { epoch: number; event: EventPlace; error: string },
  ): Promise<FailureAnswer> {
    return failAttempt(this.#knex, consumer, shard, failure);
  }

  async release(consumer: string, release: ShardRelease): Promise<void> {
    await releaseShards(this.#knex, consumer, release);
  }

  async redrives(consumer: string, shard: number): Promise<RedriveText[]> {
    return readRedrives(this.#knex, consumer, shard);
  }

  /** @throws ConflictError if the shard has changed hands. */
  async settleRedrive(
    consumer: string,
    shard: number,
    settled: { epoch: number; id: number; error?: string },
  ): Promise<void> {
    await settleRedrive(this.#knex, consumer, shard, settled);
  }

  /** Answers all who wait. */
  close(): void {
    this.#closed.abort();
  }
}
