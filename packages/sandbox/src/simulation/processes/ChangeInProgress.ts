import type { Account } from '../../company';
import type {
  Commit,
  PullRequest,
  PullRequestAction,
  PullRequestChange,
  Push,
} from '../happenings';
import type { Course } from '../Process';
import type { RepositoryWorld } from '../RepositoryWorld';
import { second } from '../time/units';
import { type Build, startChecks } from './checks';
import { createCommit } from './commits';
import { checkedCommit } from './mainLine';
import type { ChangePlan } from './plan';

const laterMessages = [
  'Add tests',
  'Tidy up',
  'Handle the edge case',
  'Review',
];

/** A branch and, once it is opened, its pull request. */
export class ChangeInProgress {
  readonly world: RepositoryWorld;
  readonly plan: ChangePlan;
  readonly commits: Commit[] = [];
  readonly #baseSha: string;
  #pullRequest?: PullRequest;
  #build?: Build;

  constructor(world: RepositoryWorld, plan: ChangePlan) {
    this.world = world;
    this.plan = plan;
    this.#baseSha = world.mainHead;
  }

  get pullRequest(): PullRequest {
    if (!this.#pullRequest) {
      throw new Error(`${this.plan.branch} has no pull request yet`);
    }
    return this.#pullRequest;
  }

  /** The newest build of the pull request. */
  get build(): Build {
    if (!this.#build) {
      throw new Error(`${this.plan.branch} has not been built yet`);
    }
    return this.#build;
  }

  get #tip(): Commit | undefined {
    return this.commits[this.commits.length - 1];
  }

  #commit(authoredAt: number): Commit {
    const { plan, world } = this;
    const isFirst = this.commits.length === 0;
    const commit = createCommit(world, {
      author: plan.author,
      message: isFirst ? plan.title : world.random.pick(laterMessages),
      authoredAt,
      files: Math.min(plan.changedFiles, 6),
    });
    this.commits.push(commit);
    return commit;
  }

  /** Works for some hours, commits on the way, and pushes at the end. */
  *work(commits: number, hours: number): Course<void> {
    const { world, plan } = this;
    const from = world.now;
    const times = Array.from({ length: commits }, () =>
      plan.pace.afterWork(from, hours * world.random.fraction()),
    ).sort((a, b) => a - b);
    yield plan.pace.afterWork(from, hours);
    yield world.now + world.random.between(3, 90) * second;
    const before = this.#tip?.sha;
    const pushed = times.map(at => this.#commit(at));
    yield this.#push(pushed, before);
    if (this.#pullRequest && before) {
      yield* this.#synchronize(before);
    }
  }

  #push(commits: Commit[], before: string | undefined): Push {
    return {
      kind: 'push',
      branch: this.plan.branch,
      before,
      after: commits[commits.length - 1].sha,
      commits,
      pusher: this.plan.author,
    };
  }

  *#synchronize(before: string): Course<void> {
    const { world, pullRequest } = this;
    yield world.now + second;
    const growth = world.random.between(1.02, 1.2);
    this.replace({
      head: { ...pullRequest.head, sha: this.#tip?.sha ?? before },
      commits: this.commits.length,
      additions: Math.ceil(pullRequest.additions * growth),
    });
    yield { ...this.#change('synchronize', this.plan.author), before };
    this.#startBuild();
  }

  #startBuild(): void {
    const { world, plan, pullRequest } = this;
    const tip = this.commits[this.commits.length - 1];
    const subject = checkedCommit(tip, plan.branch, pullRequest);
    this.#build = startChecks(world, subject, plan.pace);
  }

  *open(): Course<void> {
    const { world, plan } = this;
    const isBot = plan.author.type === 'Bot';
    yield plan.pace.afterWork(world.now, world.random.exponential(0.1));
    const share = plan.isDraft ? 0.6 : 1;
    this.#pullRequest = {
      id: world.nextId(),
      number: world.nextNumber(),
      title: plan.title,
      body: plan.body,
      author: plan.author,
      draft: plan.isDraft,
      labels: [],
      requestedReviewers: [],
      head: { branch: plan.branch, sha: this.#tip?.sha ?? this.#baseSha },
      baseSha: this.#baseSha,
      createdAt: world.now,
      updatedAt: world.now,
      commits: this.commits.length,
      additions: Math.ceil(plan.additions * share),
      deletions: Math.ceil(plan.deletions * share),
      changedFiles: plan.changedFiles,
      reviewComments: 0,
    };
    yield this.#change('opened', plan.author);
    this.#startBuild();
    for (const label of plan.labels) {
      yield world.now + (isBot ? 1 : world.random.between(2, 30)) * second;
      yield* this.tell(
        'labeled',
        { labels: [...this.pullRequest.labels, label] },
        { label },
      );
    }
  }

  /** Replaces the pull request by a newer state of it. */
  replace(fields: Partial<PullRequest>): PullRequest {
    this.#pullRequest = {
      ...this.pullRequest,
      ...fields,
      updatedAt: this.world.now,
    };
    return this.#pullRequest;
  }

  #change(action: PullRequestAction, sender: Account): PullRequestChange {
    return {
      kind: 'pull_request',
      action,
      pullRequest: this.pullRequest,
      sender,
    };
  }

  /** Changes the pull request and says so. */
  *tell(
    action: PullRequestAction,
    fields: Partial<PullRequest>,
    details: Pick<PullRequestChange, 'label' | 'reviewer'> & {
      sender?: Account;
    } = {},
  ): Course<void> {
    this.replace(fields);
    yield { ...this.#change(action, this.plan.author), ...details };
  }

  *deleteBranch(by: Account): Course<void> {
    const { world, plan } = this;
    yield world.now + world.random.between(1, 3) * second;
    yield {
      kind: 'push',
      branch: plan.branch,
      before: this.#tip?.sha,
      commits: [],
      pusher: by,
    };
  }
}
