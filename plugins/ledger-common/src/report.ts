/** The periods a series is cut into. Weeks are ISO weeks, starting on Monday. @public */
export type Granularity = 'day' | 'week' | 'month';

/** @public */
export const granularities: readonly Granularity[] = ['day', 'week', 'month'];

/** Whose delivery is asked for. @public */
export type ScopeKind =
  | 'component'
  | 'system'
  | 'team'
  | 'company'
  | 'organization';

/** Half-open: `from` is inside, `to` is not. RFC 3339 instants. @public */
export interface TimeRange {
  from: string;
  to: string;
}

/**
 * A stretch of a series.
 *
 * @public
 */
export interface Period {
  start: string;
  end: string;
  /** The range or the present cuts it: its number is not final or not whole. */
  incomplete: boolean;
}

/**
 * Deployment frequency: planned and hotfix production deployments.
 *
 * Rollbacks and redeployments deliver nothing and are told apart; `failed`
 * counts attempts that never reached production.
 *
 * @see https://dora.dev/guides/dora-metrics-four-keys/
 * @public
 */
export interface DeploymentCounts {
  /** Undefined before the scope's first deployment: no data, not zero. */
  deployments?: number;
  rollbacks: number;
  redeployments: number;
  failed: number;
}

/** The stages of a change, in order. They sum to its lead time, their medians do not. @public */
export type LeadTimeStage = 'coding' | 'pickup' | 'review' | 'deploy';

/** @public */
export const leadTimeStages: readonly LeadTimeStage[] = [
  'coding',
  'pickup',
  'review',
  'deploy',
];

/**
 * Lead time for changes: first commit authored to deployed in production, over
 * the changes first deployed in the window. Times are seconds; undefined is
 * *no data*.
 *
 * @see https://dora.dev/guides/dora-metrics-four-keys/
 * @public
 */
export interface LeadTimeSummary {
  /** Number of changes with a lead time. */
  changes: number;
  medianSeconds?: number;
  p90Seconds?: number;
  /**
   * Median of each stage, or why it isn't shown: stages are about people's
   * work and are withheld when too few people are behind them.
   */
  stages:
    | { status: 'shown'; medianSeconds: Record<LeadTimeStage, number> }
    | { status: 'withheld'; minimumContributors: number }
    | { status: 'no-data' };
}

/** A summary of the range, of the range of equal length before it, and over time. @public */
export interface Measured<T> {
  current: T;
  previous: T;
  series: Array<Period & T>;
}

/**
 * All that a Delivery tab shows, in one answer.
 *
 * @public
 */
export interface DeliveryReport {
  scope: {
    entityRef: string;
    kind: ScopeKind;
    /** Components in scope. */
    components: number;
    /** Those among them that are linked to a repository. */
    linkedComponents: number;
  };
  range: TimeRange & { granularity: Granularity; timeZone: string };
  previousRange: TimeRange;
  /** When the newest event that was counted happened; undefined before the first. */
  asOf?: string;
  deploymentFrequency: Measured<DeploymentCounts>;
  leadTime: Measured<LeadTimeSummary> & {
    /** Changes whose clocks make their lead time negative; left out of all numbers. */
    unmeasurable: number;
    /** Merged and not yet in production at the end of the range. */
    undeployed: { changes: number; oldestMergedAt?: string };
  };
}

/**
 * How far Ledger has read the log.
 *
 * @public
 */
export interface LedgerStatus {
  /** Sequence number up to which everything is counted. */
  cursor: number;
  /** Highest sequence number known in the log. */
  head: number;
  caughtUp: boolean;
}
