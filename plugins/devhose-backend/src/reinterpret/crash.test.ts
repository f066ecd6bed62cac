import type { ReinterpretationStatus } from '@pitstop/plugin-devhose-common';
import type { BackendProcess } from '@pitstop/plugin-devhose-node/testUtils';
import type { Knex } from 'knex';
import { askReinterpretation } from '../__testUtils__/askReinterpretation';
import { createLog } from '../__testUtils__/createLog';
import { dumpLog } from '../__testUtils__/dumpLog';
import { testPostgres } from '../__testUtils__/postgres';
import { spawnDevhose } from '../__testUtils__/spawnDevhose';
import { fillTickerLog } from '../__testUtils__/tickerLog';
import type { Tick } from '../__testUtils__/ticker';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(300_000);

const postgres = testPostgres();

const ports = [7161, 7162];
const stored = 12_000;
const kills = 3;

function tickOf(index: number): Tick {
  return {
    at: new Date(Date.UTC(2026, 2, 4, 0, 0, index)).toISOString(),
    clock: `clock-${index % 50}`,
    keeper: `keeper-${index % 7}`,
    ...(index % 5 === 0 ? { word: 'noon' } : { hour: 1 + (index % 12) }),
  };
}

function ticksUpTo(count: number): Map<string, Tick> {
  return new Map(
    Array.from({ length: count }, (_, index) => [
      `tick-${index}`,
      tickOf(index),
    ]),
  );
}

/** Resolves when it is accepted; whoever was killed is asked again. */
async function send(backend: BackendProcess, index: number): Promise<void> {
  await waitFor(async () => {
    const response = await fetch(
      `${backend.baseUrl}/api/devhose/ingest/ticker`,
      {
        method: 'POST',
        headers: { 'x-delivery': `tick-${index}` },
        body: JSON.stringify(tickOf(index)),
      },
    );
    expect([200, 202]).toContain(response.status);
  });
}

async function fromScratch(
  ticks: ReadonlyMap<string, Tick>,
  knex: Knex,
): ReturnType<typeof dumpLog> {
  const other = await postgres.create();
  await createLog(other);
  // Pseudonyms are the same under the same key.
  await other('installation_keys').insert(await knex('installation_keys'));
  await fillTickerLog(other, { version: 2, ticks });
  return dumpLog(other);
}

it('the past is read again to the end, whoever is killed meanwhile, and what comes in is not forgotten', async () => {
  const knex = await postgres.create();
  await fillTickerLog(knex, { version: 1, ticks: ticksUpTo(stored) });
  const backends: BackendProcess[] = [];
  try {
    for (const port of ports) {
      backends.push(
        await spawnDevhose({
          knex,
          port,
          entry: 'tickerBackend',
          config: {
            ticker: { version: 2 },
            devhose: { reinterpretation: { share: 1 } },
          },
        }),
      );
    }
    await askReinterpretation(backends[0], '', {});

    let sent = stored;
    let ended = false;
    const write = async (): Promise<void> => {
      while (!ended) {
        await send(backends[sent % backends.length], sent);
        sent += 1;
      }
    };
    const row = async (): Promise<{ state: string; position: string }> => {
      const [{ state, position }] = await knex('reinterpretations');
      return { state, position };
    };
    const crash = async (): Promise<void> => {
      // Whoever is at work is one of them.
      await Promise.all(backends.map(backend => backend.kill()));
      await Promise.all(backends.map(backend => backend.restart()));
    };
    const killAndRestart = async (): Promise<void> => {
      for (let kill = 1; kill <= kills; kill++) {
        const due = (kill * stored) / (kills + 1);
        await waitFor(async () =>
          expect(Number((await row()).position)).toBeGreaterThanOrEqual(due),
        );
        await crash();
      }
      await waitFor(async () => expect((await row()).state).toBe('ready'));
      // And once more while events are exchanged.
      await askReinterpretation(backends[0], '/take', {});
      await waitFor(async () => {
        const exchanging = await knex('pg_locks')
          .where({ locktype: 'advisory', objid: 4 })
          .first();
        expect(exchanging).toBeDefined();
      });
      await crash();
      await waitFor(async () => expect((await row()).state).toBe('taken'));
    };
    await Promise.all([
      write(),
      killAndRestart().finally(() => {
        ended = true;
      }),
    ]);

    expect(sent).toBeGreaterThan(stored);
    expect(await dumpLog(knex)).toEqual(
      await fromScratch(ticksUpTo(sent), knex),
    );
    const { generation, latest } =
      await askReinterpretation<ReinterpretationStatus>(backends[0], '');
    expect(generation).toBe(2);
    // Each was read once, however often somebody was killed with it.
    expect(latest?.deliveries).toBe(stored);
  } finally {
    await Promise.all(backends.map(backend => backend.dispose()));
  }
});
