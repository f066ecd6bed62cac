import type {
  EventFilter,
  FollowedPage,
  Shard,
} from '@pitstop/plugin-devhose-common';
import type { SubscribeOptions, Subscription } from './SubscribeOptions';

/** @public */
export interface FollowOptions extends EventFilter {
  /** The cursor of the last page that was dealt with; 0 is the beginning of the log. */
  after: number;
  /** Only events whose subjects are in this shard. */
  shard?: Shard;
  /** No page while nothing of what comes in is wanted, for up to half a minute. */
  onlyEvents?: boolean;
  /** How many events a page has at most, unless a single delivery has more. */
  limit?: number;
  /** Ends the iteration, without an error. */
  signal?: AbortSignal;
}

/**
 * Makes something of a page: of the JSON text of a
 * {@link @pitstop/plugin-devhose-common#FollowedPage}, in UTF-8.
 *
 * @public
 */
export type ReadFollowed<Page extends { cursor: number }> = (
  body: ArrayBuffer,
) => Promise<Page>;

/**
 * The log of engineering events, for services.
 *
 * @public
 */
export interface DevhoseService {
  /**
   * Follows the log from a position, for ever: first what is there, then what
   * comes in, in order and without gaps. At the head, a new event arrives within
   * 100 ms of its commit.
   *
   * A page holds whole deliveries. An empty page whose cursor has not moved
   * tells that there is nothing new; one comes at once when the position is
   * the head, and again from time to time. The cursor moves on over events that
   * are not wanted.
   *
   * At least once: a consumer keeps `page.cursor` with its effects, in one
   * transaction, and starts from there. The next page may be fetched
   * while a page is being dealt with, never more than one ahead.
   *
   * Whatever stands between here and Devhose is waited out: failures are
   * logged and asked again, from the same position.
   *
   * @throws InputError if the log refuses the options.
   */
  follow(options: FollowOptions): AsyncIterable<FollowedPage>;

  /**
   * As {@link DevhoseService.follow}, where somebody else reads the pages: to
   * parse years of them is much work, which a thread can do. A page is
   * read while the one before it is dealt with; where reading fails, it is asked for again.
   *
   * @throws InputError if the log refuses the options.
   */
  followAs<Page extends { cursor: number }>(
    options: FollowOptions,
    read: ReadFollowed<Page>,
  ): AsyncIterable<Page>;

  /**
   * Has events handled, at least once each and in order per subject, with the
   * position kept by Devhose. For consumers without a database of their
   * own; one with a database has its effects exactly once by {@link DevhoseService.follow}.
   *
   * - All processes that subscribe by the same name share the work: subjects are
   *   divided into shards, and each shard is in the hands of one process. When a
   *   process ends, the others take over at once; when it dies, after the lease.
   * - An event whose handler fails is handed out again, later each time; later
   *   events of its shard wait for it. When its attempts are used up it becomes a
   *   dead letter, which an operator can have handled again or discard.
   * - Events of a batch whose handler failed are handed out again one by one.
   *
   * @throws InputError if the consumer has no proper name.
   */
  subscribe(options: SubscribeOptions): Subscription;
}
