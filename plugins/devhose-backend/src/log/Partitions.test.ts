import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createLog } from '../__testUtils__/createLog';
import { testPostgres } from '../__testUtils__/postgres';
import { monthAfter, monthOf } from './month';
import { Partitions } from './Partitions';

const postgres = testPostgres();
const logger = mockServices.logger.mock();
const thisMonth = monthOf(new Date());

let knex: Knex;

beforeEach(async () => {
  logger.info.mockReset();
  logger.warn.mockReset();
  knex = await postgres.create();
  await createLog(knex);
});

const months = () => knex('log_partitions').orderBy('month').pluck('month');

describe('the partitions of the log', () => {
  it('are made ahead, and for history when it comes in', async () => {
    const partitions = Partitions.create({ knex, logger });
    await partitions.makeAhead(new Date());
    await partitions.ensure([monthAfter(thisMonth, -20)]);
    await expect(months()).resolves.toHaveLength(4);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('are made when they are missing, and then somebody is told', async () => {
    await Partitions.create({ knex, logger }).ensure([thisMonth]);
    await expect(months()).resolves.toHaveLength(1);
    expect(logger.warn).toHaveBeenCalledWith(
      `The partitions of ${thisMonth.slice(
        0,
        7,
      )} were only made when the first delivery came in; see why the task devhose-partitions is late`,
    );
  });

  it('are made once, however many ask for them', async () => {
    await Promise.all(
      Array.from({ length: 5 }, () =>
        Partitions.create({ knex, logger }).makeAhead(new Date()),
      ),
    );
    await expect(months()).resolves.toHaveLength(3);
    expect(logger.info).toHaveBeenCalledTimes(3);
  });
});
