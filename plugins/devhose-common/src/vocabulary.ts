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
} as const;

/** @public */
export type EventType = (typeof eventTypes)[keyof typeof eventTypes];

/**
 * Names a repository the same way whatever tool speaks of it: host and path,
 * lower case, without scheme and `.git`.
 *
 * @example `github.com/northwind/checkout-api`
 * @public
 */
export type RepositoryId = string;

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
}

/** `customData` of `pipelinerun.*` (workflow run) and `taskrun.*` (check run). @public */
export interface RunData {
  repository: RepositoryId;
  commit: string;
  branch?: string;
  name: string;
  attempt: number;
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
  /** The tool's own word for the result, such as `timed_out`. */
  conclusion?: string;
}
