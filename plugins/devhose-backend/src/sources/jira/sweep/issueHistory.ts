import type { Fields } from '@pitstop/plugin-devhose-node';

/** A value of a field that Jira has more to say of than its name, by its id. */
export type KnownStatuses = ReadonlyMap<string, unknown>;

type IssueFields = Record<string, unknown>;

/** What Jira would have told when something happened to an issue. */
export interface IssueWebhook {
  /** RFC 3339. */
  at: string;
  payload: Record<string, unknown>;
}

/**
 * The webhooks of an issue's life, the newest first. Each tells the issue as it
 * was then, which Jira doesn't remember: it is what the issue is now, with the
 * changes since then taken back.
 *
 * @param changes - The newest first, back to the moment that is of interest.
 * @see https://developer.atlassian.com/cloud/jira/platform/webhooks/#issue-webhooks
 */
export function* webhooksOfLife(
  issue: Fields,
  changes: readonly Fields[],
  statuses: KnownStatuses,
): Generator<IssueWebhook> {
  let fields: IssueFields = issue.object('fields').toJSON();
  const { changelog, ...identity } = issue.toJSON();
  for (const [index, change] of changes.entries()) {
    const { author, created, id, items } = change.toJSON();
    const at = change.instant('created');
    yield {
      at,
      payload: {
        timestamp: Date.parse(at),
        webhookEvent: 'jira:issue_updated',
        issue_event_type_name: 'issue_generic',
        user: author,
        issue: { ...identity, fields: { ...fields, updated: created } },
        changelog: { id, items },
      },
    };
    fields = before(fields, change, statuses);
    fields.resolutiondate = resolvedAt(fields, changes.slice(index + 1));
  }
  const at = issue.object('fields').instant('created');
  yield {
    at,
    payload: {
      timestamp: Date.parse(at),
      webhookEvent: 'jira:issue_created',
      issue_event_type_name: 'issue_created',
      user: fields.creator,
      issue: { ...identity, fields: { ...fields, updated: fields.created } },
    },
  };
}

/** The fields as they were before the change. */
function before(
  fields: IssueFields,
  change: Fields,
  statuses: KnownStatuses,
): IssueFields {
  const earlier = { ...fields };
  for (const item of change.objects('items')) {
    const name = item.string('field');
    const from = item.optionalString('from');
    const text = item.optionalString('fromString');
    const named = from === undefined ? null : { id: from, name: text };
    switch (name) {
      case 'status':
        earlier.status = statuses.get(from ?? '') ?? named;
        break;
      case 'issuetype':
      case 'priority':
      case 'resolution':
        earlier[name] = named;
        break;
      case 'labels':
        earlier.labels = text?.split(' ') ?? [];
        break;
      case 'description':
      case 'summary':
        earlier[name] = text ?? null;
        break;
      case 'Component':
        earlier.components = componentsBefore(earlier.components, item);
        break;
      default:
      // Nothing that is asked for.
    }
  }
  return earlier;
}

/** One that came is taken away, one that went comes back. */
function componentsBefore(components: unknown, item: Fields): unknown[] {
  const came = item.optionalString('to');
  const went = item.optionalString('from');
  const now: unknown[] = Array.isArray(components) ? components : [];
  const stayed = now.filter(component => idOf(component) !== came);
  return went === undefined
    ? stayed
    : [...stayed, { id: went, name: item.optionalString('fromString') }];
}

function idOf(component: unknown): unknown {
  return typeof component === 'object' && component && 'id' in component
    ? component.id
    : undefined;
}

/** @param changes - Those before that moment, the newest first. */
function resolvedAt(
  { resolution }: IssueFields,
  changes: readonly Fields[],
): unknown {
  if (!resolution) {
    return null;
  }
  const resolving = changes.find(change =>
    change
      .objects('items')
      .some(item => item.optionalString('field') === 'resolution'),
  );
  return resolving?.string('created') ?? null;
}
