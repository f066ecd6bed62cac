import {
  bodyDigest,
  eventWord,
  makeTestDelivery,
  peek,
  usableId,
  verifyStandardWebhook,
  verifyToken,
  type DeliveryHeaders,
  type DeliverySource,
  type TestDelivery,
  type TrustedSenders,
  type Verdict,
} from '@pitstop/plugin-devhose-node';
import { gitlabInterpreter } from './interpreter/gitlabInterpreter';
import { gitlabSetup } from './gitlabSetup';

/**
 * Webhooks of GitLab's projects and groups.
 *
 * @see https://docs.gitlab.com/user/project/integrations/webhooks/
 */
export class GitlabSource implements DeliverySource {
  readonly id = 'gitlab';
  /** What GitLab sends at most. */
  readonly bodyLimitBytes = 25 * 1024 * 1024;
  readonly interpreter = gitlabInterpreter;
  readonly setup = gitlabSetup;
  readonly #senders: TrustedSenders;

  static create(senders: TrustedSenders): GitlabSource {
    return new GitlabSource(senders);
  }

  private constructor(senders: TrustedSenders) {
    this.#senders = senders;
  }

  /** Signed where the webhook has a signing token, else by its secret token. */
  verify(body: Buffer, headers: DeliveryHeaders): Verdict {
    return headers['webhook-signature'] === undefined
      ? verifyToken(this.#senders, {
          header: 'X-Gitlab-Token',
          given: headers['x-gitlab-token'],
        })
      : verifyStandardWebhook(this.#senders, body, headers);
  }

  testDelivery(): TestDelivery {
    return makeTestDelivery(this.#senders, secret => ({
      'x-gitlab-token': secret,
    }));
  }

  /** The idempotency key stays when GitLab tries again; the event's id is older. */
  deliveryId(body: Buffer, headers: DeliveryHeaders): string {
    return (
      usableId(headers['idempotency-key']) ??
      usableId(headers['webhook-id']) ??
      usableId(headers['x-gitlab-event-uuid']) ??
      bodyDigest(body)
    );
  }

  eventName(body: Buffer, headers: DeliveryHeaders): string {
    return eventWord(
      peek(body, headers, payload => payload.string('object_kind')),
    );
  }
}
