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
  type SourceSweeper,
  type TestDelivery,
  type TrustedSenders,
  type Verdict,
} from '@pitstop/plugin-devhose-node';
import { issueChangeId } from './issueChangeId';
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
  readonly sweeper: SourceSweeper | undefined;
  readonly #senders: TrustedSenders;

  static create(senders: TrustedSenders, sweeper?: SourceSweeper): JiraSource {
    return new JiraSource(senders, sweeper);
  }

  private constructor(
    senders: TrustedSenders,
    sweeper: SourceSweeper | undefined,
  ) {
    this.#senders = senders;
    this.sweeper = sweeper;
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

  /**
   * What happened to an issue has an id of its own. Of the rest Jira repeats the
   * webhook's for up to half an hour; old servers have none.
   */
  deliveryId(body: Buffer, headers: DeliveryHeaders): string {
    return (
      peek(body, headers, issueChangeId) ??
      usableId(headers['x-atlassian-webhook-identifier']) ??
      bodyDigest(body)
    );
  }

  eventName(body: Buffer, headers: DeliveryHeaders): string {
    return eventWord(
      peek(body, headers, payload => payload.string('webhookEvent')),
    );
  }
}
