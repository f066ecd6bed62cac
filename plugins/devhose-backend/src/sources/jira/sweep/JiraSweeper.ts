import type { HumanDuration } from '@backstage/types';
import {
  Fields,
  type SentDelivery,
  type SourceSweeper,
} from '@pitstop/plugin-devhose-node';
import type { ToolApi } from '../../asking/ToolApi';
import { issueChangeId } from '../issueChangeId';
import { webhooksOfLife, type KnownStatuses } from './issueHistory';
import type { SearchIssues } from './searchIssues';

const minute = 60_000;
const perPage = '100';

/** What is read of an issue; nobody's words that are not needed. */
const fields = [
  'components',
  'created',
  'creator',
  'description',
  'issuetype',
  'labels',
  'priority',
  'project',
  'resolution',
  'resolutiondate',
  'status',
  'updated',
].join(',');

/**
 * Asks Jira which issues have changed, and how. It tells nobody but apps
 * which of its webhooks failed; of a change that is not in the log, the webhook
 * is written from what Jira tells of the issue.
 */
export class JiraSweeper implements SourceSweeper {
  readonly every: HumanDuration;
  /** It remembers for ever, but is asked for every issue in it. */
  readonly reach = { days: 3 };
  readonly #api: ToolApi;
  readonly #search: SearchIssues;
  readonly #projects: readonly string[];

  /** @param options.projects - Keys of the projects whose issues are told of; none for all. */
  static create(options: {
    api: ToolApi;
    search: SearchIssues;
    projects: readonly string[];
    every: HumanDuration;
  }): JiraSweeper {
    return new JiraSweeper(options);
  }

  private constructor(options: {
    api: ToolApi;
    search: SearchIssues;
    projects: readonly string[];
    every: HumanDuration;
  }) {
    this.#api = options.api;
    this.#search = options.search;
    this.#projects = options.projects;
    this.every = options.every;
  }

  async *sent({
    since,
    signal,
  }: {
    since: Date;
    signal: AbortSignal;
  }): AsyncGenerator<SentDelivery, void, undefined> {
    const statuses = await this.#statuses(signal);
    const query = { jql: this.#query(since), fields, expand: 'changelog' };
    for await (const issue of this.#search(this.#api, query, signal)) {
      const changes = await this.#changes(issue, since, signal);
      for (const { at, payload } of webhooksOfLife(issue, changes, statuses)) {
        const sentAt = new Date(at);
        if (sentAt < since) {
          break;
        }
        const deliveryId = issueChangeId(Fields.create(payload));
        if (deliveryId !== undefined) {
          yield { deliveryId, sentAt, read: async () => content(payload) };
        }
      }
    }
  }

  async #statuses(signal: AbortSignal): Promise<KnownStatuses> {
    const list = await this.#api.get('/rest/api/2/status', {}, signal);
    return new Map(
      Fields.create({ list })
        .objects('list')
        .map(status => [status.string('id'), status.toJSON()]),
    );
  }

  /** Jira reads a moment in the time zone of whoever asks, so it is told how long ago. */
  #query(since: Date): string {
    const minutes = Math.ceil((Date.now() - since.getTime()) / minute) + 1;
    const inProjects =
      this.#projects.length > 0
        ? `project in (${this.#projects.join(', ')}) and `
        : '';
    return `${inProjects}updated >= -${minutes}m order by updated asc`;
  }

  /** A search tells the last ones (in Data Center all), and how many there are. The newest first. */
  async #changes(
    issue: Fields,
    since: Date,
    signal: AbortSignal,
  ): Promise<Fields[]> {
    const changelog = issue.object('changelog');
    const last = newestFirst(changelog.objects('histories'));
    const oldest = last.at(-1);
    const reachesBack =
      last.length === changelog.count('total') ||
      (oldest && new Date(oldest.instant('created')) < since);
    return reachesBack
      ? last
      : newestFirst(await this.#allChanges(issue, signal));
  }

  async #allChanges(issue: Fields, signal: AbortSignal): Promise<Fields[]> {
    const path = `/rest/api/2/issue/${issue.id('id')}/changelog`;
    const changes: Fields[] = [];
    for (;;) {
      const startAt = String(changes.length);
      const query = { startAt, maxResults: perPage };
      const page = Fields.create(await this.#api.get(path, query, signal));
      const values = page.objects('values');
      changes.push(...values);
      if (values.length === 0 || changes.length >= page.count('total')) {
        return changes;
      }
    }
  }
}

/** Jira counts changes up. */
function newestFirst(changes: readonly Fields[]): Fields[] {
  return [...changes].sort(
    (one, other) => Number(other.id('id')) - Number(one.id('id')),
  );
}

function content(payload: Record<string, unknown>) {
  return {
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: Buffer.from(JSON.stringify(payload)),
  };
}
