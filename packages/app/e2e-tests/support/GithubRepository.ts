import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { JsonObject, JsonValue } from '@backstage/types';
import webhooks from '@octokit/webhooks-examples';
import type { APIRequestContext } from '@playwright/test';
import { secretOf } from './environment';

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The payload with some of its values replaced, at any depth. */
const withValues = (payload: JsonObject, values: JsonObject): JsonObject => {
  const result = { ...payload };
  for (const [key, value] of Object.entries(values)) {
    const before = result[key];
    result[key] =
      isObject(before) && isObject(value) ? withValues(before, value) : value;
  }
  return result;
};

/** A payload that GitHub itself gives as an example of the event. */
const exampleOf = (event: string): JsonObject => {
  const [example] = webhooks.find(({ name }) => name === event)?.examples ?? [];
  return JSON.parse(JSON.stringify(example));
};

const newCommit = () => randomBytes(20).toString('hex');

/** As GitHub writes instants: to the second. */
const instant = (at: Date) => at.toISOString().replace(/\.\d+Z$/, 'Z');

/** When the steps of a pull request happened. */
export interface PullRequestTimes {
  firstCommit: Date;
  opened: Date;
  reviewed: Date;
  merged: Date;
  deployed: Date;
}

/** A repository on GitHub that tells the portal what happens in it. */
export class GithubRepository {
  readonly #request: APIRequestContext;
  readonly #fullName: string;
  readonly #secret: string;

  /** With the secret that the portal knows. */
  static of(request: APIRequestContext, fullName: string): GithubRepository {
    const secret = secretOf('PITSTOP_GITHUB_WEBHOOK_SECRET');
    return new GithubRepository(request, fullName, secret);
  }

  /** @param fullName - `<owner>/<name>` */
  constructor(request: APIRequestContext, fullName: string, secret: string) {
    this.#request = request;
    this.#fullName = fullName;
    this.#secret = secret;
  }

  /** As events name it. */
  get id(): string {
    return `github.com/${this.#fullName.toLowerCase()}`;
  }

  /** Tells that a branch got a commit; resolves with the delivery's place in the log. */
  async deliverPush(branch: string, at = new Date()): Promise<number> {
    const [before, after] = [newCommit(), newCommit()];
    return this.#send('push', {
      ref: `refs/heads/${branch}`,
      before,
      after,
      created: false,
      deleted: false,
      forced: false,
      repository: { pushed_at: Math.floor(at.getTime() / 1000) },
      commits: [{ id: after, distinct: true, timestamp: instant(at) }],
    });
  }

  /** Resolves when the portal has taken in the last of what it was told. */
  async deliverPullRequest(times: PullRequestTimes): Promise<void> {
    // Above any number that the repository has got to by itself.
    const number = 1_000_000 + Math.floor(Math.random() * 1_000_000);
    const [head, merge, before] = [newCommit(), newCommit(), newCommit()];
    const pull = {
      number,
      html_url: `https://github.com/${this.#fullName}/pull/${number}`,
      created_at: instant(times.opened),
      updated_at: instant(times.opened),
      draft: false,
      labels: [],
      base: { ref: 'main', sha: before },
      head: { ref: `change-${number}`, sha: head },
    };
    await this.#send('pull_request', {
      action: 'opened',
      number,
      pull_request: pull,
    });
    await this.#send('pull_request_review', {
      action: 'submitted',
      review: {
        html_url: `${pull.html_url}#pullrequestreview-1`,
        state: 'approved',
        submitted_at: instant(times.reviewed),
        user: { id: 2 },
      },
      pull_request: pull,
    });
    await this.#send('pull_request', {
      action: 'closed',
      number,
      pull_request: {
        ...pull,
        state: 'closed',
        merged: true,
        updated_at: instant(times.merged),
        closed_at: instant(times.merged),
        merged_at: instant(times.merged),
        merge_commit_sha: merge,
      },
    });
    await this.#send('push', {
      ref: 'refs/heads/main',
      before,
      after: merge,
      created: false,
      deleted: false,
      forced: false,
      repository: { pushed_at: Math.floor(times.merged.getTime() / 1000) },
      commits: [
        { id: head, distinct: true, timestamp: instant(times.firstCommit) },
        { id: merge, distinct: true, timestamp: instant(times.merged) },
      ],
    });
    await this.#deploy(merge, times.deployed);
  }

  /** Tells that something could not be brought to production; resolves with its commit. */
  async deliverFailedDeployment(): Promise<string> {
    const commit = newCommit();
    await this.#deploy(commit, new Date(), 'failure');
    return commit;
  }

  async #deploy(
    commit: string,
    at: Date,
    state: 'success' | 'failure' = 'success',
  ): Promise<void> {
    const deployment = {
      id: Date.now(),
      sha: commit,
      ref: 'main',
      task: 'deploy',
      environment: 'production',
      created_at: instant(at),
      updated_at: instant(at),
    };
    await this.#send('deployment', { action: 'created', deployment });
    await this.#send('deployment_status', {
      action: 'created',
      deployment,
      deployment_status: {
        state,
        environment: 'production',
        log_url: `https://github.com/${this.#fullName}/actions/runs/1`,
        created_at: instant(at),
        updated_at: instant(at),
      },
    });
  }

  async #send(event: string, values: JsonObject): Promise<number> {
    const payload = withValues(withValues(exampleOf(event), values), {
      repository: {
        name: this.#fullName.split('/')[1],
        full_name: this.#fullName,
        html_url: `https://github.com/${this.#fullName}`,
        default_branch: 'main',
      },
    });
    const body = Buffer.from(JSON.stringify(payload));
    const signature = createHmac('sha256', this.#secret).update(body);
    const response = await this.#request.post('/api/devhose/ingest/github', {
      data: body,
      headers: {
        'content-type': 'application/json',
        'x-github-event': event,
        'x-github-delivery': randomUUID(),
        'x-hub-signature-256': `sha256=${signature.digest('hex')}`,
      },
    });
    if (response.status() !== 202) {
      throw new Error(
        `The portal answered ${response.status()} to ${event}: ${await response.text()}`,
      );
    }
    const { sequence } = await response.json();
    return sequence;
  }
}
