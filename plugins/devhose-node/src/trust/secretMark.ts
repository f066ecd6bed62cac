import { scryptSync } from 'node:crypto';
import type { SecretMark } from '@pitstop/plugin-devhose-common';

const salt = 'devhose source secret';
const fingerprintBytes = 4;

const fingerprints = new Map<string, string>();

/**
 * Tells a secret apart from others without telling what it is.
 *
 * Fingerprints are read by people, and secrets may be weak: so each is made by a
 * function that is slow to try out, once for each secret, and is too short to
 * be sure of a guess.
 *
 * @param index - Its place in the configuration, from 0.
 * @public
 */
export function secretMark(secret: string, index: number): SecretMark {
  let fingerprint = fingerprints.get(secret);
  if (fingerprint === undefined) {
    fingerprint = scryptSync(secret, salt, fingerprintBytes).toString('hex');
    fingerprints.set(secret, fingerprint);
  }
  return { position: index + 1, fingerprint };
}
