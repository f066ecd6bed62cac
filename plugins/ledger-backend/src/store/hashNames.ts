import type { Knex } from 'knex';

/**
 * Hashes names of people and branches under the key of this database, which
 * stays there: this is HMAC-SHA-256 (RFC 2104), shortened to 64 bits.
 */
export async function hashNames(
  knex: Knex,
  names: Iterable<string>,
): Promise<Map<string, string>> {
  const distinct = [...new Set(names)];
  if (distinct.length === 0) {
    return new Map();
  }
  const { rows } = await knex.raw<{
    rows: Array<{ name: string; hash: string }>;
  }>(
    `select
       name,
       ('x' || encode(substr(sha256(
          outer_key || sha256(inner_key || convert_to(name, 'UTF8'))
        ), 1, 8), 'hex'))::bit(64)::bigint as hash
     from pseudonym_key, json_array_elements_text(?::json) as name`,
    [JSON.stringify(distinct)],
  );
  return new Map(rows.map(({ name, hash }) => [name, hash]));
}
