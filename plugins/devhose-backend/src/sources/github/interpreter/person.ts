import type { Fields } from './Fields';

/** Somebody, as far as Devhose wants to know. */
export interface Person {
  /** GitHub's own number of the account; stays when the login changes. */
  id: number;
  bot: boolean;
}

/** Undefined for an account that is gone. */
export function readPerson(parent: Fields, name: string): Person | undefined {
  const user = parent.optionalObject(name);
  return (
    user && { id: user.count('id'), bot: user.optionalString('type') === 'Bot' }
  );
}
