import type { Identities, RepositoryId } from './identities';

/**
 * The event types that Devhose's interpreters emit today.
 *
 * Where CDEvents has no word, the custom form
 * `dev.cdeventsx.<tool>-<subject>.<predicate>` is used.
 *
 * @see https://github.com/cdevents/spec/tree/v0.5.1/custom
 * @public
 */
export const eventTypes = {
  changeCreated: 'dev.cdevents.change.created.0.4.0',
  changeUpdated: 'dev.cdevents.change.updated.0.3.0',
  changeReviewed: 'dev.cdevents.change.reviewed.0.3.0',
  changeMerged: 'dev.cdevents.change.merged.0.3.0',
  changeAbandoned: 'dev.cdevents.change.abandoned.0.3.0',
  branchPushed: 'dev.cdeventsx.github-branch.pushed.0.1.0',
  pipelineRunQueued: 'dev.cdevents.pipelinerun.queued.0.3.0',
  pipelineRunStarted: 'dev.cdevents.pipelinerun.started.0.3.0',
  pipelineRunFinished: 'dev.cdevents.pipelinerun.finished.0.3.0',
  taskRunStarted: 'dev.cdevents.taskrun.started.0.3.0',
  taskRunFinished: 'dev.cdevents.taskrun.finished.0.3.0',
  deploymentCreated: 'dev.cdeventsx.github-deployment.created.0.1.0',
  deploymentQueued: 'dev.cdeventsx.github-deployment.queued.0.1.0',
  deploymentStarted: 'dev.cdeventsx.github-deployment.started.0.1.0',
  deploymentFailed: 'dev.cdeventsx.github-deployment.failed.0.1.0',
  deploymentDeactivated: 'dev.cdeventsx.github-deployment.deactivated.0.1.0',
  /** A deployment that succeeded. */
  serviceDeployed: 'dev.cdevents.service.deployed.0.3.0',
  gitlabBranchPushed: 'dev.cdeventsx.gitlab-branch.pushed.0.1.0',
  gitlabDeploymentStarted: 'dev.cdeventsx.gitlab-deployment.started.0.1.0',
  gitlabDeploymentFailed: 'dev.cdeventsx.gitlab-deployment.failed.0.1.0',
  spinnakerDeploymentFailed: 'dev.cdeventsx.spinnaker-deployment.failed.0.1.0',
  branchCreated: 'dev.cdevents.branch.created.0.3.0',
  branchDeleted: 'dev.cdevents.branch.deleted.0.3.0',
  repositoryCreated: 'dev.cdevents.repository.created.0.3.0',
  repositoryModified: 'dev.cdevents.repository.modified.0.3.0',
  repositoryDeleted: 'dev.cdevents.repository.deleted.0.3.0',
  ticketCreated: 'dev.cdevents.ticket.created.0.2.0',
  ticketUpdated: 'dev.cdevents.ticket.updated.0.2.0',
  ticketClosed: 'dev.cdevents.ticket.closed.0.2.0',
  artifactPublished: 'dev.cdevents.artifact.published.0.3.0',
  artifactDeleted: 'dev.cdevents.artifact.deleted.0.2.0',
  qualityGateEvaluated: 'dev.cdeventsx.sonarqube-qualitygate.evaluated.0.1.0',
  incidentDetected: 'dev.cdevents.incident.detected.0.3.0',
  incidentReported: 'dev.cdevents.incident.reported.0.3.0',
  incidentResolved: 'dev.cdevents.incident.resolved.0.3.0',
  /** What was taken for an incident is none. */
  incidentWithdrawn: 'dev.cdeventsx.github-incident.withdrawn.0.1.0',
} as const;

/** @public */
export type EventType = (typeof eventTypes)[keyof typeof eventTypes];

/** Which change a revert takes back, in git's or GitHub's words. @public */
export interface RevertedChange {
  /** Of the pull request that was merged… */
  number?: number;
  /** …or one of its commits, maybe abbreviated. */
  commit?: string;
}

/**
 * `customData` of the `change.*` events: a pull request as it was when the
 * event happened. Nobody's name, title or text is in it.
 *
 * `subject.id` is `<RepositoryId>/pull/<number>`, and
 * `subject.content.repository.id` is the {@link RepositoryId}.
 *
 * @public
 */
