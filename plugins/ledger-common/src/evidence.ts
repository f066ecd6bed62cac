/**
 * The numbers whose facts can be listed. Code and review are about people's
 * work: their facts are shown as a sample of points only.
 *
 * @public
 */
export type EvidenceMetric =
  | 'deployment-frequency'
  | 'lead-time'
  | 'change-fail-rate'
  | 'recovery-time'
  | 'rework-rate'
  | 'incidents'
  | 'builds';

/** @public */
export const evidenceMetrics: readonly EvidenceMetric[] = [
  'deployment-frequency',
  'lead-time',
  'change-fail-rate',
  'recovery-time',
  'rework-rate',
  'incidents',
  'builds',
];

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
  failure?: { reasons: FailureReason[]; recoveredAt?: string };
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
  subjects: string[];
}

/** @public */
export type Evidence = DeploymentEvidence | IncidentEvidence | BuildEvidence;

/** A page of `GET /api/ledger/v1/evidence`, newest first. @public */
export interface EvidencePage {
  items: Evidence[];
  /** Absent on the last page. */
  nextCursor?: string;
}
