import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';

const keyBytes = 32;

/** A key that is made once for this installation and stays in its database. */
export async function installationKey(
  knex: Knex,
  name: string,
): Promise<Buffer> {
  await knex('installation_keys')
    .insert({ name, key: randomBytes(keyBytes) })
    .onConflict('name')
    .ignore();
  const { key } = await knex('installation_keys')
    .select<{ key: Buffer }[]>('key')
    .where({ name })
    .then(rows => rows[0]);
  return key;
}
