export type { PersonIdentity } from '@pitstop/plugin-devhose-common';
import type { PersonIdentity } from '@pitstop/plugin-devhose-common';

/** What stands in place of a person, the same in all of their deliveries. */
export interface PersonSubstitute {
  login: string;
  email: string;
  name: string;
  /** No account has a number that high. */
  id: number;
}

/** @param token - Random; what is made of it says nothing of the person. */
export function substituteOf(token: string): PersonSubstitute {
  return {
    login: `erased-${token}`,
    email: `erased-${token}@erased.invalid`,
    name: `Erased ${token}`,
    id: 4_000_000_000_000_000 + (parseInt(token, 16) % 1_000_000_000_000),
  };
}

/** Both together, without repetitions. */
export function mergeIdentities(
  one: PersonIdentity,
  other: PersonIdentity,
): PersonIdentity {
  return {
    logins: union(one.logins, other.logins),
    emails: union(one.emails, other.emails),
    names: union(one.names, other.names),
    ids: union(one.ids, other.ids),
  };
}

function union(one: readonly string[], other: readonly string[]): string[] {
  const known = new Map(one.map(text => [text.toLowerCase(), text]));
  for (const text of other) {
    if (!known.has(text.toLowerCase())) {
      known.set(text.toLowerCase(), text);
    }
  }
  return [...known.values()];
}
