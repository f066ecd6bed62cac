import type { FollowedPage } from '@pitstop/plugin-devhose-common';

/** @public */
export interface FollowOptions {
  /** The cursor of the last page that was dealt with; 0 is the beginning of the log. */
  after: number;
  /**
   * Only events of these types: exact, such as
   * `dev.cdevents.change.merged.0.3.0`, or up to a dot, such as
   * `dev.cdevents.change` for all its predicates and versions. The cursor moves on
   * over the others.
   */
  types?: readonly string[];
  /** How many events a page has at most, unless a single delivery has more. */
  limit?: number;
  /** Ends the iteration, without an error. */
  signal?: AbortSignal;
}

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
   * the head, and again from time to time.
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
}
