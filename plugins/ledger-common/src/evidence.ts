import type { FindingSeverity, ProjectQuality } from './quality';

/**
 * The numbers whose facts can be listed. Code, review and the stages of a
 * change are about people's work: a list of them would be one of single
 * people's pull requests, so there is none.
 *
 * @public
 */
export const evidenceMetrics = [
  /** Every attempt, whatever became of it. */
  'deployments',
  'deployment-frequency',
  'hotfixes',
  'rollbacks',
  'redeployments',
  'failed-attempts',
  'lead-time',
  /** Deployments with changes whose lead time would be negative. */
  'unmeasurable',
  /** Where merged changes wait at the end of the range, and how many. */
  'undeployed',
  'change-fail-rate',
  /** What the change fail rate counts among its deployments. */
  'failed-deployments',
  'recovery-time',
  /** Not recovered at the end of the range, whenever they failed. */
  'still-failing',
  'rework-rate',
  'incidents',
  'builds',
  'failed-builds',
  /** Builds that made a default branch green again. */
  'time-to-green',
  /** Security findings open at the end of the range, whenever they were found. */
  'open-findings',
  /** Those found in the range… */
  'opened-findings',
  /** …and those closed in it. */
  'closed-findings',
  /** The last analysis of each project before the end of the range that told of it… */
  'coverage',
  'duplication',
  'issues',
  /** …whatever it told… */
  'quality-gates',
  /** …and where it failed the gate. */
  'failed-gates',
  /** Every component, with its last production deployment before the end of the range. */
  'adoption',
  /** Those deployed in the four weeks up to the end of the range. */
  'deployed-components',
  /** Repositories with a change merged in the range. */
  'active-repositories',
] as const;

/** @public */
export type EvidenceMetric = (typeof evidenceMetrics)[number];

/** Those whose facts are runs of pipelines, and can be told apart by them. @public */
export const buildMetrics = [
  'builds',
  'failed-builds',
  'time-to-green',
] as const satisfies readonly EvidenceMetric[];

/**
 * `longest` begins with what took longest: the lead time of a deployment's
 * changes, the recovery of a failed one, an incident, a build, the time a
 * default branch was red, the age of a finding, how long changes wait, how long
 * a component has not been deployed.
 *
 * @public
 */
export const evidenceOrders = ['newest', 'longest'] as const;

/** @public */
export type EvidenceOrder = (typeof evidenceOrders)[number];

/** What a finished production deployment was; `failed` never reached production. @public */
export type DeploymentKind =
  | 'planned'
  | 'hotfix'
  | 'rollback'
  | 'redeploy'
  | 'failed';

/** How a deployment is known to have failed after it reached production. @public */
export type FailureReason = 'rolled-back' | 'hotfixed' | 'incident';

/** A deployment behind a number. @public */
export interface DeploymentEvidence {
  type: 'deployment';
  repository: string;
  environment: string;
  kind: DeploymentKind;
  finishedAt: string;
  /** How it failed, if it did. */
  failure?: {
    reasons: FailureReason[];
    recoveredAt?: string;
    /** Subjects of the incidents it caused. */
    incidents?: string[];
    /** Subject of the rollback or hotfix that ended it, where one did. */
    recoveredBy?: string;
  };
  /** The changes it was the first to bring to production. */
  changes: number;
  medianLeadTimeSeconds?: number;
  /** Subjects of the events behind it: `GET /api/devhose/v1/events?subject=`. */
  subjects: string[];
}

/** An incident behind a number. @public */
export interface IncidentEvidence {
  type: 'incident';
  repository: string;
  beganAt: string;
  resolvedAt?: string;
  /** Subject of the deployment that caused it. */
  causedBy?: string;
  subjects: string[];
}

/** A build behind a number. @public */
export interface BuildEvidence {
  type: 'build';
  repository: string;
  pipeline: string;
  startedAt: string;
  finishedAt: string;
  outcome: 'success' | 'failure' | 'other';
  /** Of a success on a default branch: how long it had been red. */
  redSeconds?: number;
  subjects: string[];
}

/** A security finding behind a number; what it is about is told by its tool. @public */
export interface FindingEvidence {
  type: 'finding';
  repository: string;
  severity: FindingSeverity;
  foundAt: string;
  closedAt?: string;
  subjects: string[];
}

/** What static analysis said last of a project. @public */
export interface AnalysisEvidence extends ProjectQuality {
  type: 'analysis';
  /** Absent where the tool doesn't say which it is of. */
  repository?: string;
  /** None for analyses that were counted before subjects were kept. */
  subjects: string[];
}

/**
 * Changes of a repository that are merged and not in production. How many, not
 * which: a single one is somebody's work.
 *
 * @public
 */
export interface UndeployedEvidence {
  type: 'undeployed';
  repository: string;
  changes: number;
  oldestMergedAt: string;
  /** When the deployment before them finished; absent where there was none. */
  deployedAt?: string;
  /** Of the events behind that deployment. */
  subjects: string[];
}

/** A component, and whether it was deployed to production lately. @public */
export interface ComponentEvidence {
  type: 'component';
  entityRef: string;
  /** Absent where the component is linked to none. */
  repository?: string;
  /** In the four weeks up to the end of the range. */
  deployedLately: boolean;
  /** When its last production deployment finished, and where; absent where there was none. */
  deployedAt?: string;
  environment?: string;
  /** Of the events behind that deployment. */
  subjects: string[];
}

/**
 * A repository in which changes were merged. That there were some, not which
 * nor how many: it may be the work of one.
 *
 * @public
 */
export interface RepositoryEvidence {
  type: 'repository';
  repository: string;
  /** The day of the last one, by the moment it began in the time zone of the question. */
  mergedOn: string;
  /** The components that live in it, as far as whoever asks may see them. */
  components: string[];
  /** None: they would be those of single changes. */
  subjects: string[];
}

/** @public */
export type Evidence =
  | DeploymentEvidence
  | IncidentEvidence
  | BuildEvidence
  | FindingEvidence
  | AnalysisEvidence
  | UndeployedEvidence
  | ComponentEvidence
  | RepositoryEvidence;

/** A page of `GET /api/ledger/v1/evidence`. @public */
export interface EvidencePage {
  items: Evidence[];
  /**
   * On the first page: how many facts are left out, because they are about
   * components that whoever asks may not see in the catalog. Absent for none.
   */
  leftOut?: number;
  /** Absent on the last page. */
  nextCursor?: string;
}
