import {
  bodyDigest,
  eventWord,
  makeTestDelivery,
  peek,
  readAuthorization,
  usableId,
  verifyToken,
  type DeliveryHeaders,
  type DeliverySource,
  type TestDelivery,
  type TrustedSenders,
  type Verdict,
} from '@pitstop/plugin-devhose-node';
import { spinnakerInterpreter } from './spinnakerInterpreter';
import { spinnakerSetup } from './spinnakerSetup';

/**
 * Events of Spinnaker, which its service echo sends on.
 *
 * @see https://spinnaker.io/docs/setup/other_config/features/notifications/#add-a-webhook-to-spinnaker
 */
export class SpinnakerSource implements DeliverySource {
  readonly id = 'spinnaker';
  /** A whole execution is in each of its events. */
  readonly bodyLimitBytes = 25 * 1024 * 1024;
  readonly interpreter = spinnakerInterpreter;
  readonly setup = spinnakerSetup;
  readonly #senders: TrustedSenders;

  static create(senders: TrustedSenders): SpinnakerSource {
    return new SpinnakerSource(senders);
  }

  private constructor(senders: TrustedSenders) {
    this.#senders = senders;
  }

  /** Echo signs nothing: it sends a password or a token. */
  verify(_body: Buffer, headers: DeliveryHeaders): Verdict {
    return verifyToken(this.#senders, {
      header: 'Authorization',
      given: readAuthorization(headers.authorization),
    });
  }

  testDelivery(): TestDelivery {
    return makeTestDelivery(this.#senders, secret => ({
      authorization: `Bearer ${secret}`,
    }));
  }

  deliveryId(body: Buffer, headers: DeliveryHeaders): string {
    return (
      peek(body, headers, event => usableId(event.optionalString('eventId'))) ??
      bodyDigest(body)
    );
  }

  eventName(body: Buffer, headers: DeliveryHeaders): string {
    return eventWord(
      peek(body, headers, event => event.object('details').string('type')),
    );
  }
}
