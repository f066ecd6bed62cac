import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { countStories } from '../__testUtils__/countStories';
import { checkout, deliver, reportOn } from '../__testUtils__/reportOn';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';

let knex: Knex;

beforeEach(async () => {
  knex = await ledgerDatabase();
});

const search = 'github.com/northwind/search';

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

    const { deploymentFrequency } = await reportOn(knex, {
      from: '2026-03-02',
      to: '2026-03-23',
    });

    expect(deploymentFrequency.current).toEqual({
      deployments: 3,
      rollbacks: 1,
      hotfixes: 0,
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

    const first = await reportOn(knex, {
      from: '2026-03-02',
      to: '2026-03-23',
    });
    expect(
      first.deploymentFrequency.series.map(({ deployments }) => deployments),
    ).toEqual([undefined, 1, 0]);
    expect(first.deploymentFrequency.current.deployments).toBe(1);
    expect(first.deploymentFrequency.previous.deployments).toBeUndefined();

    const second = await reportOn(knex, {
      from: '2026-03-23',
      to: '2026-04-13',
    });
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

    const utc = await reportOn(knex, range);
    const berlin = await reportOn(knex, {
      ...range,
      timeZone: 'Europe/Berlin',
    });

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

    const { deploymentFrequency, leadTime } = await reportOn(knex, {
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

  it('counts a run that deploys several repositories as a deployment of each', async () => {
    const told = { at: '2026-03-03T10:00:00Z', commit: 'a1', run: '77' };
    const stories = ['cart', 'search'].map(name =>
      RepositoryStory.create(`github.com/northwind/${name}`)
        .deploy(1, { ...told, job: 'blue' })
        .deploy(2, { ...told, job: 'green' }),
    );
    await countStories(knex, ...stories);
    const countOf = async (...units: string[]) =>
      (await reportOn(knex, { from: '2026-03-02', to: '2026-03-09' }, units))
        .deploymentFrequency.current.deployments;

    const [one, other] = stories.map(({ repository }) => repository);
    // Two jobs each, and one deployment.
    await expect(countOf(one)).resolves.toBe(1);
    await expect(countOf(one, other)).resolves.toBe(2);
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
      (await reportOn(knex, range, repositories)).deploymentFrequency.current
        .deployments;
    await expect(of(checkout)).resolves.toBe(1);
    await expect(of(checkout, search)).resolves.toBe(3);
    await expect(of()).resolves.toBeUndefined();
  });
});

it('says when the newest event that was counted happened', async () => {
  await countStories(
    knex,
    deliver(RepositoryStory.create(), [['2026-03-03T12:00:00Z', 1]]),
  );

  const { asOf } = await reportOn(knex, {
    from: '2026-03-01',
    to: '2026-03-08',
  });
  expect(asOf).toBe('2026-03-03T12:00:00.000Z');
});
