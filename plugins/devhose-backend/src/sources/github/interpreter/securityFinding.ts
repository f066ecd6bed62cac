import type { Fields } from '@pitstop/plugin-devhose-node';
import type { GithubDraft, PayloadReader } from './GithubDraft';
import { happening } from './happening';

/** The oldest of these events says it otherwise. */
const predicates: ReadonlyMap<string, string> = new Map([
  ['create', 'created'],
  ['dismiss', 'dismissed'],
  ['reopen', 'reopened'],
  ['resolve', 'fixed'],
]);

type Kind = 'dependency' | 'code' | 'secret';

/**
 * What one of GitHub's scanners found: severity and age of security findings
 * come from these, whichever scanner it was.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#dependabot_alert
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#code_scanning_alert
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#secret_scanning_alert
 */
export function securityFinding(kind: Kind): PayloadReader {
  return (payload, received) => readFinding(payload, received, kind);
}

function readFinding(
  payload: Fields,
  received: { at: string },
  kind: Kind,
): GithubDraft {
  const alert = payload.object('alert');
  // The oldest of these events counts its alerts otherwise.
  const number = alert.optionalCount('number') ?? alert.count('id');
  const createdAt = alert.instant('created_at');
  const fixedAt = alert.optionalInstant('fixed_at');
  const dismissedAt = alert.optionalInstant('dismissed_at');
  const resolvedAt = alert.optionalInstant('resolved_at');
  const action = payload.string('action');
  return happening(payload, {
    subject: 'securityfinding',
    predicate: predicates.get(action) ?? action,
    happenedAt:
      alert.optionalInstant('updated_at') ??
      resolvedAt ??
      (action.startsWith('create') ? createdAt : received.at),
    path: `/security/${kind}/${number}`,
    data: {
      kind,
      action,
      number,
      uri: alert.optionalUri('html_url'),
      state: alert.optionalString('state'),
      severity: severityOf(alert),
      advisory:
        alert.optionalObject('security_advisory')?.optionalString('ghsa_id') ??
        alert.optionalString('ghsa_id'),
      tool: alert.optionalObject('tool')?.optionalString('name'),
      createdAt,
      fixedAt: fixedAt ?? resolvedAt,
      dismissedAt,
    },
  });
}

/** Secrets have none: one that lies open is as bad as another. */
function severityOf(alert: Fields): string | undefined {
  const rule = alert.optionalObject('rule');
  return (
    alert.optionalObject('security_advisory')?.optionalString('severity') ??
    rule?.optionalString('security_severity_level') ??
    rule?.optionalString('severity') ??
    alert.optionalString('severity')
  );
}
