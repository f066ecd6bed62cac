import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import createKnex, { type Knex } from 'knex';
import { createLog, type TestLog } from '../__testUtils__/createLog';
import { testPostgres } from '../__testUtils__/postgres';
import { preparedDelivery } from '../__testUtils__/preparedDelivery';

jest.setTimeout(240_000);

const postgres = testPostgres();

const writersPerProcess = 12;
const processes = 2;
const totalDeliveries = 100_000;
const largestBatch = 30;

/** Another process's connections to the same database. */
function connectAgain(knex: Knex): Knex {
  return createKnex({
    client: 'pg',
    connection: knex.client.config.connection,
    pool: { min: 0, max: writersPerProcess },
  });
}

describe('the order of the log', () => {
  it('misses nothing, repeats nothing and never skips, with 24 writers and a reader at the head', async () => {
    const database = await postgres.create();
    const { reader } = await createLog(database);
    const connections = Array.from({ length: processes }, () =>
      connectAgain(database),
    );
    const logs = await Promise.all(connections.map(knex => createLog(knex)));

    const acknowledged = new Map<number, string>();
    let left = totalDeliveries;
    let batches = 0;
    const write = async ({ log }: TestLog): Promise<void> => {
      while (left > 0) {
        batches += 1;
        const batch = Array.from(
          { length: Math.min(left, 1 + (batches % largestBatch)) },
          () => preparedDelivery(),
        );
        left -= batch.length;
        const appended = await log.append(batch);
        for (const [index, { sequence, stored }] of appended.entries()) {
          expect(stored).toBe(true);
          acknowledged.set(sequence, batch[index].deliveryId);
        }
      }
    };

    const seen: Array<{ sequence: number; event: { id: string } }> = [];
    const read = async (): Promise<void> => {
      let after = 0;
      while (after < totalDeliveries) {
        const page = await reader.page({ after, limit: 1000 });
        const { events } = await page.content;
        seen.push(...JSON.parse(`[${Buffer.concat(events)}]`));
        after = page.cursor;
        await nextTurn();
      }
    };

    const writers = logs.flatMap(log =>
      Array.from({ length: writersPerProcess }, () => write(log)),
    );
    await Promise.all([...writers, read()]);

    expect(acknowledged.size).toBe(totalDeliveries);
    // One event per delivery, so each number comes once and in order.
    expect(seen.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: totalDeliveries }, (_, index) => index + 1),
    );
    for (const { sequence, event } of seen) {
      if (acknowledged.get(sequence) !== event.id) {
        throw new Error(`Delivery ${sequence} is not the one acknowledged`);
      }
    }
    await Promise.all(connections.map(knex => knex.destroy()));
  });

  it('gives a repeat the number of the first, within a batch and across processes', async () => {
    const database = await postgres.create();
    const one = await createLog(database);
    const other = await createLog(connectAgain(database));
    const [a, b, c] = ['a', 'b', 'c'].map(deliveryId =>
      preparedDelivery({ deliveryId }),
    );

    await expect(one.log.append([a, b, a])).resolves.toEqual([
      { sequence: 1, stored: true },
      { sequence: 2, stored: true },
      { sequence: 1, stored: false },
    ]);
    await expect(other.log.append([c, b, a, c])).resolves.toEqual([
      { sequence: 3, stored: true },
      { sequence: 2, stored: false },
      { sequence: 1, stored: false },
      { sequence: 3, stored: false },
    ]);
    const page = await one.reader.page({ after: 0, limit: 10 });
    const { events: bytes } = await page.content;
    const events: DevhoseEvent[] = JSON.parse(`[${Buffer.concat(bytes)}]`);
    expect(events.map(({ event }) => event.id)).toEqual(['a', 'b', 'c']);
  });

  it('tells apart deliveries of two sources with the same id', async () => {
    const { log } = await createLog(await postgres.create());
    const batch = ['one', 'two'].map(source =>
      preparedDelivery({ source, deliveryId: 'same' }),
    );
    await expect(log.append(batch)).resolves.toEqual([
      { sequence: 1, stored: true },
      { sequence: 2, stored: true },
    ]);
  });
});

describe('the partitions', () => {
  it('are made on demand, by several processes at once, for any month', async () => {
    const database = await postgres.create();
    const connections = [database, connectAgain(database)];
    const logs = await Promise.all(connections.map(knex => createLog(knex)));
    const months = Array.from(
      { length: 24 },
      (_, month) => new Date(Date.UTC(2024, month, 15)),
    );

    await Promise.all(
      months.flatMap(receivedAt =>
        logs.map(({ log }) => log.append([preparedDelivery({ receivedAt })])),
      ),
    );

    const { rows } = await database.raw(
      `select tableoid::regclass::text as partition, count(*)::integer
       from deliveries group by 1 order by 1`,
    );
    expect(rows).toHaveLength(24);
    expect(rows[0]).toEqual({ partition: 'deliveries_2024_01', count: 2 });
    expect(rows[23]).toEqual({ partition: 'deliveries_2025_12', count: 2 });
    await connections[1].destroy();
  });

  it('are there before the month begins', async () => {
    const database = await postgres.create();
    const { partitions } = await createLog(database);
    await partitions.makeAhead(new Date('2026-11-30T23:59:59Z'));
    await expect(
      database('log_partitions')
        .select(database.raw('month::text'))
        .orderBy('month'),
    ).resolves.toEqual([
      { month: '2026-11-01' },
      { month: '2026-12-01' },
      { month: '2027-01-01' },
    ]);
  });

  it('begin and end in UTC', async () => {
    const database = await postgres.create();
    const { log } = await createLog(database);
    await log.append([
      preparedDelivery({ receivedAt: new Date('2026-05-31T23:59:59.999Z') }),
      preparedDelivery({ receivedAt: new Date('2026-06-01T00:00:00.000Z') }),
    ]);
    await expect(database('deliveries_2026_05').count()).resolves.toEqual([
      { count: '1' },
    ]);
    await expect(database('deliveries_2026_06').count()).resolves.toEqual([
      { count: '1' },
    ]);
  });
});
