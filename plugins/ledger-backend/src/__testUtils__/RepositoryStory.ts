import {
  CDEVENTS_VERSION,
  customEventType,
  eventTypes,
  type ChangeData,
  type DeploymentData,
  type EventType,
  type FollowedEvent,
  type IncidentData,
  type PushData,
  type QualityGateData,
  type RevertedChange,
  type ReviewData,
  type RunData,
  type TicketData,
} from '@pitstop/plugin-devhose-common';

type Told<T> = Partial<Omit<T, 'repository'>> & {
  /** When it happened, ISO 8601. */
  at: string;
  /** Pseudonym of the person behind it. */
  by?: string;
};

/** A commit: its id, or its id and when it was authored, and what it takes back. */
export type ToldCommit =
  | string
  | [id: string, authoredAt: string, reverts?: RevertedChange]
  | { id: string; authoredAt?: string; paths: string[] };

const incidentTypes: Record<IncidentData['state'], EventType> = {
  open: eventTypes.incidentDetected,
  resolved: eventTypes.incidentResolved,
  withdrawn: eventTypes.incidentWithdrawn,
};

/** Tells what happens in a repository, as Devhose's events. */
export class RepositoryStory {
  readonly repository: string;
  readonly events: FollowedEvent[] = [];
  readonly #pullRequests = new Map<number, Partial<ChangeData>>();

  static create(
    repository: string = 'github.com/northwind/checkout',
  ): RepositoryStory {
    return new RepositoryStory(repository);
  }

  private constructor(repository: string) {
    this.repository = repository;
  }

  /** A push; to the default branch, unless it says otherwise. */
  push(
    told: Omit<Told<PushData>, 'commits'> & { commits: ToldCommit[] },
  ): this {
    const { at, by, commits, ...push } = told;
    const branch = push.branch ?? 'main';
    const isDefaultBranch = branch === 'main';
    const data: PushData = {
      repository: this.repository,
      branch,
      isDefaultBranch,
      forced: false,
      ...push,
      commits: commits.map(commit => {
        if (typeof commit === 'object' && 'paths' in commit) {
          return { authoredAt: at, distinct: true, ...commit };
        }
        const [id, authoredAt, reverts] = Array.isArray(commit)
          ? commit
          : [commit, at];
        return { id, authoredAt, distinct: true, ...(reverts && { reverts }) };
      }),
    };
    return this.#tell(eventTypes.branchPushed, at, data, by);
  }

  /** What is told of a pull request is remembered for its later events. */
  pullRequest(number: number, told: Told<ChangeData>): this {
    const { at, by, ...change } = told;
    const known: Partial<ChangeData> = {
      ...this.#pullRequests.get(number),
      ...change,
    };
    this.#pullRequests.set(number, known);
    const data: ChangeData = {
      repository: this.repository,
      number,
      action: 'synchronize',
      uri: `https://${this.repository}/pull/${number}`,
      draft: false,
      baseBranch: 'main',
      defaultBranch: 'main',
      headBranch: `branch-${number}`,
      fork: false,
      headCommit: `head-${number}`,
      openedAt: at,
      labels: [],
      byBot: false,
      ...known,
    };
    return this.#tell(typeOf(data), at, data, by);
  }

  open(number: number, told: Told<ChangeData>): this {
    return this.pullRequest(number, {
      action: 'opened',
      openedAt: told.at,
      ...told,
    });
  }

  merge(
    number: number,
    told: Told<ChangeData> & { mergeCommit: string },
  ): this {
    return this.pullRequest(number, {
      action: 'closed',
      mergedAt: told.at,
      closedAt: told.at,
      ...told,
    });
  }

  review(number: number, told: Told<ReviewData>): this {
    const { at, by, ...review } = told;
    const data: ReviewData = {
      repository: this.repository,
      number,
      uri: `https://${this.repository}/pull/${number}#review`,
      verdict: 'approved',
      submittedAt: at,
      byAuthor: false,
      byBot: false,
      ...review,
    };
    return this.#tell(eventTypes.changeReviewed, at, data, by);
  }

  /** A deployment that succeeded; to production, unless it says otherwise. */
  deploy(
    deploymentId: string | number,
    told: Told<DeploymentData> & { commit: string },
  ): this {
    return this.#deployment(eventTypes.serviceDeployed, deploymentId, told);
  }

  failToDeploy(
    deploymentId: string | number,
    told: Told<DeploymentData> & { commit: string },
  ): this {
    return this.#deployment(eventTypes.deploymentFailed, deploymentId, told);
  }

  startToDeploy(
    deploymentId: string | number,
    told: Told<DeploymentData> & { commit: string },
  ): this {
    return this.#deployment(eventTypes.deploymentStarted, deploymentId, told);
  }

