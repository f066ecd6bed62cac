import { usableId, type Fields } from '@pitstop/plugin-devhose-node';

/**
 * The id of what happened to an issue: the same whether Jira tells it by itself,
 * by two webhooks, or is asked for it. Issues and changes are numbered by each
 * installation.
 *
 * @returns undefined where that cannot be told from the webhook.
 */
export function issueChangeId(webhook: Fields): string | undefined {
  const change = readChange(webhook);
  if (change === undefined) {
    return undefined;
  }
  const issue = webhook.object('issue');
  const self = issue.uri('self');
  return URL.canParse(self)
    ? usableId(`${new URL(self).host}/issues/${issue.id('id')}/${change}`)
    : undefined;
}

function readChange(webhook: Fields): string | undefined {
  switch (webhook.string('webhookEvent')) {
    case 'jira:issue_created':
      return 'created';
    case 'jira:issue_updated': {
      const change = webhook.optionalObject('changelog')?.id('id');
      return change && `changes/${change}`;
    }
    default:
      return undefined;
  }
}
