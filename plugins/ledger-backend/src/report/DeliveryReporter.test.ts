import type {
  DeliveryReport,
  Granularity,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { countStories } from '../__testUtils__/countStories';
import { rules } from '../__testUtils__/factsOf';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { DeliveryReporter } from './DeliveryReporter';
import { createWindow } from './Window';

const checkout = 'github.com/northwind/checkout';
const search = 'github.com/northwind/search';

/** Long after everything in these tests. */
const muchLater = '2027-01-01';

let knex: Knex;

beforeEach(async () => {
  knex = await ledgerDatabase();
});

async function report(
  range: {
    from: string;
    to: string;
    granularity?: Granularity;
    timeZone?: string;
    now?: string;
  },
  repositories: string[] = [checkout],
): Promise<DeliveryReport> {
  const reporter = DeliveryReporter.create({
    knex,
    config: { timeZone: 'UTC', minimumContributors: 3, rules },
  });
  const { now = muchLater, ...question } = range;
  return reporter.report(
    {
      entityRef: 'group:default/northwind',
      kind: 'organization',
      components: repositories.length,
      linkedComponents: repositories.length,
      repositories,
    },
    createWindow({ granularity: 'week', timeZone: 'UTC', ...question }),
    new Date(now),
  );
}

/** Deploys commits that were each pushed and authored some hours before. */
function deliver(
  story: RepositoryStory,
  deliveries: Array<[deployedAt: string, hours: number]>,
): RepositoryStory {
  const first = story.events.length;
  deliveries.forEach(([deployedAt, hours], index) => {
    const commit = `m${first + index + 1}`;
    const authoredAt = new Date(
      Date.parse(deployedAt) - hours * 3_600_000,
    ).toISOString();
    story
      .push({
        at: deployedAt,
        before: `m${first + index}`,
        after: commit,
        commits: [[commit, authoredAt]],
      })
      .deploy(`${commit}`, { at: deployedAt, commit });
  });
  return story;
}

describe('deployment frequency', () => {
  it('counts what was delivered per week, and tells the rest apart', async () => {
    const story = deliver(RepositoryStory.create(), [
      ['2026-03-02T00:00:00Z', 1],
      ['2026-03-08T23:59:59Z', 1],
      ['2026-03-10T12:00:00Z', 1],
      ['2026-03-24T12:00:00Z', 1],
    ]);
    story
      .deploy('again', { at: '2026-03-10T13:00:00Z', commit: 'm3' })
      .deploy('back', { at: '2026-03-10T14:00:00Z', commit: 'm2' })
      .failToDeploy('failed', { at: '2026-03-10T15:00:00Z', commit: 'm3' });
    await countStories(knex, story);

    const { deploymentFrequency } = await report({
      from: '2026-03-02',
      to: '2026-03-23',
    });

    expect(deploymentFrequency.current).toEqual({
      deployments: 3,
      rollbacks: 1,
      redeployments: 1,
      failed: 1,
    });
    expect(
      deploymentFrequency.series.map(({ start, deployments, rollbacks }) => [
        start.slice(0, 10),
        deployments,
        rollbacks,
      ]),
    ).toEqual([
      ['2026-03-02', 2, 0],
      ['2026-03-09', 1, 1],
      ['2026-03-16', 0, 0],
    ]);
  });

  it('is no data before the first deployment, and 0 after it', async () => {
    await countStories(
      knex,
      deliver(RepositoryStory.create(), [['2026-03-10T12:00:00Z', 1]]),
    );

    const first = await report({ from: '2026-03-02', to: '2026-03-23' });
    expect(
      first.deploymentFrequency.series.map(({ deployments }) => deployments),
    ).toEqual([undefined, 1, 0]);
    expect(first.deploymentFrequency.current.deployments).toBe(1);
    expect(first.deploymentFrequency.previous.deployments).toBeUndefined();

    const second = await report({ from: '2026-03-23', to: '2026-04-13' });
    expect(second.deploymentFrequency.current.deployments).toBe(0);
    expect(second.deploymentFrequency.previous.deployments).toBe(1);
  });

  it('puts a deployment into the week of the asked time zone', async () => {
    await countStories(
      knex,
      deliver(RepositoryStory.create(), [
        // Monday half past midnight in Berlin.
        ['2026-03-08T23:30:00Z', 1],
        // The clocks have changed: half past midnight again.
        ['2026-04-05T22:30:00Z', 1],
      ]),
    );
    const range = { from: '2026-03-02', to: '2026-04-13' };

    const utc = await report(range);
    const berlin = await report({ ...range, timeZone: 'Europe/Berlin' });

    const counts = ({ deploymentFrequency }: DeliveryReport) =>
      deploymentFrequency.series.map(({ deployments }) => deployments);
    expect(counts(utc)).toEqual([1, 0, 0, 0, 1, 0]);
    expect(counts(berlin)).toEqual([undefined, 1, 0, 0, 0, 1]);
  });

  it('marks what the range or the present cuts, and knows nothing of the future', async () => {
    await countStories(
      knex,
      deliver(RepositoryStory.create(), [['2026-03-03T12:00:00Z', 1]]),
    );

    const { deploymentFrequency, leadTime } = await report({
      from: '2026-03-03',
      to: '2026-03-30',
      now: '2026-03-18T10:00:00Z',
    });

    expect(
      deploymentFrequency.series.map(({ incomplete, deployments }) => [
        incomplete,
        deployments,
      ]),
    ).toEqual([
      [true, 1],
      [false, 0],
      [true, 0],
      [true, undefined],
    ]);
    expect(leadTime.series.map(({ incomplete }) => incomplete)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it('adds repositories up', async () => {
    await countStories(
      knex,
      deliver(RepositoryStory.create(checkout), [['2026-03-03T12:00:00Z', 1]]),
      deliver(RepositoryStory.create(search), [
        ['2026-03-04T12:00:00Z', 1],
        ['2026-03-05T12:00:00Z', 1],
      ]),
    );
    const range = { from: '2026-03-02', to: '2026-03-09' };

    const of = async (...repositories: string[]) =>
      (await report(range, repositories)).deploymentFrequency.current
        .deployments;
    await expect(of(checkout)).resolves.toBe(1);
    await expect(of(checkout, search)).resolves.toBe(3);
    await expect(of()).resolves.toBeUndefined();
  });
});

describe('lead time', () => {
  it('is the true median and 90th percentile, interpolated', async () => {
    await countStories(
      knex,
      deliver(RepositoryStory.create(), [
        ['2026-03-03T12:00:00Z', 10],
        ['2026-03-04T12:00:00Z', 1],
        ['2026-03-11T12:00:00Z', 4],
        ['2026-03-12T12:00:00Z', 2],
      ]),
    );

    const { leadTime } = await report({ from: '2026-03-02', to: '2026-03-16' });

    // 1, 2, 4, 10 hours: half way between 2 and 4, and 0.7 between 4 and 10.
    expect(leadTime.current).toMatchObject({
      changes: 4,
      medianSeconds: 3 * 3600,
    });
    expect(leadTime.current.p90Seconds).toBeCloseTo(8.2 * 3600, 6);
    expect(
      leadTime.series.map(({ changes, medianSeconds }) => [
        changes,
        medianSeconds,
      ]),
    ).toEqual([
      [2, 5.5 * 3600],
      [2, 3 * 3600],
    ]);
  });

  it('compares with the range before', async () => {
    await countStories(
      knex,
      deliver(RepositoryStory.create(), [
        ['2026-03-03T12:00:00Z', 6],
        ['2026-03-10T12:00:00Z', 2],
      ]),
    );

    const { leadTime, previousRange } = await report({
      from: '2026-03-09',
      to: '2026-03-16',
    });

    expect(previousRange).toEqual({
      from: '2026-03-02T00:00:00.000Z',
      to: '2026-03-09T00:00:00.000Z',
    });
    expect(leadTime.current.medianSeconds).toBe(2 * 3600);
    expect(leadTime.previous.medianSeconds).toBe(6 * 3600);
  });

  it('leaves out what clocks make negative, and says how many', async () => {
    await countStories(
      knex,
      deliver(RepositoryStory.create(), [
        ['2026-03-03T12:00:00Z', 6],
        ['2026-03-04T12:00:00Z', -1],
      ]),
    );

    const { leadTime } = await report({ from: '2026-03-02', to: '2026-03-09' });

    expect(leadTime.unmeasurable).toBe(1);
    expect(leadTime.current).toMatchObject({
      changes: 1,
      medianSeconds: 6 * 3600,
    });
  });

  it('is no data where nothing was delivered', async () => {
    const { leadTime } = await report({ from: '2026-03-02', to: '2026-03-09' });

    expect(leadTime.current).toEqual({
      changes: 0,
      stages: { status: 'no-data' },
    });
  });
});

describe('stages', () => {
  /** Three changes: coding 1, 2, 4 hours, pickup 1 hour, review 2, deploy 3. */
  function reviewed(people: string[]): RepositoryStory {
    const story = RepositoryStory.create().push({
      at: '2026-03-01T08:00:00Z',
      before: 'm-1',
      after: 'm0',
      commits: [],
    });
    [1, 2, 4].forEach((codingHours, index) => {
      const number = index + 1;
      const day = `2026-03-0${number + 1}`;
      story
        .push({
          at: `${day}T07:59:00Z`,
          branch: `branch-${number}`,
          after: `head-${number}`,
          commits: [[`head-${number}`, `${day}T0${8 - codingHours}:00:00Z`]],
        })
        .open(number, { at: `${day}T08:00:00Z`, by: people[0] })
        .review(number, {
          at: `${day}T09:00:00Z`,
          by: people[1 + (index % (people.length - 1))],
        })
        .push({
          at: `${day}T11:00:00Z`,
          before: `m${index}`,
          after: `m${number}`,
          commits: [`m${number}`],
        })
        .merge(number, {
          at: `${day}T11:00:00Z`,
          mergeCommit: `m${number}`,
          by: people[0],
          commits: 1,
        })
        .deploy(number, { at: `${day}T14:00:00Z`, commit: `m${number}` });
    });
    return story;
  }

  const week = { from: '2026-03-02', to: '2026-03-09' };

  it('are medians over the changes when enough people are behind them', async () => {
    await countStories(knex, reviewed(['ada', 'grace', 'edsger']));

    const { leadTime } = await report(week);

    expect(leadTime.current).toEqual({
      changes: 3,
      medianSeconds: 8 * 3600,
      p90Seconds: expect.any(Number),
      stages: {
        status: 'shown',
        medianSeconds: {
          coding: 2 * 3600,
          pickup: 3600,
          review: 2 * 3600,
          deploy: 3 * 3600,
        },
      },
    });
  });

  it('are withheld, all of them, when fewer than three people are; lead time is not', async () => {
    await countStories(knex, reviewed(['ada', 'grace']));

    const { leadTime } = await report(week);

    expect(leadTime.current).toEqual({
      changes: 3,
      medianSeconds: 8 * 3600,
      p90Seconds: expect.any(Number),
      stages: { status: 'withheld', minimumContributors: 3 },
    });
  });

  it('are withheld for each stretch on its own', async () => {
    await countStories(knex, reviewed(['ada', 'grace', 'edsger']));

    const byDay = await report({ ...week, granularity: 'day' });
    expect(byDay.leadTime.series.map(({ stages }) => stages.status)).toEqual([
      'withheld',
      'withheld',
      'withheld',
      'no-data',
      'no-data',
      'no-data',
      'no-data',
    ]);
    expect(byDay.leadTime.current.stages.status).toBe('shown');

    // Of the range before, one change by two people is left.
    const later = await report({ from: '2026-03-05', to: '2026-03-06' });
    expect(later.leadTime.previous.stages.status).toBe('withheld');
  });
});

describe('changes that wait for their deployment', () => {
  const pushed = (at: string, commit: string, before: string) => ({
    at,
    before,
    after: commit,
    commits: [commit],
  });

  it('are those at the end of the range', async () => {
    const story = RepositoryStory.create()
      .push(pushed('2026-03-02T08:00:00Z', 'm1', 'm0'))
      .deploy(1, { at: '2026-03-02T09:00:00Z', commit: 'm1' })
      .push(pushed('2026-03-03T08:00:00Z', 'm2', 'm1'))
      .push(pushed('2026-03-04T08:00:00Z', 'm3', 'm2'))
      .deploy(2, { at: '2026-03-05T08:00:00Z', commit: 'm2' });
    await countStories(knex, story);

    const at = async (to: string) =>
      (await report({ from: '2026-03-01', to })).leadTime.undeployed;
    await expect(at('2026-03-02T08:30:00Z')).resolves.toEqual({
      changes: 1,
      oldestMergedAt: '2026-03-02T08:00:00.000Z',
    });
    await expect(at('2026-03-03T00:00:00Z')).resolves.toEqual({ changes: 0 });
    await expect(at('2026-03-05T00:00:00Z')).resolves.toEqual({
      changes: 2,
      oldestMergedAt: '2026-03-03T08:00:00.000Z',
    });
    await expect(at('2026-03-06T00:00:00Z')).resolves.toEqual({
      changes: 1,
      oldestMergedAt: '2026-03-04T08:00:00.000Z',
    });
  });

  it('are not those presumed in production at the first known deployment', async () => {
    const story = RepositoryStory.create()
      .push(pushed('2026-01-02T08:00:00Z', 'm1', 'm0'))
      .push(pushed('2026-03-02T08:00:00Z', 'm2', 'm1'))
      .deploy(1, { at: '2026-03-02T09:00:00Z', commit: 'm2' });
    await countStories(knex, story);

    const { leadTime } = await report({ from: '2026-03-01', to: '2026-03-08' });
    expect(leadTime.undeployed).toEqual({ changes: 0 });
    expect(leadTime.current.changes).toBe(1);
  });

  it('in a repository that was never deployed are those a first deployment would take', async () => {
    const story = RepositoryStory.create()
      .push(pushed('2026-01-02T08:00:00Z', 'm1', 'm0'))
      .push(pushed('2026-03-02T08:00:00Z', 'm2', 'm1'));
    await countStories(knex, story);

    const { leadTime } = await report({ from: '2026-03-01', to: '2026-03-08' });
    expect(leadTime.undeployed).toEqual({
      changes: 1,
      oldestMergedAt: '2026-03-02T08:00:00.000Z',
    });
  });
});

it('says when the newest event that was counted happened', async () => {
  await countStories(
    knex,
    deliver(RepositoryStory.create(), [['2026-03-03T12:00:00Z', 1]]),
  );

  const { asOf } = await report({ from: '2026-03-01', to: '2026-03-08' });
  expect(asOf).toBe('2026-03-03T12:00:00.000Z');
});
