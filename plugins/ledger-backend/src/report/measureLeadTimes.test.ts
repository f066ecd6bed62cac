import type { Knex } from 'knex';
import { countStories } from '../__testUtils__/countStories';
import { deliver, reportOn } from '../__testUtils__/reportOn';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';

let knex: Knex;

beforeEach(async () => {
  knex = await ledgerDatabase();
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

    const { leadTime } = await reportOn(knex, {
      from: '2026-03-02',
      to: '2026-03-16',
    });

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

    const { leadTime, previousRange } = await reportOn(knex, {
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

    const { leadTime } = await reportOn(knex, {
      from: '2026-03-02',
      to: '2026-03-09',
    });

    expect(leadTime.unmeasurable).toBe(1);
    expect(leadTime.current).toMatchObject({
      changes: 1,
      medianSeconds: 6 * 3600,
    });
  });

  it('is no data where nothing was delivered', async () => {
    const { leadTime } = await reportOn(knex, {
      from: '2026-03-02',
      to: '2026-03-09',
    });

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

    const { leadTime } = await reportOn(knex, week);

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

    const { leadTime } = await reportOn(knex, week);

    expect(leadTime.current).toEqual({
      changes: 3,
      medianSeconds: 8 * 3600,
      p90Seconds: expect.any(Number),
      stages: { status: 'withheld', minimumContributors: 3 },
    });
  });

  it('are withheld for each stretch on its own', async () => {
    await countStories(knex, reviewed(['ada', 'grace', 'edsger']));

    const byDay = await reportOn(knex, { ...week, granularity: 'day' });
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
    const later = await reportOn(knex, {
      from: '2026-03-05',
      to: '2026-03-06',
    });
    expect(later.leadTime.previous.stages.status).toBe('withheld');
  });
});
