import { createVerify } from 'node:crypto';
import {
  bodyDigest,
  payloadText,
  peek,
  type DeliveryHeaders,
  type DeliverySource,
  type SourceSweeper,
  type Verdict,
} from '@pitstop/plugin-devhose-node';
import { buildStateId } from './buildStateId';
import { travisInterpreter } from './travisInterpreter';
import type { TravisKeys } from './TravisKeys';
import { travisSetup } from './travisSetup';

/**
 * Webhook notifications of Travis CI: a form, whose field `payload` is signed.
 *
 * @see https://docs.travis-ci.com/user/notifications/#configuring-webhook-notifications
 */
export class TravisSource implements DeliverySource {
  readonly id = 'travis';
  /** A build's whole configuration is in it, once for every job. */
  readonly bodyLimitBytes = 5 * 1024 * 1024;
  readonly interpreter = travisInterpreter;
  readonly setup = travisSetup;
  readonly sweeper: SourceSweeper | undefined;
  readonly #keys: TravisKeys | undefined;

  /** @param keys - Without them deliveries are taken in unsigned. */
  static create(
    keys: TravisKeys | undefined,
    sweeper?: SourceSweeper,
  ): TravisSource {
    return new TravisSource(keys, sweeper);
  }

  private constructor(
    keys: TravisKeys | undefined,
    sweeper: SourceSweeper | undefined,
  ) {
    this.#keys = keys;
    this.sweeper = sweeper;
  }

  async verify(body: Buffer, headers: DeliveryHeaders): Promise<Verdict> {
    if (this.#keys === undefined) {
      return { verdict: 'genuine', proof: { scheme: 'none' } };
    }
    const { signature } = headers;
    if (signature === undefined) {
      return {
        verdict: 'unsigned',
        reason: 'There is no Signature header; Travis CI signs its webhooks',
      };
    }
    const payload = payloadText(body, headers);
    const genuine = await this.#keys.someFits(key =>
      fits(key, payload, signature),
    );
    return genuine
      ? { verdict: 'genuine', proof: { scheme: 'rsa-sha1' } }
      : {
          verdict: 'forged',
          reason:
            'Signature was not made with the key of devhose.sources.travis.apiUrls',
        };
  }

  /** Travis has none. */
  deliveryId(body: Buffer, headers: DeliveryHeaders): string {
    return (
      peek(body, headers, buildStateId) ??
      bodyDigest(Buffer.from(payloadText(body, headers)))
    );
  }

  eventName(): string {
    return 'build';
  }
}

function fits(key: string, payload: string, signature: string): boolean {
  try {
    return createVerify('RSA-SHA1')
      .update(payload)
      .verify(key, signature, 'base64');
  } catch {
    // It throws for a key that is none, and for some malformed signatures.
    return false;
  }
}
