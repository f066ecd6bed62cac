import { createHmac, randomUUID } from 'node:crypto';

/** A delivery as GitHub would send it. */
export interface GithubDelivery {
  body: Buffer;
  headers: Record<string, string>;
}

/** A signed delivery; what is given replaces what would be made up. */
export function githubDelivery(options: {
  event: string;
  payload: unknown;
  secret: string;
  deliveryId?: string;
}): GithubDelivery {
  const body = Buffer.from(JSON.stringify(options.payload));
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/0123456',
      'x-github-event': options.event,
      'x-github-delivery': options.deliveryId ?? randomUUID(),
      'x-hub-signature-256': githubSignature(body, options.secret),
    },
  };
}

/** What GitHub puts into `X-Hub-Signature-256`. */
export function githubSignature(body: Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