export interface ChangeData {
  repository: RepositoryId;
  number: number;
  /** The tool's own word for what happened, such as `ready_for_review`. */
  action: string;
  /** Where a person can look at it. */
  uri: string;
  draft: boolean;
  baseBranch: string;
  defaultBranch: string;
  headBranch: string;
  /** Whether the branch lives in another repository (its pushes are not seen here). */
  fork: boolean;
  headCommit: string;
  /** The commit that brought the change into its base branch. */
  mergeCommit?: string;
  /** RFC 3339 instants, as the tool says. */
  openedAt: string;
  mergedAt?: string;
  closedAt?: string;
  labels: string[];
  /** Size, where the payload has it. */
  commits?: number;
  additions?: number;
  deletions?: number;
  changedFiles?: number;
  byBot: boolean;
  /** What it takes back, if it says so. */
  reverts?: RevertedChange;
}

/** `customData` of `change.reviewed`. @public */
export interface ReviewData {
  repository: RepositoryId;
  number: number;
  uri: string;
  verdict: 'approved' | 'changes_requested' | 'commented';
  submittedAt: string;
  /** Whether the reviewer is the author of the change. */
  byAuthor: boolean;
  byBot: boolean;
}

/** `customData` of a push. `subject.id` is `<RepositoryId>/refs/heads/<branch>`. @public */
export interface PushData {
  repository: RepositoryId;
  branch: string;
  isDefaultBranch: boolean;
  /** Absent when the push created the branch. */
  before?: string;
  /** Absent when the push deleted the branch. */
  after?: string;
  forced: boolean;
  /** Oldest first, as the tool sent them. */
  commits: Array<{
    id: string;
    /** RFC 3339; when it was authored, where the tool says so. */
    authoredAt: string;
    distinct: boolean;
    /** What it takes back, if it says so. */
    reverts?: RevertedChange;
    /**
     * The files it touched, sorted; absent where the tool doesn't tell, and
     * where there are more than 100.
     */
    paths?: string[];
  }>;
}

/**
 * `customData` of the `deployment.*` events and of `service.deployed`.
 * `subject.id` is `<RepositoryId>/deployments/<deploymentId>`.
 *
 * @public
 */
export interface DeploymentData {
  repository: RepositoryId;
  /** The tool's id of the deployment, the same in all its statuses. */
  deploymentId: string;
  environment: string;
  /** The tool's own flag; absent where it has none. */
  production?: boolean;
  commit: string;
  ref: string;
  task: string;
  /** When the deployment was asked for. */
  createdAt: string;
  /** When it entered the state that this event tells. */
  stateAt: string;
  uri?: string;
  /** The tool's id of the pipeline run it is part of; deployments of a run are one. */
  run?: string;
  /** The job of that run, the same when it is retried. */
  job?: string;
  /** The component that its payload names, of the several in a repository. */
  component?: string;
}

/** `customData` of `pipelinerun.*` (workflow run, build) and `taskrun.*` (check run, job). @public */
export interface RunData extends Identities {
  repository: RepositoryId;
  commit: string;
  branch?: string;
  /** Absent where the tool doesn't say which branch is the default one. */
  onDefaultBranch?: boolean;
  name: string;
  /** Who ran it, such as `github-actions` or `travis-ci`. */
  tool?: string;
  /**
   * Where it is told beside by another tool than the one that ran it: the
   * subject under which that one tells of it.
   */
  run?: string;
  attempt: number;
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
  /** The tool's own word for the result, such as `timed_out`. */
  conclusion?: string;
}

/**
 * `customData` of the `incident.*` events that an interpreter emits: the
 * incident as it was when the event happened. For GitHub, an issue with the
 * label `incident`; `subject.id` is `<RepositoryId>/issues/<number>`.
 *
 * @public
 */
export interface IncidentData extends Identities {
  /** The tool's id of the incident. */
  incidentId: string;
  /** The tool's id of the service, such as `PF9KMXH` in PagerDuty. */
  toolServiceId?: string;
  state: 'open' | 'resolved' | 'withdrawn';
  /** RFC 3339 instants, as the tool says. */
  beganAt: string;
  resolvedAt?: string;
  /** What caused it, where somebody wrote it down. */
  cause?: {
    commit?: string;
    deployment?: string;
    run?: string;
  };
  uri?: string;
  labels?: string[];
  /** The tool's own words for what happened, and for how much it matters. */
  action?: string;
  urgency?: string;
  priority?: string;
}
