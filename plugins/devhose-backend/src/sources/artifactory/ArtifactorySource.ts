import {
  bodyDigest,
  eventWord,
  makeTestDelivery,
  peek,
  signHmac,
  verifyHmac,
  verifyToken,
  type DeliveryHeaders,
  type DeliverySource,
  type TestDelivery,
  type TrustedSenders,
  type Verdict,
} from '@pitstop/plugin-devhose-node';
import { artifactoryInterpreter } from './artifactoryInterpreter';
import { artifactorySetup } from './artifactorySetup';

/** Artifactory repeats itself within minutes; a person who does the same again takes longer. */
const windowMilliseconds = 60 * 60 * 1000;

/**
 * Webhooks of JFrog Artifactory.
 *
 * @see https://jfrog.com/help/r/jfrog-platform-administration-documentation/webhooks
 */
export class ArtifactorySource implements DeliverySource {
  readonly id = 'artifactory';
  readonly bodyLimitBytes = 5 * 1024 * 1024;
  readonly interpreter = artifactoryInterpreter;
  readonly setup = artifactorySetup;
  readonly #senders: TrustedSenders;

  static create(senders: TrustedSenders): ArtifactorySource {
    return new ArtifactorySource(senders);
  }

  private constructor(senders: TrustedSenders) {
    this.#senders = senders;
  }

  /** The secret itself, or what it signs, as the webhook is set up. */
  verify(body: Buffer, headers: DeliveryHeaders): Verdict {
    const header = 'X-JFrog-Event-Auth';
    const given = headers['x-jfrog-event-auth'];
    const signed = verifyHmac(this.#senders, { header, given, signed: body });
    return signed.verdict === 'genuine'
      ? signed
      : verifyToken(this.#senders, { header, given });
  }

  testDelivery(): TestDelivery {
    return makeTestDelivery(this.#senders, (secret, body) => ({
      'x-jfrog-event-auth': signHmac(secret, body),
    }));
  }

  /** Artifactory has none: the same said again within the hour is the same delivery. */
  deliveryId(body: Buffer): string {
    const window = Math.floor(Date.now() / windowMilliseconds);
    return `${bodyDigest(body)}-${window}`;
  }

  eventName(body: Buffer, headers: DeliveryHeaders): string {
    return eventWord(
      peek(
        body,
        headers,
        payload =>
          `${payload.string('domain')}.${payload.string('event_type')}`,
      ),
    );
  }
}
