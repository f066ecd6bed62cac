import type { Knex } from 'knex';
import { countStories } from '../__testUtils__/countStories';
import { listEvidence } from '../__testUtils__/listEvidence';
import { checkout, reportOn, scopeOf } from '../__testUtils__/reportOn';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { createWindow } from './Window';

const search = 'github.com/northwind/search';

const range = { from: '2026-03-01', to: '2026-03-08' };
const window = createWindow({ ...range, granularity: 'week', timeZone: 'UTC' });

describe('the runs of one pipeline', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await ledgerDatabase();
    await countStories(
      knex,
      RepositoryStory.create(checkout)
        .build(1, { at: '2026-03-02T08:00:00Z', outcome: 'failure' })
        .build(2, { at: '2026-03-02T09:00:00Z', outcome: 'success' })
        .build(3, { at: '2026-03-02T10:00:00Z', outcome: 'cancel' })
        .build(4, {
          at: '2026-03-02T11:00:00Z',
          outcome: 'success',
          name: 'Nightly',
        }),
      RepositoryStory.create(search).build(5, {
        at: '2026-03-03T08:00:00Z',
        outcome: 'success',
      }),
    );
  });

  const list = (
    metric: Parameters<typeof listEvidence>[1]['metric'],
    pipeline: string,
    units = [checkout, search],
  ) => listEvidence(knex, { metric, scope: scopeOf(units), window, pipeline });

  it('are as many as its figures say, in all repositories that are asked about', async () => {
    const units = [checkout, search];
    const { builds } = await reportOn(
      knex,
      { ...range, include: ['builds'] },
      units,
    );
    const [ci, nightly] = builds?.pipelines ?? [];
    expect([ci, nightly]).toMatchObject([
      { name: 'CI', builds: 3, repaired: 1 },
      { name: 'Nightly', builds: 1, repaired: 0 },
    ]);

    expect((await list('builds', 'CI')).items).toMatchObject([
      { repository: search, pipeline: 'CI', outcome: 'success' },
      { repository: checkout, pipeline: 'CI', outcome: 'success' },
      { repository: checkout, pipeline: 'CI', outcome: 'failure' },
    ]);
    expect((await list('failed-builds', 'CI')).items).toHaveLength(1);
    expect((await list('time-to-green', 'CI')).items).toHaveLength(1);
    expect((await list('builds', 'Nightly')).items).toMatchObject([
      { pipeline: 'Nightly' },
    ]);
    expect((await list('builds', 'CI', [search])).items).toHaveLength(1);
    expect((await list('builds', 'ci')).items).toEqual([]);
  });

  it('are asked for where there are runs of pipelines only', async () => {
    await expect(list('deployments', 'CI')).rejects.toThrow(
      "'deployments' is not about runs of the pipeline 'CI'; leave it out, or ask for one of builds, failed-builds, time-to-green",
    );
  });
});
