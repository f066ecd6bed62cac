import { createHmac } from 'node:crypto';
import type { Tool, Webhook } from './Webhook';

/** What each tool shares with the portal. */
export type Secrets = Record<Tool, string>;

function hmac(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

/** What the tools sign their webhooks with, so that the portal knows the sender. */
export class SigningKeys {
  readonly #secrets: Secrets;

  private constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  static create(secrets: Secrets): SigningKeys {
    return new SigningKeys(secrets);
  }

  /**
   * The headers that prove who sent it.
   *
   * @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
   * @see https://developer.atlassian.com/cloud/jira/platform/webhooks/#secure-admin-webhooks
   * @see https://developer.pagerduty.com/docs/verifying-webhook-signatures
   */
  sign({ tool, body }: Webhook): Record<string, string> {
    const signature = hmac(body, this.#secrets[tool]);
    switch (tool) {
      case 'github':
        return { 'x-hub-signature-256': `sha256=${signature}` };
      case 'jira':
        return { 'x-hub-signature': `sha256=${signature}` };
      case 'pagerduty':
        return { 'x-pagerduty-signature': `v1=${signature}` };
      default:
        return tool satisfies never;
    }
  }
}
