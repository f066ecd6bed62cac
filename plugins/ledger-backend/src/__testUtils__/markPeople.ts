type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What anything a person is known by, or wrote, begins with. */
export const trace = 'zz-trace-of-';

/** Texts that people write, in which they name each other. */
const written = /^(body|description|display_title|label|message|title)$/;

/** What leads to a person. */
const personal =
  /^(avatar_url|email|gravatar_id|html_url|login|name|url|username)$/;

/**
 * A payload in which every login, name, e-mail address and avatar, and all that
 * people wrote, is something that occurs nowhere else. Those that repositories
 * are named after stay: they are part of an address.
 */
export function markPeople(payload: Json, within = ''): Json {
  if (Array.isArray(payload)) {
    return payload.map(item => markPeople(item, within));
  }
  if (typeof payload !== 'object' || payload === null) {
    return payload;
  }
  const person = isPerson(payload) && !isOwner(payload, within);
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => {
      const marked =
        typeof value === 'string' &&
        (written.test(key) || (person && personal.test(key)));
      return [key, marked ? `${trace}${key}-${value}` : markPeople(value, key)];
    }),
  );
}

function isPerson(object: { [key: string]: Json }): boolean {
  return 'login' in object || 'email' in object || 'username' in object;
}

/** An account that a repository's address contains. */
function isOwner(object: { [key: string]: Json }, within: string): boolean {
  return (
    within === 'owner' ||
    within === 'organization' ||
    within === 'account' ||
    object.type === 'Organization'
  );
}
