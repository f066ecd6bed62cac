import { randomUUID } from 'node:crypto';
import { InputError } from '@backstage/errors';
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
import { githubInterpreter } from './interpreter';
import { githubSetup } from './githubSetup';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const eventName = /^[a-z][a-z0-9_]{0,63}$/;

/**
 * Webhooks of GitHub.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers
 */
export class GithubSource implements DeliverySource {
  readonly id = 'github';
  /** What GitHub sends at most. */
  readonly bodyLimitBytes = 25 * 1024 * 1024;
  readonly interpreter = githubInterpreter;
  readonly setup = githubSetup;
  readonly sweeper: SourceSweeper | undefined;
  readonly #senders: TrustedSenders;

  static create(
    senders: TrustedSenders,
    sweeper?: SourceSweeper,
  ): GithubSource {
    return new GithubSource(senders, sweeper);
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
      header: 'X-Hub-Signature-256',
      given: headers['x-hub-signature-256'],
      signed: body,
      prefix: 'sha256=',
    });
  }

  testDelivery(): TestDelivery {
    return makeTestDelivery(
      this.#senders,
      (secret, body) => ({
        'x-hub-signature-256': `sha256=${signHmac(secret, body)}`,
      }),
      { 'x-github-event': 'ping', 'x-github-delivery': randomUUID() },
    );
  }

  deliveryId(_body: Buffer, headers: DeliveryHeaders): string {
    const id = headers['x-github-delivery'];
    if (id === undefined || !uuid.test(id)) {
      throw new InputError(
        `X-GitHub-Delivery must be a UUID, got ${describe(id)}`,
      );
    }
    return id.toLowerCase();
  }

  eventName(_body: Buffer, headers: DeliveryHeaders): string {
    const name = headers['x-github-event'];
    if (name === undefined || !eventName.test(name)) {
      throw new InputError(
        `X-GitHub-Event must name an event, such as push, got ${describe(
          name,
        )}`,
      );
    }
    return name;
  }
}

function describe(header: string | undefined): string {
  return header === undefined ? 'none' : `'${header}'`;
}
