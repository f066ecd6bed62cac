import { createHmac, randomUUID } from 'node:crypto';
import type { DeliveryHeaders, Verdict } from '../source/DeliverySource';
import type { TrustedSenders } from './SourceSecrets';
import { isRecent } from './isRecent';
import { verifyHmac } from './verifyHmac';

const secretPrefix = 'whsec_';

/**
 * Whether a delivery is signed by Standard Webhooks 1.0 with one of the
 * secrets, within five minutes of now.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 * @public
 */
export function verifyStandardWebhook(
  senders: TrustedSenders,
  body: Buffer,
  headers: DeliveryHeaders,
): Verdict {
  const id = headers['webhook-id'] ?? '';
  const timestamp = headers['webhook-timestamp'] ?? '';
  const verdict = verifyHmac(senders, {
    header: 'webhook-signature',
    given: headers['webhook-signature'],
    signed: Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]),
    encoding: 'base64',
    prefix: 'v1,',
    separator: ' ',
    keyOf: readKey,
  });
  if (
    verdict.verdict === 'genuine' &&
    !senders.allowUnsigned &&
    !isRecent(timestamp)
  ) {
    return {
      verdict: 'forged',
      reason:
        'webhook-timestamp is not within five minutes of now; sign the delivery again, and compare the clocks',
    };
  }
  return verdict;
}

/**
 * The headers of a delivery that is signed now.
 *
 * @public
 */
export function signStandardWebhook(
  secret: string,
  body: Buffer,
): Record<string, string> {
  const id = `msg_${randomUUID()}`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', readKey(secret))
    .update(`${id}.${timestamp}.`)
    .update(body)
    .digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}

function readKey(secret: string): Buffer {
  const encoded = secret.startsWith(secretPrefix)
    ? secret.slice(secretPrefix.length)
    : secret;
  return Buffer.from(encoded, 'base64');
}
