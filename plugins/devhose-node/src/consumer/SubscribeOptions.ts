import type {
  EventFilter,
  FollowedEvent,
  OnGeneration,
} from '@pitstop/plugin-devhose-common';

/**
 * Deals with events, in order. When the promise resolves they count as done;
 * when it is rejected they are handed out again.
 *
 * The signal is aborted when another process has got them meanwhile, or this
 * one cannot wait any longer: whatever the handler does from then on may be done twice.
 *
 * @public
 */
export type EventHandler = (
  events: readonly FollowedEvent[],
  options: { signal: AbortSignal },
) => Promise<void>;

/** @public */
export interface SubscribeOptions {
  /**
   * The consumer's name within the plugin: lower-case letters, digits and
   * dashes. All processes that subscribe by the same name share the events.
   */
  consumer: string;
  /** Which events; all if absent. */
  filter?: EventFilter;
  handler: EventHandler;
  /** How many events the handler is given at most; 100 if absent. */
  batch?: number;
  /**
   * Where a consumer begins that is new: with what happens from now on, the
   * default, or with the beginning of the log.
   */
  from?: 'beginning' | 'now';
  /**
   * What happens when events of the past are exchanged for others, because an
   * interpreter has learned to read more: nothing (`ignore`, the default, for
   * those who act on what happens), or everything is handed out again from the
   * first event on that is another one (`replay`, for those who keep something
   * that follows from events and can bear to see them again).
   */
  onGeneration?: OnGeneration;
  /**
   * How many handlers may work beside each other, over all processes; events
   * of one subject never do. Counts for a consumer that is new, and is kept
   * from then on. 4 if absent, 64 at most.
   */
  shards?: number;
  /** How often an event is handed out before it becomes a dead letter; 8 if absent, which takes about two minutes. */
  attempts?: number;
  /** For how long a process may be silent before the others take over; 15 if absent. */
  leaseSeconds?: number;
}

/** @public */
export interface Subscription {
  /**
   * Finishes what is under way, notes how far it got, and leaves the rest to
   * the other processes at once. Called when the backend shuts down.
   */
  stop(): Promise<void>;
}
