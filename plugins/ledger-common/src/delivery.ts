import type { ReportHeader } from './scope';
import type { Measured } from './time';
import type { BuildsReport } from './builds';
import type { CodeReport } from './code';
import type { CorrelationReport } from './correlation';
import type { DeploymentsReport } from './deployments';
import type { AboutPeople } from './people';
import type { QualityReport } from './quality';
import type { ReviewReport } from './review';

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
  /** Those of the deployments that mended a failed one. */
  hotfixes: number;
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
  stages: AboutPeople<{ medianSeconds: Record<LeadTimeStage, number> }>;
}

/** Changes whose lead time is alike. @public */
export interface LeadTimeBucket {
  /** Lead times from so many seconds… */
  fromSeconds: number;
  /** …to fewer than these; absent in the last bucket. */
  toSeconds?: number;
  changes: number;
}

/** How the lead times of the changes first deployed in the range are spread. @public */
export interface LeadTimeDistribution {
  changes: number;
  /** All of them, from fast to slow. */
  buckets: LeadTimeBucket[];
}

/**
 * Change fail rate: distinct failed deployments ÷ planned and hotfix
 * deployments, by the time the deployment finished. A deployment failed if it
 * was rolled back, fixed by a hotfix, or is the cause of an incident.
 *
 * @see https://dora.dev/guides/dora-metrics-four-keys/
 * @public
 */
export interface ChangeFailRateSummary {
  /** From 0 to 1; undefined without deployments: no data. */
  rate?: number;
  failed: number;
  /** Planned and hotfix deployments: what the rate is of. */
  deployments: number;
}

/**
 * Failed deployment recovery time: failed deployment finished → its last
 * incident resolved, or, where it has none, the rollback or hotfix finished;
 * over those recovered in the window.
 *
 * @see https://dora.dev/guides/dora-metrics-four-keys/
 * @public
 */
export interface RecoveryTimeSummary {
  /** Failed deployments that were recovered in the window. */
  recovered: number;
  medianSeconds?: number;
  p90Seconds?: number;
}

/**
 * Deployment rework rate: (hotfix + rollback) ÷ (planned + hotfix + rollback).
 *
 * @see https://dora.dev/guides/dora-metrics-four-keys/
 * @public
 */
export interface ReworkRateSummary {
  /** From 0 to 1; undefined without deployments: no data. */
  rate?: number;
  /** Hotfixes and rollbacks. */
  rework: number;
  /** Planned, hotfix and rollback deployments: what the rate is of. */
  deployments: number;
}

/** Incidents that began in the window. @public */
export interface IncidentCounts {
  incidents: number;
  /** Those whose cause is a planned or hotfix deployment: they are in the change fail rate. */
  byDeployment: number;
  /** Those whose cause is a rollback or redeployment: shown, and in no ratio. */
  byOtherDeployment: number;
  /** Those for which no deployment is known to be the cause. */
  withoutCause: number;
}

/**
 * All that a Delivery tab shows, in one answer: the five DORA metrics, and what
 * else was asked for by `include`.
 *
 * @public
 */
export interface DeliveryReport extends ReportHeader {
  deploymentFrequency: Measured<DeploymentCounts>;
  leadTime: Measured<LeadTimeSummary> & {
    /** Changes whose clocks make their lead time negative; left out of all numbers. */
    unmeasurable: number;
    /** Merged and not yet in production at the end of the range. */
    undeployed: { changes: number; oldestMergedAt?: string };
    /** With `include=lead-time`. */
    distribution?: AboutPeople<LeadTimeDistribution>;
  };
  changeFailRate: Measured<ChangeFailRateSummary>;
  recoveryTime: Measured<RecoveryTimeSummary> & {
    /** Failed, and not recovered at the end of the range. */
    stillFailing: { deployments: number; oldestFinishedAt?: string };
  };
  reworkRate: Measured<ReworkRateSummary>;
  incidents: IncidentCounts;
  /** With `include=builds`. */
  builds?: BuildsReport;
  /** With `include=code`. */
  code?: CodeReport;
  /** With `include=review`. */
  review?: ReviewReport;
  /** With `include=deployments`. */
  deployments?: DeploymentsReport;
  /** With `include=quality`. */
  quality?: QualityReport;
  /** With `include=correlation`. */
  correlation?: CorrelationReport;
}

/** What a report may hold besides the five DORA metrics. @public */
export const reportSections = [
  'builds',
  'code',
  'review',
  'lead-time',
  'deployments',
  'quality',
  'correlation',
] as const;

/** @public */
export type ReportSection = (typeof reportSections)[number];
