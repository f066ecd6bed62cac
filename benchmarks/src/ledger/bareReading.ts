import { zstdDecompressSync } from 'node:zlib';
import { Client } from 'pg';

const pageRows = 1_000;

/** The ceiling of reading everything again: each delivery read, unpacked and parsed in order, and nothing made of it. */
export async function bareReading(databaseUrl: string) {
  const client = new Client(databaseUrl);
  await client.connect();
  let deliveries = 0;
  let last = '0';
  const start = performance.now();
  for (;;) {
    const { rows } = await client.query<{
      sequence: string;
      headers: object;
      body: Buffer;
      body_encoding: string;
    }>(
      `select sequence, headers, body, body_encoding from deliveries
       where sequence > $1::bigint order by sequence limit ${pageRows}`,
      [last],
    );
    for (const { body, body_encoding: encoding } of rows) {
      const bytes = encoding === 'zstd' ? zstdDecompressSync(body) : body;
      parse(bytes.toString());
    }
    deliveries += rows.length;
    if (rows.length < pageRows) {
      break;
    }
    last = rows[rows.length - 1].sequence;
  }
  const seconds = (performance.now() - start) / 1000;
  await client.end();
  return { deliveries, seconds };
}

/** Some tools send JSON as a field of a form. */
function parse(text: string): unknown {
  const json = text.startsWith('payload=')
    ? new URLSearchParams(text).get('payload')
    : text;
  return JSON.parse(json ?? '');
}
