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
import { pagerdutyInterpreter } from './pagerdutyInterpreter';
import { pagerdutySetup } from './pagerdutySetup';

/**
 * Webhooks of PagerDuty, version 3.
 *
 * @see https://developer.pagerduty.com/docs/webhooks-overview
 */
export class PagerdutySource implements DeliverySource {
  readonly id = 'pagerduty';
  readonly bodyLimitBytes = 1024 * 1024;
  readonly interpreter = pagerdutyInterpreter;
  readonly setup = pagerdutySetup;
  readonly #senders: TrustedSenders;

  static create(senders: TrustedSenders): PagerdutySource {
    return new PagerdutySource(senders);
  }

  private constructor(senders: TrustedSenders) {
    this.#senders = senders;
  }

  /** @see https://developer.pagerduty.com/docs/verifying-webhook-signatures */
  verify(body: Buffer, headers: DeliveryHeaders): Verdict {
    return verifyHmac(this.#senders, {
      header: 'X-PagerDuty-Signature',
      given: headers['x-pagerduty-signature'],
      signed: body,
      prefix: 'v1=',
      separator: ',',
    });
  }

  testDelivery(): TestDelivery {
    return makeTestDelivery(this.#senders, (secret, body) => ({
      'x-pagerduty-signature': `v1=${signHmac(secret, body)}`,
    }));
  }

  /** Of the event: two subscriptions that tell the same tell it once. */
  deliveryId(body: Buffer, headers: DeliveryHeaders): string {
    const event = peek(body, headers, payload =>
      usableId(payload.object('event').optionalString('id')),
    );
    return event ?? usableId(headers['x-webhook-id']) ?? bodyDigest(body);
  }

  eventName(body: Buffer, headers: DeliveryHeaders): string {
    return eventWord(
      peek(body, headers, payload =>
        payload.object('event').string('event_type'),
      ),
    );
  }
}
