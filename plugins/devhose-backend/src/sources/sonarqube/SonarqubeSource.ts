import {
  bodyDigest,
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
import { sonarqubeInterpreter } from './sonarqubeInterpreter';
import { sonarqubeSetup } from './sonarqubeSetup';

/**
 * Webhooks of SonarQube Server and SonarQube Cloud.
 *
 * @see https://docs.sonarsource.com/sonarqube-server/discovering/integrations/webhooks
 */
export class SonarqubeSource implements DeliverySource {
  readonly id = 'sonarqube';
  readonly bodyLimitBytes = 1024 * 1024;
  readonly interpreter = sonarqubeInterpreter;
  readonly setup = sonarqubeSetup;
  readonly #senders: TrustedSenders;

  static create(senders: TrustedSenders): SonarqubeSource {
    return new SonarqubeSource(senders);
  }

  private constructor(senders: TrustedSenders) {
    this.#senders = senders;
  }

  verify(body: Buffer, headers: DeliveryHeaders): Verdict {
    return verifyHmac(this.#senders, {
      header: 'X-Sonar-Webhook-HMAC-SHA256',
      given: headers['x-sonar-webhook-hmac-sha256'],
      signed: body,
    });
  }

  testDelivery(): TestDelivery {
    return makeTestDelivery(this.#senders, (secret, body) => ({
      'x-sonar-webhook-hmac-sha256': signHmac(secret, body),
    }));
  }

  /** An analysis is told again, with the same task, when its gate changes later. */
  deliveryId(body: Buffer, headers: DeliveryHeaders): string {
    const digest = bodyDigest(body);
    const task = peek(body, headers, payload =>
      usableId(payload.optionalString('taskId')),
    );
    return task === undefined ? digest : `${task}-${digest}`;
  }

  eventName(): string {
    return 'quality-gate';
  }
}
