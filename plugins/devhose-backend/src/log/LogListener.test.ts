import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createLog, type TestLog } from '../__testUtils__/createLog';
import { testPostgres } from '../__testUtils__/postgres';
import { preparedDelivery } from '../__testUtils__/preparedDelivery';
import { LogHead } from './LogHead';
import { LogListener } from './LogListener';

const postgres = testPostgres();
const anHour = 3_600_000;

let knex: Knex;
let otherProcess: TestLog;
let head: LogHead;
let listener: LogListener | undefined;

beforeEach(async () => {
  knex = await postgres.create();
  otherProcess = await createLog(knex);
  head = LogHead.create();
});

afterEach(async () => {
  await listener?.close();
});

function start(options: {
  pollMilliseconds: number;
  reconnectMilliseconds: number;
}): LogListener {
  const logger = mockServices.logger.mock();
  return LogListener.start({ knex, head, logger, ...options });
}

/** How many connections listen. */
async function listening(): Promise<number> {
  const { rows } = await knex.raw(
    `select pid from pg_stat_activity
     where datname = current_database() and query = 'listen devhose_log' and state = 'idle'`,
  );
  return rows.length;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) {
    await new Promise(setImmediate);
  }
}

const forever = new AbortController().signal;

describe('what another process appends', () => {
  it('wakes those who wait, without polling', async () => {
    listener = start({
      pollMilliseconds: anHour,
      reconnectMilliseconds: anHour,
    });
    await until(async () => (await listening()) === 1);

    const waiting = head.beyond(0, forever);
    await otherProcess.log.append([preparedDelivery()]);
    await expect(waiting).resolves.toBeUndefined();
    await expect(head.beyond(0, forever)).resolves.toBeUndefined();
  });

  it('is listened to again after the connection was lost', async () => {
    listener = start({ pollMilliseconds: anHour, reconnectMilliseconds: 10 });
    await until(async () => (await listening()) === 1);
    await knex.raw(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query = 'listen devhose_log'`,
    );
    await until(async () => (await listening()) === 0);
    await until(async () => (await listening()) === 1);

    const waiting = head.beyond(0, forever);
    await otherProcess.log.append([preparedDelivery()]);
    await expect(waiting).resolves.toBeUndefined();
  });

  it('is found by polling where listening brings nothing', async () => {
    listener = start({ pollMilliseconds: 10, reconnectMilliseconds: anHour });
    await until(async () => (await listening()) === 1);
    await knex.raw(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query = 'listen devhose_log'`,
    );
    await until(async () => (await listening()) === 0);

    const waiting = head.beyond(0, forever);
    await otherProcess.log.append([preparedDelivery()]);
    await expect(waiting).resolves.toBeUndefined();
  });

  it('lets go of its connection when it is closed', async () => {
    const closing = start({
      pollMilliseconds: anHour,
      reconnectMilliseconds: 10,
    });
    await until(async () => (await listening()) === 1);
    await closing.close();
    await until(async () => (await listening()) === 0);
    await expect(listening()).resolves.toBe(0);
  });
});
