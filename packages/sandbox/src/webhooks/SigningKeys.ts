import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import type { Tool, Webhook } from './Webhook';

/** What the tools share with the portal; Travis CI has a key of its own instead. */
export type Secrets = Record<Exclude<Tool, 'travis'>, string>;

function hmac(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

/** What the tools sign their webhooks with, so that the portal knows the sender. */
export class SigningKeys {
  readonly #secrets: Secrets;
  /** A new one in every run: Travis replaces its own without notice, too. */
  readonly #travisKeys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

  /** As GitHub makes them for an app, one half of which it keeps. */
  readonly #githubAppKeys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });

  private constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  static create(secrets: Secrets): SigningKeys {
    return new SigningKeys(secrets);
  }

  /** What Travis CI's signatures are verified with, as PEM. */
  get travisPublicKey(): string {
    return this.#travisKeys.publicKey;
  }

  /** What the company's GitHub App proves itself with, as PEM. */
  get githubAppPrivateKey(): string {
    return this.#githubAppKeys.privateKey;
  }

  /** What GitHub knows the app by, as PEM. */
  get githubAppPublicKey(): string {
    return this.#githubAppKeys.publicKey;
  }

  /**
   * The headers that prove who sent it.
   *
   * @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
   * @see https://developer.atlassian.com/cloud/jira/platform/webhooks/#secure-admin-webhooks
   * @see https://developer.pagerduty.com/docs/verifying-webhook-signatures
   * @see https://jfrog.com/help/r/jfrog-platform-administration-documentation/webhooks
   * @see https://spinnaker.io/docs/setup/other_config/features/notifications/#add-a-webhook-to-spinnaker
   * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
   * @see https://docs.sonarsource.com/sonarqube-server/discovering/integrations/webhooks
   * @see https://docs.travis-ci.com/user/notifications/#verifying-webhook-requests
   */
  sign({ tool, body }: Webhook): Record<string, string> {
    if (tool === 'travis') {
      const payload = new URLSearchParams(body).get('payload') ?? '';
      const { privateKey } = this.#travisKeys;
      const signer = createSign('RSA-SHA1').update(payload);
      return { signature: signer.sign(privateKey, 'base64') };
    }
    if (tool === 'slack') {
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signed = `v0:${timestamp}:${body}`;
      return {
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${hmac(signed, this.#secrets.slack)}`,
      };
    }
    const signature = hmac(body, this.#secrets[tool]);
    switch (tool) {
      case 'github':
        return { 'x-hub-signature-256': `sha256=${signature}` };
      case 'jira':
        return { 'x-hub-signature': `sha256=${signature}` };
      case 'pagerduty':
        return { 'x-pagerduty-signature': `v1=${signature}` };
      case 'artifactory':
        return { 'x-jfrog-event-auth': signature };
      case 'spinnaker':
        // Spinnaker signs nothing.
        return { authorization: `Bearer ${this.#secrets.spinnaker}` };
      case 'sonarqube':
        return { 'x-sonar-webhook-hmac-sha256': signature };
      default:
        return tool satisfies never;
    }
  }
}
