import { createHmac } from 'node:crypto';
import type { InterpretationContext } from '@pitstop/plugin-devhose-node';

/** 128 bits: no two people of a company will ever share a pseudonym. */
const pseudonymBytes = 16;

/** The people of a large company; beyond that they are worked out again. */
const rememberedPseudonyms = 20_000;

/** Gives out pseudonyms that mean nothing to those without the key. */
export function createInterpretationContext(
  key: Buffer,
): InterpretationContext {
  const remembered = new Map<string, string>();

  return {
    contributor: (provider, id) => {
      const person = `${provider}:${id}`;
      let pseudonym = remembered.get(person);
      if (pseudonym === undefined) {
        pseudonym = createHmac('sha256', key)
          .update(person)
          .digest()
          .subarray(0, pseudonymBytes)
          .toString('base64url');
        if (remembered.size === rememberedPseudonyms) {
          remembered.clear();
        }
        remembered.set(person, pseudonym);
      }
      return pseudonym;
    },
  };
}
