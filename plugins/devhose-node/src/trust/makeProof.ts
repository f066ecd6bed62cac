import { createHmac, randomUUID } from 'node:crypto';
import type { DeliveryHeaders } from '../source/DeliverySource';
import type { TestDelivery } from '../source/SourceSetup';
import type { TrustedSenders } from './SourceSecrets';

/**
 * A delivery that is no event of any tool, another each time, proven as a tool
 * that has the first of the secrets would prove it; not at all where no proof is
 * needed.
 *
 * @param prove - Makes the headers that are the proof.
 * @param headers - What the tool sends besides, such as the name of an event.
 * @public
 */
export function makeTestDelivery(
  { secrets, allowUnsigned }: TrustedSenders,
  prove: (secret: string, body: Buffer) => DeliveryHeaders,
  headers: DeliveryHeaders = {},
): TestDelivery {
  const body = Buffer.from(JSON.stringify({ devhoseTest: randomUUID() }));
  return {
    body,
    headers: {
      'content-type': 'application/json',
      ...headers,
      ...(allowUnsigned ? {} : prove(secrets[0], body)),
    },
  };
}

/** A signature by HMAC-SHA256, in hexadecimal digits. @public */
export function signHmac(secret: string | Buffer, signed: Buffer): string {
  return createHmac('sha256', secret).update(signed).digest('hex');
}
