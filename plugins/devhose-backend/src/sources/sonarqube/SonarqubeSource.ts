import {
  makeTestDelivery,
  signHmac,
  verifyHmac,
  type DeliveryHeaders,
  type DeliverySource,
  type SourceSweeper,
  type TestDelivery,
  type TrustedSenders,
  type Verdict,
} from '@pitstop/plugin-devhose-node';
import { analysisId } from './analysisId';
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
  readonly sweeper: SourceSweeper | undefined;
  readonly deliveryId = analysisId;
  readonly #senders: TrustedSenders;

  static create(
    senders: TrustedSenders,
    sweeper?: SourceSweeper,
  ): SonarqubeSource {
    return new SonarqubeSource(senders, sweeper);
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

  eventName(): string {
    return 'quality-gate';
  }
}
