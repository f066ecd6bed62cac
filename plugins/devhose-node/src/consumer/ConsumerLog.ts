import type {
  EventPlace,
  FailureAnswer,
  FollowedEvent,
  FollowedPage,
  LeaseAnswer,
  LeaseRequest,
  Shard,
  ShardPosition,
} from '@pitstop/plugin-devhose-common';
import type { EventFilter } from '@pitstop/plugin-devhose-common';

/** A shard in the hands of this process. @public */
export interface HeldLease {
  consumer: string;
  shard: number;
  epoch: number;
}

/** A dead letter that is to be handled again. @public */
export interface Redrive {
  id: number;
  event: FollowedEvent;
}

/**
 * What a subscription needs of Devhose: its log, and the book about who has
 * which shard and how far it is.
 *
 * Whatever stands in between is waited out. All that is about a shard throws
 * ConflictError when the shard has changed hands.
 *
 * @public
 */
export interface ConsumerLog {
  follow(options: {
    after: number;
    filter: EventFilter;
    shard: Shard;
    signal: AbortSignal;
  }): AsyncIterable<FollowedPage>;

  /** Waits no longer than asked for; throws what goes wrong, so that the lease is not overestimated. */
  lease(
    consumer: string,
    request: LeaseRequest,
    signal: AbortSignal,
  ): Promise<LeaseAnswer>;

  release(
    consumer: string,
    release: {
      holder: string;
      shards: Array<{ shard: number; epoch: number }>;
      leaving: boolean;
    },
  ): Promise<void>;

  commit(
    lease: HeldLease,
    done: { position: ShardPosition; handled: number },
    signal: AbortSignal,
  ): Promise<void>;

  beginAttempt(
    lease: HeldLease,
    event: EventPlace,
    signal: AbortSignal,
  ): Promise<FailureAnswer>;

  failAttempt(
    lease: HeldLease,
    failure: { event: EventPlace; error: string },
    signal: AbortSignal,
  ): Promise<FailureAnswer>;

  redrives(lease: HeldLease, signal: AbortSignal): Promise<Redrive[]>;

  settleRedrive(
    lease: HeldLease,
    settled: { id: number; error?: string },
    signal: AbortSignal,
  ): Promise<void>;
}
