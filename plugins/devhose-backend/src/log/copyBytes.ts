import type { Knex } from 'knex';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** Neither is in JSON text unless it is escaped: nothing is doubled. */
const format = `(format csv, delimiter E'\\x01', quote E'\\x02')`;
const quote = 2;
const blank = 32;

/**
 * What a query of one column of JSON text gives, row by row, each with a line break
 * behind it, as PostgreSQL sends it: megabytes that somebody else is to read
 * become no string here.
 *
 * @throws Error if the query fails.
 */
export async function copyBytes(
  knex: Knex,
  query: Knex.Raw,
): Promise<Buffer[]> {
  // COPY takes no parameters.
  const sql = `copy (${query.toQuery()}) to stdout ${format}`;
  const connection: Client = await knex.client.acquireConnection();
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of connection.query(copyTo(sql))) {
      chunks.push(withoutQuotes(chunk));
    }
    return chunks;
  } finally {
    await knex.client.releaseConnection(connection);
  }
}

/** Text with line breaks is put between quotes. */
function withoutQuotes(chunk: Buffer): Buffer {
  let at = chunk.indexOf(quote);
  while (at >= 0) {
    chunk[at] = blank;
    at = chunk.indexOf(quote, at + 1);
  }
  return chunk;
}
