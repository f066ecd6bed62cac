import type { LeadTimeStage } from '@pitstop/plugin-ledger-common';
import type { Instant } from '../observe';

/**
 * What a finished production deployment was. `failed` is an attempt that never
 * reached production.
 */
export type DeploymentKind =
  | 'planned'
  | 'hotfix'
  | 'rollback'
  | 'redeploy'
  | 'failed';

/** A finished production deployment. */
export interface DeploymentFact {
  repository: string;
  deploymentId: string;
  environment: string;
  kind: DeploymentKind;
  finishedAt: Instant;
}

/** A merged pull request, or a commit pushed to the default branch without one. */
export interface ChangeFact {
  repository: string;
  /** Tells changes of a repository apart. */
  change: string;
  mergedAt: Instant;
  /** End of the first production deployment that contains it. */
  deployedAt?: Instant;
  /** Older than the look-back at the first known deployment: counts as in production. */
  presumedDeployed: boolean;
  byBot: boolean;
  /** The people behind it: authors and reviewers. */
  contributors: string[];
  /** First commit to deployed; negative when clocks disagree. */
  leadTimeMilliseconds?: number;
  /** They sum to the lead time; absent where it is absent or negative. */
  stageMilliseconds?: Record<LeadTimeStage, number>;
}

/** All that is derived from what was observed of a repository. */
export interface RepositoryFacts {
  deployments: DeploymentFact[];
  changes: ChangeFact[];
  /** End of the first successful production deployment known. */
  firstDeployedAt?: Instant;
}
