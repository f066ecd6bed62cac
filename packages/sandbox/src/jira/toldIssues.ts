/** What a webhook about an issue tells and the API tells too. */
export interface IssueNotification {
  timestamp: number;
  user: object;
  issue: { id: string; fields: { updated: string } };
  changelog?: { id: string; items: object[] };
}

/**
 * The issues that webhooks told of, as they are after the last, with all that
 * has changed; the one that changed last comes last.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issue-search/
 */
export function toldIssues(told: readonly IssueNotification[]) {
  const inOrder = [...told].sort(
    (one, other) => one.timestamp - other.timestamp,
  );
  const byIssue = new Map<string, Map<number, IssueNotification>>();
  for (const notification of inOrder) {
    const { id } = notification.issue;
    const ofIssue = byIssue.get(id) ?? new Map<number, IssueNotification>();
    byIssue.set(id, ofIssue.set(notification.timestamp, notification));
  }
  return [...byIssue.values()]
    .map(ofIssue => describe([...ofIssue.values()]))
    .sort(
      (one, other) =>
        Date.parse(one.fields.updated) - Date.parse(other.fields.updated),
    );
}

/** @param told - Each webhook once, the latest last. */
function describe(told: readonly IssueNotification[]) {
  const { issue } = told[told.length - 1];
  const histories = told.flatMap(({ timestamp, user, changelog }) =>
    changelog
      ? [
          {
            id: changelog.id,
            author: user,
            created: new Date(timestamp).toISOString().replace('Z', '+0000'),
            items: changelog.items,
          },
        ]
      : [],
  );
  return {
    ...issue,
    changelog: {
      startAt: 0,
      maxResults: histories.length,
      total: histories.length,
      histories: histories.reverse(),
    },
  };
}
