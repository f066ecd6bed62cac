import type { Instant } from './Instant';

/** A change of the same repository that is taken back. */
export interface Reverted {
  /** Number of its pull request… */
  number?: number;
  /** …or one of its commits, maybe abbreviated. */
  commit?: string;
}

/** A commit as a push told of it. */
export interface PushedCommit {
  id: string;
  authoredAt: Instant;
  /** Whether no push to another branch had brought it before. */
  distinct: boolean;
  /** What it takes back, if it says so. */
  reverts?: Reverted;
  /** The files it touched; absent where the tool doesn't tell, and where nobody asks. */
  paths?: string[];
}

/** A push to a branch. Two pushes that agree in everything are one. */
export interface PushObservation {
  repository: string;
  /** Tells branches apart; a keyed hash of the name once it is stored. */
  branch: string;
  onDefaultBranch: boolean;
  pushedAt: Instant;
  /** Absent when the push created the branch. */
  before?: string;
  /** Absent when the push deleted the branch. */
  after?: string;
  forced: boolean;
  /** Oldest first. */
  commits: PushedCommit[];
  /** Who pushed; a keyed hash once it is stored. */
  contributor?: string;
}

/** What tells one push of a repository from another. */
export function pushKey(push: PushObservation): string {
  return [
    push.repository,
    push.branch,
    push.pushedAt,
    push.before ?? '',
    push.after ?? '',
  ].join(' ');
}
