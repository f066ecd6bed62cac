import type { components } from '@octokit/openapi-types';
import type { SentWebhook } from '../sent';

/** @see https://docs.github.com/en/rest/orgs/webhooks#list-deliveries-for-an-organization-webhook */
export function deliveryItem(
  sent: SentWebhook,
): components['schemas']['hook-delivery-item'] {
  const { id, webhook, sentAt, isDelivered, isRedelivery } = sent;
  const { action, repository } = readPayload(sent);
  return {
    id,
    guid: webhook.deliveryId,
    delivered_at: new Date(sentAt).toISOString(),
    redelivery: isRedelivery,
    duration: isDelivered ? 0.04 : 10.01,
    status: isDelivered ? 'Accepted' : 'timed out',
    status_code: isDelivered ? 202 : 0,
    event: webhook.headers['x-github-event'],
    action: action ?? null,
    installation_id: null,
    repository_id: repository?.id ?? null,
    throttled_at: null,
  };
}

/** @see https://docs.github.com/en/rest/orgs/webhooks#get-a-webhook-delivery-for-an-organization-webhook */
export function fullDelivery(
  sent: SentWebhook,
  url: string,
): components['schemas']['hook-delivery'] {
  return {
    ...deliveryItem(sent),
    url,
    request: {
      headers: writtenHeaders(sent),
      payload: { ...readPayload(sent) },
    },
    response: { headers: null, payload: null },
  };
}

function readPayload({ webhook }: SentWebhook): {
  action?: string;
  repository?: { id: number };
} {
  return JSON.parse(webhook.body);
}

/** As GitHub writes them: `X-GitHub-Delivery`. */
function writtenHeaders({ webhook }: SentWebhook): Record<string, string> {
  return Object.fromEntries(
    Object.entries(webhook.headers).map(([name, value]) => [
      name
        .replace(/(^|-)[a-z]/g, start => start.toUpperCase())
        .replace('Github', 'GitHub'),
      value,
    ]),
  );
}
