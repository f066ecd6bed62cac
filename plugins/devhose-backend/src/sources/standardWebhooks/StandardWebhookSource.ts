import {
  bodyDigest,
  eventWord,
  makeTestDelivery,
  peek,
  signStandardWebhook,
  usableId,
  verifyStandardWebhook,
  type DeliveryHeaders,
  type DeliverySource,
  type TestDelivery,
  type TrustedSenders,
  type Verdict,
} from '@pitstop/plugin-devhose-node';
import { standardWebhookInterpreter } from './standardWebhookInterpreter';
import { standardWebhookSetup } from './standardWebhookSetup';

/**
 * A tool that Devhose has no words for, and that signs by Standard Webhooks.
 *
 * @see https://www.standardwebhooks.com
 */
export class StandardWebhookSource implements DeliverySource {
  readonly id: string;
  readonly bodyLimitBytes = 5 * 1024 * 1024;
  readonly interpreter = standardWebhookInterpreter;
  readonly setup = standardWebhookSetup;
  readonly #senders: TrustedSenders;

  static create(id: string, senders: TrustedSenders): StandardWebhookSource {
    return new StandardWebhookSource(id, senders);
  }

  private constructor(id: string, senders: TrustedSenders) {
    this.id = id;
    this.#senders = senders;
  }

  verify(body: Buffer, headers: DeliveryHeaders): Verdict {
    return verifyStandardWebhook(this.#senders, body, headers);
  }

  testDelivery(): TestDelivery {
    return makeTestDelivery(this.#senders, signStandardWebhook);
  }

  deliveryId(body: Buffer, headers: DeliveryHeaders): string {
    return usableId(headers['webhook-id']) ?? bodyDigest(body);
  }

  eventName(body: Buffer, headers: DeliveryHeaders): string {
    return eventWord(
      peek(body, headers, payload => payload.optionalString('type')),
    );
  }
}
