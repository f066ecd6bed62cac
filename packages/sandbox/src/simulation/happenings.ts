import type { Account, Repository } from '../company';
import type {
  Analysis,
  ArtifactPublished,
  IssueChange,
  Message,
  Page,
  SpinnakerPipeline,
  TicketChange,
  TravisBuild,
} from './toolHappenings';

export interface Commit {
  sha: string;
  tree: string;
  message: string;
  author: Account;
  authoredAt: number;
  /** Differs from `authoredAt` where GitHub rewrote the commit. */
  committedAt: number;
  /** Whether GitHub made it: a merge, squash or rebase. */
  byGitHub: boolean;
  offsetMinutes: number;
  files: number;
  /** Whether it was never pushed before. */
  distinct: boolean;
}

/** A pull request as it is at one moment; never changed, only replaced. */
export interface PullRequest {
  id: number;
  number: number;
  title: string;
  body: string;
  author: Account;
  draft: boolean;
  labels: readonly string[];
  requestedReviewers: readonly Account[];
  head: { branch: string; sha: string };
  baseSha: string;
  createdAt: number;
  updatedAt: number;
  closedAt?: number;
  mergedAt?: number;
  mergedBy?: Account;
  mergeCommit?: string;
  commits: number;
  additions: number;
  deletions: number;
  changedFiles: number;
  reviewComments: number;
}

export interface Push {
  kind: 'push';
  branch: string;
  /** Undefined: the push created the branch. */
  before?: string;
  /** Undefined: the push deleted the branch. */
  after?: string;
  commits: readonly Commit[];
  pusher: Account;
}

export type PullRequestAction =
  | 'opened'
  | 'closed'
  | 'ready_for_review'
  | 'labeled'
  | 'review_requested'
  | 'synchronize';

export interface PullRequestChange {
  kind: 'pull_request';
  action: PullRequestAction;
  pullRequest: PullRequest;
  sender: Account;
  /** Of `labeled`. */
  label?: string;
  /** Of `review_requested`. */
  reviewer?: Account;
  /** Of `synchronize`: the head before. */
  before?: string;
}

export interface Review {
  kind: 'pull_request_review';
  id: number;
  pullRequest: PullRequest;
  reviewer: Account;
  state: 'approved' | 'changes_requested' | 'commented';
  body?: string;
  submittedAt: number;
}

/** What a build is made of. */
export interface CheckedCommit {
  sha: string;
  branch: string;
  title: string;
  author: Account;
  authoredAt: number;
  tree: string;
  pullRequest?: PullRequest;
}

export interface WorkflowRun {
  kind: 'workflow_run';
  action: 'requested' | 'in_progress' | 'completed';
  id: number;
  suiteId: number;
  runNumber: number;
  attempt: number;
  subject: CheckedCommit;
  createdAt: number;
  startedAt: number;
  updatedAt: number;
  conclusion?: 'success' | 'failure';
}

export interface Deployment {
  id: number;
  sha: string;
  task: string;
  environment: string;
  isProduction: boolean;
  creator: Account;
  description: string;
  createdAt: number;
}

export interface DeploymentCreated {
  kind: 'deployment';
  deployment: Deployment;
}

export interface DeploymentStatus {
  kind: 'deployment_status';
  id: number;
  deployment: Deployment;
  state: 'queued' | 'in_progress' | 'success' | 'failure' | 'error';
  description: string;
  createdAt: number;
}

export interface RepositoryCreated {
  kind: 'repository';
  sender: Account;
  createdAt: number;
}

/** Something that happened in a repository and that GitHub tells about. */
export type GitHubHappening =
  | Push
  | PullRequestChange
  | Review
  | WorkflowRun
  | DeploymentCreated
  | DeploymentStatus
  | RepositoryCreated
  | IssueChange;

/** Something that happened around a repository and that one of the tools tells about. */
export type Happening =
  | GitHubHappening
  | TravisBuild
  | Analysis
  | ArtifactPublished
  | SpinnakerPipeline
  | Page
  | Message
  | TicketChange;

/** A happening on its way to whoever listens. */
export interface Dispatch<H extends Happening = Happening> {
  /** A GUID. */
  id: string;
  /** When the tool sent it. */
  at: number;
  repository: Repository;
  happening: H;
}
