import {
  CDEVENTS_VERSION,
  eventTypes,
  type ChangeData,
  type DeploymentData,
  type EventType,
  type FollowedEvent,
  type PushData,
  type ReviewData,
} from '@pitstop/plugin-devhose-common';

type Told<T> = Partial<Omit<T, 'repository'>> & {
  /** When it happened, ISO 8601. */
  at: string;
  /** Pseudonym of the person behind it. */
  by?: string;
};

/** A commit: its id, or its id and when it was authored. */
export type ToldCommit = string | [id: string, authoredAt: string];

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
        const [id, authoredAt] = Array.isArray(commit) ? commit : [commit, at];
        return { id, authoredAt, distinct: true };
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
    return this.#tell(type, at, data, by);
  }

  #tell(type: EventType, at: string, data: object, contributor?: string): this {
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
        subject: id,
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
          subject: { id, content: {} },
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
