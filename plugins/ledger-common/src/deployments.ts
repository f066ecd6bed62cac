import type { DeploymentKind, FailureReason } from './evidence';

/** A deployment on the release train of a component. @public */
export interface TrainDeployment {
  finishedAt: string;
  environment: string;
  kind: DeploymentKind;
  /** The changes it was the first to bring to production. */
  changes: number;
  /** How it failed after it reached production, if it did. */
  failure?: { reasons: FailureReason[]; recoveredAt?: string };
  /** Subjects of the events behind it: `GET /api/devhose/v1/events?subject=`. */
  subjects: string[];
}

/** The deployments of one component in the range, oldest first. @public */
export interface ReleaseTrain {
  entityRef: string;
  /** The latest ones; at most 100. */
  deployments: TrainDeployment[];
  /** How many there are in the range. */
  total: number;
}

/** A day of the calendar, in the time zone of the question. @public */
export interface DeploymentDay {
  /** `2026-03-02` */
  date: string;
  /** Planned and hotfix deployments. */
  deployments: number;
  /** Those among them that failed. */
  failed: number;
}

/** Each deployment of each component. With `include=deployments`. @public */
export interface DeploymentsReport {
  /** Those that were deployed last first; at most 20. */
  trains: ReleaseTrain[];
  /** Components that were deployed in the range. */
  deployedComponents: number;
  /** The days with a deployment, at most 800 before the end of the range. */
  days: DeploymentDay[];
}