  /** An incident as it is at a moment: open, unless it says otherwise. */
  incident(
    id: string | number,
    told: Partial<IncidentData> & { at: string },
  ): this {
    const { at, ...incident } = told;
    const state = incident.state ?? (incident.resolvedAt ? 'resolved' : 'open');
    const data: IncidentData = {
      repository: this.repository,
      incidentId: String(id),
      beganAt: at,
      ...incident,
      state,
    };
    return this.#tell(
      incidentTypes[state],
      at,
      data,
      undefined,
      `${this.repository}/issues/${id}`,
    );
  }

  /** An issue that nobody but this installation takes for an incident, as it is at a moment. */
  ticket(
    number: number,
    told: Partial<TicketData> & { at: string; createdAt: string },
  ): this {
    const { at, ...ticket } = told;
    const data: TicketData = {
      repository: this.repository,
      ticket: `${this.repository}/issues/${number}`,
      action: 'labeled',
      status: ticket.closedAt === undefined ? 'open' : 'closed',
      labels: [],
      ...ticket,
    };
    return this.#tell(
      data.action === 'opened'
        ? eventTypes.ticketCreated
        : eventTypes.ticketUpdated,
      at,
      data,
      undefined,
      data.ticket,
    );
  }

  /** A run of a pipeline on the default branch, ending so many seconds after it began. */
  build(
    id: string | number,
    told: Partial<RunData> & {
      at: string;
      outcome: 'success' | 'failure' | 'cancel' | 'error';
      seconds?: number;
    },
  ): this {
    const { at, outcome, seconds = 60, ...run } = told;
    const finishedAt = new Date(Date.parse(at) + seconds * 1000).toISOString();
    const data: RunData = {
      repository: this.repository,
      commit: 'm1',
      onDefaultBranch: true,
      name: 'CI',
      attempt: 1,
      createdAt: at,
      startedAt: at,
      finishedAt,
      ...run,
    };
    return this.#tell(
      eventTypes.pipelineRunFinished,
      finishedAt,
      data,
      undefined,
      `${this.repository}/actions/runs/${id}`,
      { outcome },
    );
  }

  /** What it was called before; what follows is told by a story of the new name. */
  rename(told: { at: string; from: string }): this {
    const { at, from } = told;
    return this.#tell(
      eventTypes.repositoryModified,
      at,
      {
        repository: this.repository,
        action: 'renamed',
        previousRepository: from,
      },
      undefined,
      this.repository,
    );
  }

  /** An analysis of the main branch; its gate is passed, unless it says otherwise. */
  analyse(
    project: string,
    told: Partial<Omit<QualityGateData, 'conditions'>> & {
      at: string;
      measures: Record<string, number>;
    },
  ): this {
    const { at, measures, ...gate } = told;
    const data: QualityGateData = {
      repository: this.repository,
      project,
      isMainBranch: true,
      verdict: 'passed',
      ...gate,
      conditions: Object.entries(measures).map(([metric, value]) => ({
        metric,
        value,
        passed: true,
      })),
    };
    return this.#tell(
      eventTypes.qualityGateEvaluated,
      at,
      data,
      undefined,
      `sonar.example/projects/${project}`,
    );
  }

  /** What a security scanner found, as it is at a moment. */
  finding(
    number: number,
    told: {
      at: string;
      action: string;
      createdAt: string;
      severity?: string;
      state?: string;
      fixedAt?: string;
      dismissedAt?: string;
    },
  ): this {
    const { at, ...finding } = told;
    return this.#tell(
      customEventType({
        tool: 'github',
        subject: 'securityfinding',
        predicate: finding.action,
      }),
      at,
      { repository: this.repository, kind: 'code', number, ...finding },
      undefined,
      `${this.repository}/security/code/${number}`,
    );
  }

  #deployment(
    type: EventType,
    deploymentId: string | number,
    told: Told<DeploymentData> & { commit: string },
  ): this {
    const { at, by, ...deployment } = told;
    const data: DeploymentData = {
      repository: this.repository,
      deploymentId: String(deploymentId),
      environment: 'production',
      ref: 'main',
      task: 'deploy',
      createdAt: at,
      stateAt: at,
      ...deployment,
    };
    return this.#tell(
      type,
      at,
      data,
      by,
      `${this.repository}/deployments/${deploymentId}`,
    );
  }

  #tell(
    type: string,
    at: string,
    data: object,
    contributor?: string,
    subject?: string,
    content: object = {},
  ): this {
    const sequence = this.events.length + 1;
    const id = `${this.repository}-${sequence}`;
    this.events.push({
      sequence,
      index: 0,
      receivedAt: at,
      deliverySource: 'github',
      ...(contributor && { contributor }),
      event: {
        specversion: '1.0',
        id,
        source: `https://${this.repository}`,
        type,
        subject: subject ?? id,
        time: at,
        datacontenttype: 'application/json',
        data: {
          context: {
            specversion: CDEVENTS_VERSION,
            id,
            source: `https://${this.repository}`,
            type,
            timestamp: at,
          },
          subject: { id: subject ?? id, content },
          customData: data,
        },
      },
    });
    return this;
  }
}

function typeOf(change: ChangeData): EventType {
  switch (change.action) {
    case 'opened':
      return eventTypes.changeCreated;
    case 'closed':
      return change.mergedAt
        ? eventTypes.changeMerged
        : eventTypes.changeAbandoned;
    default:
      return eventTypes.changeUpdated;
  }
}
