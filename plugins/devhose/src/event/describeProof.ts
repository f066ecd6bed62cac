import type { DeliveryProof } from '@pitstop/plugin-devhose-common';
import type { Translate } from '../translation';

const schemes = [
  'hmac-sha256',
  'hmac-sha1',
  'hmac-sha512',
  'rsa-sha1',
  'token',
  'none',
  'imported',
  'fetched',
] as const;

/** How it was known that a delivery is genuine; sources of others have words of their own. */
export function describeProof(
  { scheme, secret }: DeliveryProof,
  t: Translate,
): string {
  const known = schemes.find(each => each === scheme);
  const words = known ? t(`delivery.proofScheme.${known}`) : scheme;
  return secret
    ? t('delivery.proofSecret', {
        scheme: words,
        position: String(secret.position),
        fingerprint: secret.fingerprint,
      })
    : words;
}
