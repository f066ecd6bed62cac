import type { Knex } from 'knex';
import { countStories } from '../__testUtils__/countStories';
import { grownStory } from '../__testUtils__/grownStory';
import { checkout, reportOn } from '../__testUtils__/reportOn';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';

const week = { from: '2026-03-02', to: '2026-03-09' };

const search = 'github.com/northwind/search';

describe('release trains', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await ledgerDatabase();
    await countStories(
      knex,
      grownStory()
        .deploy(1, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
        .deploy(2, { at: '2026-03-04T23:30:00Z', commit: 'm4' })
        .deploy(3, {
          at: '2026-03-05T09:00:00Z',
          commit: 'm2',
        })
        .deploy(4, {
          at: '2026-03-05T10:00:00Z',
          commit: 'm3',
          environment: 'live',
        }),
      RepositoryStory.create(search).deploy(1, {
        at: '2026-03-03T09:00:00Z',
        commit: 's1',
      }),
    );
  });

  it('tell each deployment of a component, with what it brought and how it failed', async () => {
    const { deployments } = await reportOn(
      knex,
      { ...week, include: ['deployments'] },
      [search, checkout],
    );

    expect(deployments?.deployedComponents).toBe(2);
    const [latest, other] = deployments?.trains ?? [];
    expect(latest).toMatchObject({ entityRef: checkout, total: 4 });
    expect(other).toMatchObject({ entityRef: search, total: 1 });
    expect(
      latest.deployments.map(({ kind, changes, failure, environment }) => [
        kind,
        changes,
        failure?.reasons,
        environment,
      ]),
    ).toEqual([
      ['planned', 2, undefined, 'production'],
      ['planned', 2, ['rolled-back'], 'production'],
      ['rollback', 0, undefined, 'production'],
      // To the other environment it is the first, and what it has was in production before.
      ['planned', 0, undefined, 'live'],
    ]);
    expect(latest.deployments[1].failure?.recoveredAt).toBe(
      '2026-03-05T09:00:00+00:00',
    );
  });

  it('tell of each day in the time zone of the question', async () => {
    const of = async (timeZone: string) =>
      (await reportOn(knex, { ...week, timeZone, include: ['deployments'] }))
        .deployments?.days;

    expect(await of('UTC')).toEqual([
      { date: '2026-03-02', deployments: 1, failed: 0 },
      { date: '2026-03-04', deployments: 1, failed: 1 },
      { date: '2026-03-05', deployments: 1, failed: 0 },
    ]);
    // Half an hour after midnight there.
    expect((await of('Europe/Berlin'))?.map(({ date }) => date)).toEqual([
      '2026-03-02',
      '2026-03-05',
    ]);
  });

  it('and all other numbers are those of one environment, where it is asked for', async () => {
    const report = await reportOn(knex, {
      ...week,
      include: ['deployments', 'lead-time'],
      filter: { environment: 'Live' },
    });

    expect(report.scope.filter).toEqual({ environment: 'Live' });
    expect(report.deploymentFrequency.current).toMatchObject({
      deployments: 1,
      rollbacks: 0,
    });
    expect(report.reworkRate.current).toMatchObject({ rework: 0 });
    // Its changes were first deployed to the other.
    expect(report.leadTime.current.changes).toBe(0);
    expect(report.deployments?.trains).toMatchObject([{ total: 1 }]);
  });
});

describe('the distribution of lead times', () => {
  it('counts changes by how long they took, and withholds the work of a few', async () => {
    const knex = await ledgerDatabase();
    const story = grownStory();
    for (const [number, by, hours] of [
      [11, 'ada', 2],
      [12, 'grace', 6],
      [13, 'margaret', 200],
    ] as const) {
      const merged = Date.parse('2026-03-06T10:00:00Z');
      const opened = new Date(merged - hours * 3_600_000).toISOString();
      story.open(number, { at: opened, by }).merge(number, {
        at: '2026-03-06T10:00:00Z',
        mergeCommit: `p${number}`,
        by,
      });
    }
    story
      .push({
        at: '2026-03-06T10:00:00Z',
        before: 'm5',
        after: 'p13',
        commits: [
          ['p11', '2026-03-06T10:00:00Z'],
          ['p12', '2026-03-06T10:00:00Z'],
          ['p13', '2026-03-06T10:00:00Z'],
        ],
      })
      .deploy(1, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
      .deploy(2, { at: '2026-03-06T11:00:00Z', commit: 'p13' });
    await countStories(knex, story);
    const distributionOf = async (range: { from: string; to: string }) =>
      (await reportOn(knex, { ...range, include: ['lead-time'] })).leadTime
        .distribution;

    const distribution = await distributionOf(week);
    expect(distribution).toMatchObject({ status: 'shown', changes: 8 });
    if (distribution?.status !== 'shown') {
      throw new Error('It is not shown');
    }
    // 3, 7 and 201 hours; m1 25 hours, m2 1 hour; m3, m4 and m5 75, 51 and 27 hours.
    expect(
      distribution.buckets
        .filter(({ changes }) => changes > 0)
        .map(({ fromSeconds, changes }) => [fromSeconds / 3600, changes]),
    ).toEqual([
      [1, 2],
      [4, 1],
      [24, 2],
      [48, 2],
      [168, 1],
    ]);
    await expect(
      distributionOf({ from: '2026-03-02', to: '2026-03-05' }),
    ).resolves.toEqual({ status: 'withheld', minimumContributors: 3 });
    await expect(
      distributionOf({ from: '2026-05-01', to: '2026-05-05' }),
    ).resolves.toEqual({ status: 'no-data' });
  });
});
