import type { Account } from '../company';
import type { CheckedCommit } from './happenings';

/** An issue of a repository, as it is at one moment. */
export interface Issue {
  id: number;
  number: number;
  title: string;
  body: string;
  author: Account;
  labels: readonly string[];
  createdAt: number;
  updatedAt: number;
  closedAt?: number;
}

export interface IssueChange {
  kind: 'issues';
  action: 'opened' | 'labeled' | 'closed';
  issue: Issue;
  sender: Account;
  /** Of `labeled`. */
  label?: string;
}

/** Somebody is paged, and what becomes of it. */
export interface Page {
  kind: 'pagerduty';
  action: 'triggered' | 'acknowledged' | 'resolved';
  incident: {
    id: string;
    number: number;
    key: string;
    title: string;
    createdAt: number;
    isSevere: boolean;
    assignee: Account;
  };
  /** Undefined: the monitoring that found out. */
  agent?: Account;
}

/** Something is said in the channel of a team. */
export interface Message {
  kind: 'slack';
  text: string;
  /** Undefined: PagerDuty's app. */
  by?: Account;
  /** When the message was said that this one is an answer to. */
  repliesTo?: number;
}

/** A ticket, as it is at one moment. */
export interface Ticket {
  id: number;
  key: string;
  type: 'Task' | 'Bug';
  summary: string;
  description: string;
  status: 'To Do' | 'Done';
  labels: readonly string[];
  reporter: Account;
  createdAt: number;
  updatedAt: number;
}

export interface TicketChange {
  kind: 'jira';
  action: 'created' | 'updated';
  ticket: Ticket;
  /** Of `updated`: the status before. */
  before?: Ticket['status'];
  by: Account;
}

/** A build of Travis CI that ended. */
export interface TravisBuild {
  kind: 'travis';
  id: number;
  number: number;
  state: 'passed' | 'failed' | 'errored';
  subject: CheckedCommit;
  startedAt: number;
  finishedAt: number;
}

/** SonarQube looked at the code of a commit. */
export interface Analysis {
  kind: 'sonarqube';
  task: string;
  subject: CheckedCommit;
  analysedAt: number;
  /** Percent of the lines that tests reach. */
  coverage: number;
  newCoverage: number;
  newViolations: number;
  newDuplication: number;
}

/** A build put what it made into Artifactory. */
export interface ArtifactPublished {
  kind: 'artifactory';
  /** An image of what is deployed; a file of what others are built on. */
  type: 'image' | 'file';
  version: string;
  sha256: string;
  sizeBytes: number;
}

/** A pipeline of Spinnaker begins or ends. */
export interface SpinnakerPipeline {
  kind: 'spinnaker';
  action: 'starting' | 'complete' | 'failed';
  execution: {
    id: string;
    stageId: string;
    sha: string;
    /** Of the image that is deployed. */
    version: string;
    environment: string;
    startedAt: number;
    endedAt?: number;
  };
}
