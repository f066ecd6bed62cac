import { createHmac, randomUUID } from 'node:crypto';
import type { TrustedSenders } from './SourceSecrets';

/** What is in a test delivery, which is no event of any tool; another each time. @public */
export function testBody(): Buffer {
  return Buffer.from(JSON.stringify({ devhoseTest: randomUUID() }));
}

/**
 * What a tool that has the first of the secrets would put into its headers;
 * nothing where none is needed.
 *
 * @param prove - Makes the headers from the secret.
 * @public
 */
export function proveBy(
  { secrets, allowUnsigned }: TrustedSenders,
  prove: (secret: string) => Record<string, string>,
): Record<string, string> {
  return allowUnsigned ? {} : prove(secrets[0]);
}

/** A signature by HMAC-SHA256, in hexadecimal digits. @public */
export function signHmac(secret: string | Buffer, signed: Buffer): string {
  return createHmac('sha256', secret).update(signed).digest('hex');
}
