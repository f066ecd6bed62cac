import { createHash, randomUUID } from 'node:crypto';
import {
  bodyDigest,
  eventWord,
  makeTestDelivery,
  readAuthorization,
  UnreadableError,
  verifyToken,
  type DeliveryHeaders,
  type DeliverySource,
  type HandshakeAnswer,
  type HandshakeRequest,
  type TestDelivery,
  type TrustedSenders,
  type Verdict,
} from '@pitstop/plugin-devhose-node';
import { cloudeventsInterpreter } from './cloudeventsInterpreter';
import { readCloudEvents, type ReceivedCloudEvent } from './readCloudEvents';
import { cloudeventsSetup } from './cloudeventsSetup';

const origin = /^[\w.:*-]{1,253}$/;

/**
 * Events of tools that speak CloudEvents over HTTP: one in headers and body,
 * one in the body, or several. CDEvents are understood.
 *
 * @see https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md
 */
export class CloudeventsSource implements DeliverySource {
  readonly id = 'cloudevents';
  readonly bodyLimitBytes = 5 * 1024 * 1024;
  readonly interpreter = cloudeventsInterpreter;
  readonly setup = cloudeventsSetup;
  readonly #senders: TrustedSenders;

  static create(senders: TrustedSenders): CloudeventsSource {
    return new CloudeventsSource(senders);
  }

  private constructor(senders: TrustedSenders) {
    this.#senders = senders;
  }

  verify(_body: Buffer, headers: DeliveryHeaders): Verdict {
    return verifyToken(this.#senders, {
      header: 'Authorization: Bearer',
      given: readAuthorization(headers.authorization),
    });
  }

  /**
   * A sender asks whether it may send. The token decides that, so everybody may.
   *
   * @see https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md#4-abuse-protection
   */
  handshake({
    method,
    headers,
  }: HandshakeRequest): HandshakeAnswer | undefined {
    const asking = headers['webhook-request-origin'];
    if (method !== 'OPTIONS' || asking === undefined || !origin.test(asking)) {
      return undefined;
    }
    return {
      status: 200,
      headers: {
        Allow: 'POST',
        'WebHook-Allowed-Origin': asking,
        'WebHook-Allowed-Rate': '*',
      },
    };
  }

  testDelivery(): TestDelivery {
    return makeTestDelivery(
      this.#senders,
      secret => ({ authorization: `Bearer ${secret}` }),
      {
        'ce-specversion': '1.0',
        'ce-id': randomUUID(),
        'ce-source': '/devhose',
        'ce-type': 'dev.pitstop.devhose.test',
      },
    );
  }

  /** An event is what its source and id make it. */
  deliveryId(body: Buffer, headers: DeliveryHeaders): string {
    const events = tryRead(body, headers);
    if (events.length === 0) {
      return bodyDigest(body);
    }
    const hash = createHash('sha256');
    for (const { source, id } of events) {
      hash.update(JSON.stringify([source, id]));
    }
    return hash.digest('hex').slice(0, 32);
  }

  eventName(body: Buffer, headers: DeliveryHeaders): string {
    const events = tryRead(body, headers);
    return events.length > 1 ? 'batch' : eventWord(events[0]?.type);
  }
}

function tryRead(
  body: Buffer,
  headers: DeliveryHeaders,
): readonly ReceivedCloudEvent[] {
  try {
    return readCloudEvents(body, headers);
  } catch (error) {
    if (error instanceof UnreadableError) {
      return [];
    }
    throw error;
  }
}
