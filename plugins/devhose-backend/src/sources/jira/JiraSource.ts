import {
  bodyDigest,
  eventWord,
  makeTestDelivery,
  peek,
  signHmac,
  usableId,
  verifyHmac,
  type DeliveryHeaders,
  type DeliverySource,
  type TestDelivery,
  type TrustedSenders,
  type Verdict,
} from '@pitstop/plugin-devhose-node';
import { jiraInterpreter } from './jiraInterpreter';
import { jiraSetup } from './jiraSetup';

/**
 * Webhooks of Jira Cloud and Data Center.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/webhooks/
 */
export class JiraSource implements DeliverySource {
  readonly id = 'jira';
  readonly bodyLimitBytes = 25 * 1024 * 1024;
  readonly interpreter = jiraInterpreter;
  readonly setup = jiraSetup;
  readonly #senders: TrustedSenders;

  static create(senders: TrustedSenders): JiraSource {
    return new JiraSource(senders);
  }

  private constructor(senders: TrustedSenders) {
    this.#senders = senders;
  }

  verify(body: Buffer, headers: DeliveryHeaders): Verdict {
    return verifyHmac(this.#senders, {
      header: 'X-Hub-Signature',
      given: headers['x-hub-signature'],
      signed: body,
      prefix: 'sha256=',
    });
  }

  testDelivery(): TestDelivery {
    return makeTestDelivery(this.#senders, (secret, body) => ({
      'x-hub-signature': `sha256=${signHmac(secret, body)}`,
    }));
  }

  /** Jira repeats its own for up to half an hour; old servers have none. */
  deliveryId(body: Buffer, headers: DeliveryHeaders): string {
    return (
      usableId(headers['x-atlassian-webhook-identifier']) ?? bodyDigest(body)
    );
  }

  eventName(body: Buffer, headers: DeliveryHeaders): string {
    return eventWord(
      peek(body, headers, payload => payload.string('webhookEvent')),
    );
  }
}
