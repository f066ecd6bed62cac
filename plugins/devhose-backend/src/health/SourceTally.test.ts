import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createLog } from '../__testUtils__/createLog';
import { testPostgres } from '../__testUtils__/postgres';
import { forgetOldCounts } from './addCounts';
import { SourceTally } from './SourceTally';

jest.setTimeout(60_000);

const postgres = testPostgres();
const logger = mockServices.logger.mock();

let knex: Knex;
const tallies: SourceTally[] = [];

function startTally(): SourceTally {
  const tally = SourceTally.start({ knex, logger });
  tallies.push(tally);
  return tally;
}

const totals = async () =>
  (await knex('source_totals').orderBy(['source', 'outcome'])).map(
    ({ source, outcome, count }) => [source, outcome, Number(count)],
  );

beforeEach(async () => {
  knex = await postgres.create();
  await createLog(knex);
});

afterEach(async () => {
  await Promise.all(tallies.splice(0).map(tally => tally.stop()));
});

describe('what becomes of requests', () => {
  it('is added up over processes that write it down at the same time', async () => {
    const replicas = Array.from({ length: 4 }, startTally);
    const outcomes = ['unsigned', 'forged', 'interpreted'] as const;
    for (let round = 0; round < 20; round++) {
      for (const [index, replica] of replicas.entries()) {
        // Each begins elsewhere: the order of counting must not matter.
        for (let step = 0; step < 3; step++) {
          replica.count('github', outcomes[(index + step) % 3]);
          replica.count('jira', outcomes[(index + 2 * step) % 3]);
        }
      }
      await Promise.all(replicas.map(replica => replica.flush()));
    }
    await expect(totals()).resolves.toEqual(
      ['github', 'jira'].flatMap(source =>
        [...outcomes].sort().map(outcome => [source, outcome, 80]),
      ),
    );
    const [{ periods }] = await knex('source_counts').sum({ periods: 'count' });
    expect(Number(periods)).toBe(480);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('is not lost while the database is away', async () => {
    const tally = startTally();
    tally.count('github', 'forged');
    await knex.raw('alter table source_totals rename to away');
    await tally.flush();
    expect(logger.warn).toHaveBeenCalled();
    tally.count('github', 'forged');
    await knex.raw('alter table away rename to source_totals');
    await tally.flush();
    await expect(totals()).resolves.toEqual([['github', 'forged', 2]]);
  });

  it('is written down when the backend stops', async () => {
    const tally = startTally();
    tally.count('github', 'duplicate');
    await tally.stop();
    await expect(totals()).resolves.toEqual([['github', 'duplicate', 1]]);
  });

  it('is forgotten as to when, in time, and never as to how often', async () => {
    const tally = startTally();
    tally.count('github', 'unsigned');
    await tally.flush();
    await knex.raw(
      `update source_counts set period_start = period_start - interval '9 days'`,
    );
    tally.count('github', 'unsigned');
    await tally.flush();
    await forgetOldCounts(knex);
    await expect(knex('source_counts')).resolves.toHaveLength(1);
    await expect(totals()).resolves.toEqual([['github', 'unsigned', 2]]);
  });
});
