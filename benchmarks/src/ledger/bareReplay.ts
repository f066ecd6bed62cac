import { Client } from 'pg';

const pageRows = 2_000;

/** The ceiling of a rebuild: reads and parses the same events in order, and writes nothing. */
export async function bareReplay(databaseUrl: string) {
  const client = new Client(databaseUrl);
  await client.connect();
  let events = 0;
  let last = { sequence: '0', index: 0 };
  const start = performance.now();
  for (;;) {
    const { rows } = await client.query<{
      sequence: string;
      index: number;
      event: string;
    }>(
      `select sequence, index, event::text as event from events
       where (sequence, index) > ($1::bigint, $2::integer)
       order by sequence, index limit ${pageRows}`,
      [last.sequence, last.index],
    );
    for (const { event } of rows) {
      JSON.parse(event);
    }
    events += rows.length;
    if (rows.length < pageRows) {
      break;
    }
    last = rows[rows.length - 1];
  }
  const seconds = (performance.now() - start) / 1000;
  await client.end();
  return { events, seconds };
}
