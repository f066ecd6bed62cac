/**
 * Which events a consumer wants. What is given must all hold; within a list one
 * is enough, and so is one of `repositories` or `services`, which together say
 * where; an empty filter wants everything.
 *
 * @public
 */
export interface EventFilter {
  /**
   * Exact, such as `dev.cdevents.change.merged.0.3.0`, or up to a dot, such as
   * `dev.cdevents.change` for all its predicates and versions.
   */
  types?: readonly string[];
  /** Sources of the deliveries, such as `github`. */
  sources?: readonly string[];
  /** {@link RepositoryId}s. */
  repositories?: readonly string[];
  /**
   * Of events that name no repository: services as the catalog calls them
   * (`checkout-api`) or by their id in the tool that tells of them, and what
   * artifacts are called.
   */
  services?: readonly string[];
  /** Exact subjects. */
  subjects?: readonly string[];
}

/**
 * A share of the subjects: those whose hash, modulo `count`, is `index`. All
 * events of one subject are in the same shard.
 *
 * @public
 */
export interface Shard {
  index: number;
  count: number;
}

/**
 * How far a shard has been dealt with: everything up to and including this
 * event, or, without an index, this delivery.
 *
 * @public
 */
export interface ShardPosition {
  sequence: number;
  index?: number;
}

/**
 * What a consumer wants when events of the past are exchanged for others,
 * because deliveries were read again.
 *
 * - `ignore`: nothing; what it has done it has done.
 * - `replay`: everything again from the first delivery on whose events are others.
 *
 * @public
 */
export type OnGeneration = 'ignore' | 'replay';

/** A process asks for a share of a consumer's shards, and keeps those it has. @public */
export interface LeaseRequest {
  /** Made up by the process, new with every start. */
  holder: string;
  filter: EventFilter;
  /** Of a consumer that is new; of others the number never changes. */
  shards: number;
  /** Of a consumer that is new: whether it gets the past too. */
  from: 'beginning' | 'now';
  /** `ignore` if absent. */
  onGeneration?: OnGeneration;
  /** How often an event is handed out before it becomes a dead letter. */
  attemptsLimit: number;
  /** For how long the process may be silent before others take its shards. */
  leaseSeconds: number;
  /** How long to wait for a change to what it holds. */
  waitSeconds: number;
  /** What it holds already. */
  held: HeldShard[];
}

/** @public */
export interface HeldShard {
  shard: number;
  epoch: number;
  /** Since when its handler has been at work; absent when it isn't. */
  busySeconds?: number;
  /** It is about to be given up. */
  surrendering?: boolean;
  /** It is handling dead letters again. */
  redriving?: boolean;
}

/** What a process holds from now on, and nothing else. @public */
export interface LeaseAnswer {
  /** How many the consumer has. */
  shards: number;
  leases: ShardLease[];
}

/** @public */
export interface ShardLease {
  shard: number;
  /** New with every change of hands; what carries an older one is refused. */
  epoch: number;
  position: ShardPosition;
  /**
   * Whether events are to be handed out one by one, each attempt counted: the
   * last holder failed with them, or was not heard of any more.
   */
  careful: boolean;
  /** How long to wait before beginning. */
  pauseMilliseconds: number;
  /** Another process wants its share: finish what is under way and give it up. */
  surrender: boolean;
  /** Dead letters are to be handled again. */
  redrive: boolean;
}

/** An event's place in the log. @public */
export interface EventPlace {
  sequence: number;
  index: number;
}

/** What is to be done after a failure, or instead of another attempt. @public */
export type FailureAnswer =
  | { outcome: 'retry'; pauseMilliseconds: number }
  | { outcome: 'dead-letter' };
