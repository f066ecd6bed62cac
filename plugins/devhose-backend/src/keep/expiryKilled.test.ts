import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { createLog } from '../__testUtils__/createLog';
import { TestDirectory } from '../__testUtils__/keepingParts';
import { testPostgres } from '../__testUtils__/postgres';
import { preparedDelivery } from '../__testUtils__/preparedDelivery';
import { decompressed } from './archive/decompressed';

jest.setTimeout(300_000);

const postgres = testPostgres();
const now = '2026-11-20T12:00:00Z';
const months = ['2026-05', '2026-06', '2026-11'];
const deliveriesAMonth = 1500;

/** After so many answers of the database each of the processes is killed. */
const kills = [10, 27, 11, 13, 15, 16, 17, 18, 19, 14, 16, 20];

function connectionOf(knex: Knex): string {
  const { database, host, port, user, password } =
    knex.client.config.connection;
  return `postgresql://${user}:${password ?? ''}@${host}:${port}/${database}`;
}

/** @returns Whether it was done before it was to be killed. */
async function expire(
  knex: Knex,
  directory: TestDirectory,
  killAfterQueries: number,
): Promise<boolean> {
  const { NODE_OPTIONS, JEST_WORKER_ID, ...environment } = process.env;
  const child = fork(
    resolvePackagePath(
      '@pitstop/plugin-devhose-backend',
      'src/__testUtils__/expireOnce.ts',
    ),
    [connectionOf(knex), directory.path, now],
    {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      env: environment,
    },
  );
  let queries = 0;
  child.on('message', () => {
    queries += 1;
    if (queries === killAfterQueries) {
      child.kill('SIGKILL');
    }
  });
  const [code, signal] = await once(child, 'close');
  expect(code === 0 || signal === 'SIGKILL').toBe(true);
  return code === 0;
}

async function idsInFiles(directory: TestDirectory): Promise<string[]> {
  const ids: string[] = [];
  for (const name of await directory.files()) {
    if (name.endsWith('.zst')) {
      let text = '';
      const file = createReadStream(join(directory.path, name));
      for await (const chunk of decompressed(file)) {
        text += chunk;
      }
      const lines = text.split('\n').filter(line => line !== '');
      ids.push(...lines.map(line => JSON.parse(line).deliveryId));
    }
  }
  return ids;
}

describe('an expiry that is killed again and again', () => {
  it('loses nothing, and writes nothing twice', async () => {
    const knex = await postgres.create();
    const { log } = await createLog(knex);
    const directory = await TestDirectory.create();
    for (const month of months) {
      await log.append(
        Array.from({ length: deliveriesAMonth }, (_, index) =>
          preparedDelivery({
            deliveryId: `${month} ${index}`,
            receivedAt: new Date(`${month}-10T00:00:00Z`),
          }),
        ),
      );
    }

    for (const killAfterQueries of kills) {
      await expire(knex, directory, killAfterQueries);
      const rows = await knex('deliveries').select('delivery_id');
      const somewhere = new Set([
        ...rows.map(row => row.delivery_id),
        ...(await idsInFiles(directory)),
      ]);
      expect(somewhere.size).toBe(months.length * deliveriesAMonth);
    }
    const states = await knex('archives').distinct('state');
    expect(states).not.toEqual([]);
    await expect(expire(knex, directory, Infinity)).resolves.toBe(true);

    const expired = ['2026-05', '2026-06'].flatMap(month =>
      Array.from(
        { length: deliveriesAMonth },
        (_, index) => `${month} ${index}`,
      ),
    );
    const archived = await idsInFiles(directory);
    expect(archived).toHaveLength(expired.length);
    expect(new Set(archived)).toEqual(new Set(expired));
    const left = await knex('deliveries').count();
    expect(left).toEqual([{ count: String(deliveriesAMonth) }]);
    await expect(knex('events').count()).resolves.toEqual(left);
    await directory.remove();
  });
});
