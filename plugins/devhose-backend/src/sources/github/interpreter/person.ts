import type { Fields, Person } from '@pitstop/plugin-devhose-node';

/** By GitHub's own number of the account. Undefined for an account that is gone. */
export function readPerson(parent: Fields, name: string): Person | undefined {
  const user = parent.optionalObject(name);
  return (
    user && { id: user.count('id'), bot: user.optionalString('type') === 'Bot' }
  );
}
