import type {
  DeploymentKind,
  FailureReason,
  LeadTimeStage,
} from '@pitstop/plugin-ledger-common';
import type { Instant } from '../observe';

/** What a deployment that reached production was. */
export type SuccessfulKind = Exclude<DeploymentKind, 'failed'>;

/** A finished production deployment. */
export interface DeploymentFact {
  unit: string;
  /** Of its first job. */
  deploymentId: string;
  environment: string;
  kind: DeploymentKind;
  finishedAt: Instant;
  /** How it is known to have failed after it reached production; sorted, empty if it did not. */
  failures: FailureReason[];
  /** When that was over; absent while it is failing, and if it did not fail. */
  recoveredAt?: Instant;
  /** Subjects of the events behind it. */
  subjects: string[];
}

/** A merged pull request, or a commit pushed to the default branch without one. */
export interface ChangeFact {
  unit: string;
  /** Tells changes of a repository apart. */
  change: string;
  mergedAt: Instant;
  /** End of the first production deployment that contains it… */
  deployedAt?: Instant;
  /** …and which one that is. */
  deploymentId?: string;
  /** Older than the look-back at the first known deployment: counts as in production. */
  presumedDeployed: boolean;
  byBot: boolean;
  /** The people behind it: authors and reviewers. */
  contributors: string[];
  /** First commit to deployed; negative when clocks disagree. */
  leadTimeMilliseconds?: number;
  /** They sum to the lead time; absent where it is absent or negative. */
  stageMilliseconds?: Record<LeadTimeStage, number>;
  /** Ready for review to merged; absent of a commit without a pull request. */
  mergeMilliseconds?: number;
  /** Ready for review to the first review by another person; absent where there was none. */
  firstReviewMilliseconds?: number;
  /** 0 when nobody else looked at it; absent of a commit without a pull request. */
  reviewRounds?: number;
  /** Lines added and deleted, where the tool says. */
  lines?: number;
}

/** An incident of the repository's software. */
export interface IncidentFact {
  unit: string;
  /** Subject of the events behind it. */
  incident: string;
  beganAt: Instant;
  resolvedAt?: Instant;
  /** The production deployment that caused it, where one is known. */
  deploymentId?: string;
}

/** All that is derived for a unit from what was observed of its repository. */
export interface UnitFacts {
  deployments: DeploymentFact[];
  changes: ChangeFact[];
  incidents: IncidentFact[];
  /** End of the first successful production deployment known. */
  firstDeployedAt?: Instant;
}
