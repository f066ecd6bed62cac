import { Fields } from '@pitstop/plugin-devhose-node';
import type { ToolApi } from '../../asking/ToolApi';

const perPage = 100;

/** What is asked for: in Jira's query language, and what is to be told of each issue. */
export interface IssueQuery {
  jql: string;
  fields: string;
  expand: string;
}

/** Finds issues, page by page as they are needed. */
export type SearchIssues = (
  api: ToolApi,
  query: IssueQuery,
  signal: AbortSignal,
) => AsyncGenerator<Fields, void, undefined>;

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issue-search/ */
export async function* searchCloud(
  api: ToolApi,
  query: IssueQuery,
  signal: AbortSignal,
): AsyncGenerator<Fields, void, undefined> {
  let nextPageToken: string | undefined;
  do {
    const page = Fields.create(
      await api.get(
        '/rest/api/2/search/jql',
        {
          ...query,
          maxResults: String(perPage),
          ...(nextPageToken !== undefined && { nextPageToken }),
        },
        signal,
      ),
    );
    yield* page.objects('issues');
    nextPageToken = page.optionalString('nextPageToken');
  } while (nextPageToken !== undefined);
}

/**
 * In the order in which they changed, an issue that changes meanwhile goes to the
 * end, and those behind it come forward. So a page begins with the last issue of
 * the one before; where it does not, what came before is asked for again.
 *
 * @see https://docs.atlassian.com/software/jira/docs/api/REST/latest/#api/2/search-search
 */
export async function* searchDataCenter(
  api: ToolApi,
  query: IssueQuery,
  signal: AbortSignal,
): AsyncGenerator<Fields, void, undefined> {
  let startAt = 0;
  let last: string | undefined;
  for (;;) {
    const page = Fields.create(
      await api.get(
        '/rest/api/2/search',
        { ...query, maxResults: String(perPage), startAt: String(startAt) },
        signal,
      ),
    );
    const issues = page.objects('issues');
    if (last !== undefined && issues[0]?.id('id') !== last) {
      startAt = Math.max(0, startAt - perPage);
      last = undefined;
      continue;
    }
    yield* issues;
    if (issues.length < 2 || startAt + issues.length >= page.count('total')) {
      return;
    }
    startAt += issues.length - 1;
    last = issues[issues.length - 1].id('id');
  }
}
