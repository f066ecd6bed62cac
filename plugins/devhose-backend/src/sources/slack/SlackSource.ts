import {
  bodyDigest,
  eventWord,
  isForm,
  isRecent,
  makeTestDelivery,
  parseJson,
  peek,
  readForm,
  signHmac,
  UnreadableError,
  usableId,
  verifyHmac,
  type DeliveryHeaders,
  type DeliverySource,
  type HandshakeAnswer,
  type HandshakeRequest,
  type TestDelivery,
  type TrustedSenders,
  type Verdict,
} from '@pitstop/plugin-devhose-node';
import { slackInterpreter } from './slackInterpreter';
import { slackSetup } from './slackSetup';

/**
 * The Events API, slash commands and interactions of a Slack app.
 *
 * @see https://docs.slack.dev/apis/events-api/
 */
export class SlackSource implements DeliverySource {
  readonly id = 'slack';
  readonly bodyLimitBytes = 5 * 1024 * 1024;
  readonly interpreter = slackInterpreter;
  readonly setup = slackSetup;
  readonly #senders: TrustedSenders;

  static create(senders: TrustedSenders): SlackSource {
    return new SlackSource(senders);
  }

  private constructor(senders: TrustedSenders) {
    this.#senders = senders;
  }

  /** @see https://docs.slack.dev/authentication/verifying-requests-from-slack */
  verify(body: Buffer, headers: DeliveryHeaders): Verdict {
    const timestamp = headers['x-slack-request-timestamp'] ?? '';
    const verdict = verifyHmac(this.#senders, {
      header: 'X-Slack-Signature',
      given: headers['x-slack-signature'],
      signed: signedBySlack(timestamp, body),
      prefix: 'v0=',
    });
    return verdict.verdict === 'genuine' &&
      !this.#senders.allowUnsigned &&
      !isRecent(timestamp)
      ? {
          verdict: 'forged',
          reason:
            'X-Slack-Request-Timestamp is not within five minutes of now; compare the clocks',
        }
      : verdict;
  }

  /** Slack asks for a word back before it sends events to an address. */
  handshake({
    method,
    headers,
    body,
  }: HandshakeRequest): HandshakeAnswer | undefined {
    if (method !== 'POST') {
      return undefined;
    }
    if (isForm(headers)) {
      return readForm(body).get('ssl_check') === '1'
        ? { status: 200 }
        : undefined;
    }
    const challenge = readChallenge(body);
    return challenge === undefined
      ? undefined
      : {
          status: 200,
          headers: { 'Content-Type': 'text/plain; charset=utf-8' },
          body: challenge,
        };
  }

  testDelivery(): TestDelivery {
    const timestamp = String(Math.floor(Date.now() / 1000));
    return makeTestDelivery(this.#senders, (secret, body) => ({
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signHmac(
        secret,
        signedBySlack(timestamp, body),
      )}`,
    }));
  }

  deliveryId(body: Buffer, headers: DeliveryHeaders): string {
    return (
      (isForm(headers)
        ? usableId(readForm(body).get('trigger_id') ?? undefined)
        : peek(body, headers, event =>
            usableId(event.optionalString('event_id')),
          )) ?? bodyDigest(body)
    );
  }

  eventName(body: Buffer, headers: DeliveryHeaders): string {
    if (isForm(headers)) {
      return readForm(body).has('command') ? 'command' : 'interaction';
    }
    return eventWord(
      peek(body, headers, event => event.object('event').string('type')),
    );
  }
}

/** Slack signs the time with the body. */
function signedBySlack(timestamp: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`v0:${timestamp}:`), body]);
}

function readChallenge(body: Buffer): string | undefined {
  try {
    const value = parseJson(body.toString());
    return isVerification(value) ? value.challenge : undefined;
  } catch (error) {
    if (error instanceof UnreadableError) {
      return undefined;
    }
    throw error;
  }
}

function isVerification(value: unknown): value is { challenge: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'url_verification' &&
    'challenge' in value &&
    typeof value.challenge === 'string'
  );
}
