import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { FollowReader } from '../deliver/FollowReader';
import { encodeBody } from '../log/encodeBody';
import { DeliveryLog } from '../log/DeliveryLog';
import { LogHead } from '../log/LogHead';
import { openDatabase } from '../log/openDatabase';
import { Partitions } from '../log/Partitions';

/** A log on a database, as a process of its own would have it. */
export interface TestLog {
  log: DeliveryLog;
  reader: FollowReader;
  head: LogHead;
  partitions: Partitions;
}

/** @param options.pageBytes - Where a page ends; see {@link FollowReader}. */
export async function createLog(
  database: Knex,
  options: { pageBytes?: number } = {},
): Promise<TestLog> {
  const knex = await openDatabase(
    mockServices.database({ knex: database, migrations: { skip: false } }),
  );
  const head = LogHead.create();
  const partitions = Partitions.create({
    knex,
    logger: mockServices.logger.mock(),
  });
  return {
    log: DeliveryLog.create({
      knex,
      partitions,
      head,
      encode: bodies => Promise.all(bodies.map(encodeBody)),
    }),
    reader: FollowReader.create({ knex, ...options }),
    head,
    partitions,
  };
}
