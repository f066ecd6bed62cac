import { setTimeout as sleep } from 'node:timers/promises';
import type {
  FollowedPage,
  IngestReceipt,
} from '@pitstop/plugin-devhose-common';
import type { BackendProcess } from '@pitstop/plugin-devhose-node/testUtils';
import { githubDelivery } from './__testUtils__/githubDelivery';
import { importedDelivery } from './__testUtils__/importedDelivery';
import { testPostgres } from './__testUtils__/postgres';
import { serviceToken, spawnDevhose } from './__testUtils__/spawnDevhose';
import { webhookSecret } from './__testUtils__/startDevhoseBackend';

jest.setTimeout(300_000);

const postgres = testPostgres();

const ports = [7211, 7212];
const writers = 24;
const deliveries = 5000;
const kills = 4;

const payload = JSON.parse(importedDelivery().body ?? '');

/** What a backend answers before its plugins are there, and before they are ready. */
const startingStatuses = new Set([404, 503]);

class Refusal extends Error {}

/** Asks one backend after the other until one answers. */
async function persistently<T>(
  backends: readonly BackendProcess[],
  ask: (baseUrl: string) => Promise<Response>,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const { baseUrl } = backends[attempt % backends.length];
    try {
      const response = await ask(baseUrl);
      if (response.ok) {
        return await response.json();
      }
      if (!startingStatuses.has(response.status)) {
        throw new Refusal(`${response.status}: ${await response.text()}`);
      }
    } catch (error) {
      if (error instanceof Refusal) {
        throw error;
      }
    }
    await sleep(20);
  }
}

it('a delivery that was acknowledged survives kill -9, once and in order, with two backends on one database', async () => {
  const knex = await postgres.create();
  const backends: BackendProcess[] = [];
  try {
    for (const port of ports) {
      backends.push(await spawnDevhose({ knex, port }));
    }

    const acknowledged = new Map<number, string>();
    let next = 0;
    const write = async (): Promise<void> => {
      while (next < deliveries) {
        next += 1;
        const { body, headers } = githubDelivery({
          event: 'push',
          payload,
          secret: webhookSecret,
        });
        const { sequence } = await persistently<IngestReceipt>(
          next % 2 === 0 ? backends : backends.toReversed(),
          baseUrl =>
            fetch(`${baseUrl}/api/devhose/ingest/github`, {
              method: 'POST',
              headers,
              body,
            }),
        );
        acknowledged.set(sequence, headers['x-github-delivery']);
      }
    };

    const followed: FollowedPage['events'] = [];
    const follow = async (): Promise<void> => {
      let after = 0;
      while (after < deliveries) {
        const query = `after=${after}&waitSeconds=10`;
        const page = await persistently<FollowedPage>(backends, baseUrl =>
          fetch(`${baseUrl}/api/devhose/v1/follow?${query}`, {
            headers: { Authorization: `Bearer ${serviceToken}` },
          }),
        );
        followed.push(...page.events);
        after = page.cursor;
      }
    };

    const killAndRestart = async (): Promise<void> => {
      for (let kill = 1; kill <= kills; kill++) {
        const due = (kill * deliveries) / (kills + 1);
        while (acknowledged.size < due) {
          await sleep(5);
        }
        const victim = backends[kill % backends.length];
        await victim.kill();
        await victim.restart();
      }
    };

    await Promise.all([
      ...Array.from({ length: writers }, write),
      follow(),
      killAndRestart(),
    ]);

    const keys = await knex('delivery_keys').orderBy('sequence');
    expect(keys.map(({ sequence }) => Number(sequence))).toEqual(
      Array.from({ length: deliveries }, (_, index) => index + 1),
    );
    expect(acknowledged.size).toBe(deliveries);
    for (const key of keys) {
      expect(acknowledged.get(Number(key.sequence))).toBe(key.delivery_id);
    }
    expect(followed.map(({ sequence }) => sequence)).toEqual(
      keys.map(({ sequence }) => Number(sequence)),
    );
    for (const { sequence, event } of followed) {
      expect(event.id).toBe(`${acknowledged.get(sequence)}-0`);
    }
  } finally {
    await Promise.all(backends.map(backend => backend.dispose()));
  }
});

it('a backend that is asked to stop answers what it has taken in, and ends', async () => {
  const knex = await postgres.create();
  const backend = await spawnDevhose({ knex, port: ports[0] });
  try {
    const receipts = Array.from({ length: 50 }, async () => {
      const { body, headers } = githubDelivery({
        event: 'push',
        payload,
        secret: webhookSecret,
      });
      const response = await fetch(
        `${backend.baseUrl}/api/devhose/ingest/github`,
        { method: 'POST', headers, body },
      );
      return response.status;
    });
    const waiting = fetch(
      `${backend.baseUrl}/api/devhose/v1/follow?after=0&waitSeconds=60&types=none`,
      { headers: { Authorization: `Bearer ${serviceToken}` } },
    );
    await Promise.all(receipts);
    await backend.stop();

    const statuses = await Promise.all(receipts);
    const [{ count }] = await knex('deliveries').count();
    expect(statuses.filter(status => status === 202)).toHaveLength(
      Number(count),
    );
    await expect(waiting).resolves.toMatchObject({ status: 200 });
  } finally {
    await backend.dispose();
  }
});
