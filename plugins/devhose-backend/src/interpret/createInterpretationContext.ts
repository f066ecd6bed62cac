import { createHmac } from 'node:crypto';
import type { InterpretationContext } from '@pitstop/plugin-devhose-node';

/** 128 bits: no two people of a company will ever share a pseudonym. */
const pseudonymBytes = 16;

/** Gives out pseudonyms that mean nothing to those without the key. */
export function createInterpretationContext(
  key: Buffer,
): InterpretationContext {
  return {
    contributor: (provider, id) =>
      createHmac('sha256', key)
        .update(`${provider}:${id}`)
        .digest()
        .subarray(0, pseudonymBytes)
        .toString('base64url'),
  };
}
